"""From files to the rows of a new snapshot."""
