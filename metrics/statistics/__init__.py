"""Numbers in, numbers out: nothing here knows what a figure is about, or how it will be said or drawn."""
