"""The public store: counts protected once, when data is loaded, so that no later question can undo it.

`cubes` says which cells there are, `rounding` makes small ones 0 or 5, `frozen`
keeps what was published, `banded` works out what is no sum of cells, and
`build` writes the public file. Nothing of this runs when a question is asked.
"""

from data_access.protection.build import protect
from data_access.protection.cubes import CUBES, Cube

__all__ = ["CUBES", "Cube", "protect"]
