"""What was published, in the keys of one snapshot's lists, while its public file is written."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from data_access.protection.banded import Place
from data_access.protection.cubes import Cube, published_months
from data_access.protection.editions import FIRST, SECOND, Cell, Codes, Edition, Figure, Published
from data_access.protection.places import Places
from data_access.protection.settling import Held, Shown

NEVER = object()  # no value a figure was ever published as


class Shelf:
    """Takes editions off by key, and puts new ones on by code."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, published: Published):
        self._connection = connection
        self._places = Places.of(connection)
        self.published = published
        self.again: set[tuple[str, int, int]] = set()  # fact, authority, month: second editions made now

    def months(self, cube: Cube) -> dict[int, list[int]]:
        """By authority the months of the fact that are to be shown."""
        known: dict[int, set[int]] = {}
        for each in self.published.editions:
            key = self._places.authority_key(each.authority)
            if key is not None and each.fact == cube.fact:
                known.setdefault(key, set()).add(each.month)
        return published_months(self._connection, cube, known)

    def held(self, cube: Cube, authority: int) -> dict[int, Held]:
        """By month what was published of the fact in the authority.

        A cell of a place that the lists do not have, as after going back, is left out while they do not.
        """
        own = self.published.months(cube.fact, self._places.authority(authority))
        return {month: Held(each.number, self._by_key(cube, each)) for month, each in own.items()}

    def _by_key(self, cube: Cube, edition: Edition) -> Shown:
        found = ((self._places.keys(cube, codes), cell) for codes, cell in edition.cells.items())
        return {keys: cell for keys, cell in found if keys is not None}

    def _by_code(self, cube: Cube, held: Held, before: Edition | None) -> dict[Codes, Cell]:
        """The cells, and those of before whose places the lists do not have, which stay."""
        left = before.cells if before else {}
        unlisted = {codes: left[codes] for codes in left if self._places.keys(cube, codes) is None}
        return unlisted | {self._places.codes(cube, keys): cell for keys, cell in held.cells.items()}

    def add(self, cube: Cube, authority: int, made: Mapping[int, Held]) -> None:
        """Put the new editions of months on."""
        named = self._places.authority(authority)
        before = self.published.months(cube.fact, named)
        editions = [
            Edition(cube.fact, named, month, held.number, self._by_code(cube, held, before.get(month)))
            for month, held in made.items()
        ]
        self.published = self.published.then(editions, ())
        seconds = (month for month, held in made.items() if held.number == SECOND)
        self.again |= {(cube.fact, authority, month) for month in seconds}

    def values(self) -> dict[Place, float | None]:
        """The figures of the menu as they were published."""
        found = {}
        for each in self.published.values().values():
            key = self._places.authority_key(each.authority)
            if key is not None:
                found[each.metric, key, each.grain, each.first] = each.value
        return found

    def add_values(self, values: Mapping[Place, float | None]) -> None:
        """Put the figures on that were never published before, or that a second edition moved."""
        before = self.values()
        figures = [
            Figure(
                metric,
                self._places.authority(authority),
                grain,
                first,
                SECOND if (metric, authority, grain, first) in before else FIRST,
                value,
            )
            for (metric, authority, grain, first), value in values.items()
            if before.get((metric, authority, grain, first), NEVER) != value
        ]
        self.published = self.published.then((), figures)
