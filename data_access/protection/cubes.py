"""Which cells the public may combine: one inner set for each fact, and no second one.

Most large cells are published as they are, so that a second set of the same
fact would give the small cells of the first away by subtraction. What a set
does not tell apart, no public figure can.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from data_access.facts import FACTS

Keys = tuple[int, ...]  # a dimension key for each of the cube's `keys`, the authority first
Cells = dict[Keys, int]  # events in each cell of one month that has any

SETTLES = 3  # months after a quarter until it is published
EPOCH = date(1970, 1, 1)
MONTH = "(date_trunc('month', DATE '1970-01-01' + {0})::DATE - DATE '1970-01-01')::INTEGER"


@dataclass(frozen=True)
class Cube:
    """The inner set of a fact: its cells are told apart by the month of `day` and by `keys`."""

    fact: str
    extract: str
    day: str
    keys: tuple[str, ...]
    whose: tuple[str, ...]  # whom an event is told by: its family, else its child, else nobody but itself


CUBES = {
    fact.name: Cube(
        fact.name, fact.extract, fact.dated, fact.cells, (*(each.name for each in reversed(fact.who)), "id")
    )
    for fact in FACTS.values()
    if isinstance(fact.cells, tuple)
}
# Every key a cube has, in order.
KEYS = tuple(dict.fromkeys(key for cube in CUBES.values() for key in cube.keys))


def published_months(
    connection: duckdb.DuckDBPyConnection, cube: Cube, known: Mapping[int, Collection[int]]
) -> dict[int, list[int]]:
    """For each authority the day numbers of the months to publish, in order: quarters that have settled.

    One has once `SETTLES` months more are covered: rows come late, and a month stays as it was published.
    Months `known` to be published go on being so. One still open never is: it would be published again when
    it is complete, and the difference of the two would tell who came last.
    """
    windows = connection.execute(
        f"""SELECT authority, first, after - 1, date_trunc('quarter', DATE '1970-01-01' + after
                - INTERVAL {SETTLES} MONTH)::DATE - DATE '1970-01-01'
        FROM (SELECT authority, min(covers_from) AS first, max(covers_to) + 1 AS after
            FROM coverage WHERE extract = ? GROUP BY 1) ORDER BY 1""",
        [cube.extract],
    ).fetchall()
    return {
        authority: [m for m in whole_months(first, last) if m < settled or m in known.get(authority, ())]
        for authority, first, last, settled in windows
    }


def whole_months(first: int, last: int) -> Iterable[int]:
    """The first days of the months that lie wholly between the two days."""
    month = EPOCH + timedelta(days=first)
    month = month if month.day == 1 else _next(month)
    while (_next(month) - EPOCH).days - 1 <= last:
        yield (month - EPOCH).days
        month = _next(month)


def _next(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def true_cells(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, Cells]:
    """The true counts by month, in an order that does not depend on that of the rows."""
    return _by_month(connection, cube, "sum(own)")


def others(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, Cells]:
    """What is left of each true count once the family with the most events in that cell is taken away.

    Every family knows its own events: told a cell's exact count, it knows how many the others have.
    """
    return _by_month(connection, cube, "sum(own) - max(own)")


def _by_month(connection: duckdb.DuckDBPyConnection, cube: Cube, count: str) -> dict[int, Cells]:
    """By month and cell a count made of its families' `own` events."""
    months: dict[int, Cells] = {}
    keys, whose = ", ".join(cube.keys), ", ".join(f"'{name} ' || {name}" for name in cube.whose)
    rows = connection.execute(
        f"SELECT month, {keys}, ({count})::INTEGER FROM (SELECT {MONTH.format(cube.day)} AS month, {keys}, "
        f"coalesce({whose}) AS whose, sum(n) AS own FROM {cube.fact} WHERE {cube.day} IS NOT NULL "
        "GROUP BY ALL) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for month, *place, found in rows:
        months.setdefault(month, {})[tuple(place)] = found
    return months


def of_authority(cells: Mapping[Keys, int], authority: int) -> Cells:
    """The cells of that authority alone."""
    return {keys: count for keys, count in cells.items() if keys[0] == authority}
