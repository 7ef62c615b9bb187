"""Numbers in, numbers out: nothing here knows what a figure counts, or how pages say or draw it."""
