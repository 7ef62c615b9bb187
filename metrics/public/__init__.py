"""What the public may ask, and in which form it is shown."""
