"""The public store: counts protected once, when data is loaded, so that no later question can undo it.

`cubes` says which cells there are, `rounding` makes small ones 0 or 5, `banded` works out what is no sum of
cells, `settling` says what is published of a month, `editions` keep it, and `build` writes the public file.
`bounds` and `beside` say what an exact table would give away beside it.
"""
