"""Keys of a snapshot's own lists, which two loads may give differently, and the codes that stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import duckdb

from data_access.protection.cubes import KEYS, Cube, Keys
from data_access.protection.editions import Codes

Names = Mapping[str, Mapping[int, str]]  # by dimension the code of each key


class Places:
    """The cells of a snapshot's cubes by key and by code."""

    def __init__(self, names: Names):
        self._codes = names
        self._keys = {name: {code: key for key, code in held.items()} for name, held in names.items()}

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> Places:
        """Those of the snapshot's file."""
        return cls(read(lambda name: connection.execute(f"SELECT key, code FROM {name}").fetchall()))

    def authority(self, key: int) -> str:
        """The authority's code."""
        return self._codes["authority"][key]

    def authority_key(self, code: str) -> int | None:
        """Its key; None where the lists do not have it."""
        return self._keys["authority"].get(code)

    def codes(self, cube: Cube, keys: Keys) -> Codes:
        """The codes of a cell."""
        return tuple(self._codes[name][key] for name, key in zip(cube.keys, keys, strict=True))

    def keys(self, cube: Cube, codes: Codes) -> Keys | None:
        """The keys of a cell; None where the lists do not have one of its places any more."""
        found = [self._keys[name].get(code) for name, code in zip(cube.keys, codes, strict=True)]
        known = tuple(key for key in found if key is not None)
        return known if len(known) == len(found) else None


def read(listed: Callable[[str], list[tuple[int, str]]]) -> Names:
    """By dimension the codes, of what `listed` gives of each: rows of key and code."""
    return {name: dict(listed(name)) for name in KEYS}
