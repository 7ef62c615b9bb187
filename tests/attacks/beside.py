"""Exact tables as a council might print them beside its public figures, counted from the rows themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from data_access.database import Snapshot
from data_access.protection.beside import Printed, Settled, settled
from data_access.protection.cells import Cells
from data_access.protection.cubes import CUBES, EPOCH
from metrics.periods import add_months, day_number

# By name: how many months each of its figures is of, and how many dimensions tell them apart.
TABLES = {
    "one-way, of every year": (12, 1),
    "two-way, of every year": (12, 2),
    "one-way, of every quarter": (3, 1),
    "two-way, of every quarter": (3, 2),
    "one-way, of every month": (1, 1),
    "two-way, of every month": (1, 2),
}


def given_away(snapshot: Snapshot, fact: str, name: str) -> Settled:
    """What all tables of that kind together would settle of the fact's hidden counts."""
    months, ways = TABLES[name]
    [found] = settled(snapshot, printed(Cells(snapshot, CUBES[fact]), months, ways))
    return found


def printed(cells: Cells, months: int, ways: int) -> Iterator[Printed]:
    """Every exact total of these ways over stretches of so many months that are public whole."""
    fact, dimensions = cells.cube.fact, range(1, len(cells.cube.keys))  # all are of one authority
    public = sorted({month for month, *_ in cells.known})
    for by in combinations(dimensions, ways):
        added: Counter = Counter()
        for month, *keys in cells.known:
            place = _first(month, months), tuple(keys[each] for each in by)
            added[place] += cells.true.get((month, *keys), 0)
        for (first, members), count in added.items():
            last = day_number(add_months(first, months)) - 1
            if public[0] <= day_number(first) and last <= day_number(add_months(_day(public[-1]), 1)) - 1:
                yield Printed(fact, day_number(first), last, _keys(cells, by, members), count)


def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)


def _first(month: int, months: int) -> date:
    """The first day of the stretch of months, counted from April, that the month lies in."""
    day = _day(month)
    return add_months(day, -((day.month - 4) % months))


def _keys(cells: Cells, by: Iterable[int], members: Iterable[int]) -> tuple[frozenset[int] | None, ...]:
    chosen = dict(zip(by, members, strict=True))
    return tuple(
        frozenset({chosen[place]}) if place in chosen else None for place in range(len(cells.cube.keys))
    )
