"""A fact's cells as they are and as they are published: what the public figures leave open, and hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import product

from sqlalchemy import Row, func, select

from data_access.database import Snapshot
from data_access.protection.cubes import EPOCH, Cube, whole_months
from data_access.protection.totals import Bound, Place, told
from data_access.schema import FACTS, calendar, coverage, metadata


@dataclass(frozen=True)
class Cells:
    """A fact's cells, true and published, of one snapshot. A cell is its month and its keys."""

    snapshot: Snapshot
    cube: Cube

    @cached_property
    def true(self) -> dict[Place, int]:
        """The true count of every cell that has one."""
        return _counts(self.snapshot, self.cube)

    @cached_property
    def shown(self) -> dict[Place, int]:
        """The published count of every cell that has one."""
        return _counts(self._public, self.cube)

    @property
    def _public(self) -> Snapshot:
        if (found := self.snapshot.public()) is None:
            raise ValueError("This snapshot has no public figures.")
        return found

    @cached_property
    def known(self) -> dict[Place, Bound]:
        """What the public figures leave open of every published cell.

        A cell that stayed through corrections is further off than the method says. Whoever takes it for
        closer finds that nothing fits, so it is left open as far as it is.
        """
        found = {}
        anything = (None,) * (len(self.cube.keys) - 1)
        for authority, months in self._published.items():
            for cell in self.among(months, (frozenset({authority}), *anything)):
                left, true = told(self.shown.get(cell, 0)), self.true.get(cell, 0)
                found[cell] = Bound(min(left.low, true), max(left.high, true))
        return found

    @cached_property
    def hidden(self) -> frozenset[Place]:
        """The published cells whose count is given as the multiple of five above or below it."""
        return frozenset(
            cell for cell in self.known if self.true.get(cell, 0) % 5 and not self.shown.get(cell, 0) % 5
        )

    @cached_property
    def _published(self) -> dict[int, list[int]]:
        """The months that are public, of every authority."""
        reaches = (
            select(coverage.c.authority, func.min(coverage.c.covers_from), func.max(coverage.c.covers_to))
            .where(coverage.c.extract == self.cube.extract)
            .group_by(coverage.c.authority)
        )
        with self._public.connect() as connection:
            found = connection.execute(reaches).all()
        return {authority: list(whole_months(first, last)) for authority, first, last in found}

    @cached_property
    def _lists(self) -> tuple[dict[int, Row], ...]:
        """By dimension its members, by their keys."""
        with self.snapshot.connect() as connection:
            lists = (connection.execute(select(metadata.tables[name])) for name in self.cube.keys)
            return tuple({row.key: row for row in listed} for listed in lists)

    def among(self, months: Sequence[int], keys: Sequence[frozenset[int] | None]) -> Iterator[Place]:
        """Every cell that there may be: public figures do not say which of those without events there are."""
        allowed = [
            [row for key, row in listed.items() if chosen is None or key in chosen]
            for listed, chosen in zip(self._lists, keys, strict=True)
        ]
        for authority, *rest in product(*allowed):
            if authority.key and all(_is_in(authority, each) for each in rest):
                yield from ((month, authority.key, *(each.key for each in rest)) for month in months)

    def named(self, cell: Place) -> str:
        """The cell in words: "Rutherglen, Hub, Police, August 2023"."""
        month, _, *keys = cell
        names = [listed[key].name for listed, key in zip(self._lists[1:], keys, strict=True)]
        return ", ".join([*names, f"{EPOCH + timedelta(days=month):%B %Y}"])


def _is_in(authority: Row, member: Row) -> bool:
    """Whether the member is no other authority's."""
    return getattr(member, "authority", 0) in (0, authority.key)


def _counts(snapshot: Snapshot, cube: Cube) -> dict[Place, int]:
    fact = FACTS[cube.fact]
    keys = [fact.c[name] for name in cube.keys]
    counted = (
        select(calendar.c.month, *keys, func.sum(fact.c.n))
        .join_from(fact, calendar, calendar.c.day == fact.c[cube.day])
        .group_by(calendar.c.month, *keys)
    )
    with snapshot.connect() as connection:
        return {tuple(place): int(count) for *place, count in connection.execute(counted)}
