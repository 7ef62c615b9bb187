"""The public store: counts protected once, when data is loaded, so that no later question can undo it.

`cubes` says which cells there are, `rounding` makes small ones 0 or 5, `frozen`
keeps what was published, `banded` works out what is no sum of cells, and
`build` writes the public file. Only `cubes` is known to who answers questions.
"""
