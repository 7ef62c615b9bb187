"""Every figure checked for change, in one pass."""
