"""The public store: counts protected once, when data is loaded, so that no later question can undo it.

`cubes` says which cells there are and `rounding` makes small ones 0 or 5. `settling` says what is published
of a month, first and second, and `editions` is all that was published: `inherited` of an older store, by key
on the `shelf`. `banded` works out what is no sum of cells, and `build` writes the public file. `bounds` and
`beside` say what an exact table would give away beside it. Only `cubes` is known to who answers questions.
"""
