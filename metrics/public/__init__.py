"""What the public may ask, and how public figures are shown."""
