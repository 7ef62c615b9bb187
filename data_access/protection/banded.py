"""Figures that are no sums of cells, worked out once for a fixed menu: whole councils, whole periods.

How many different children, a middle number of days, how much work is held: none
follows from protected cells, and each asked freely would unpick itself. So there
is one figure for each council and period of the menu, coarse, and nothing else is
ever derived. A figure stays as it was published, also one withheld. In the one
second edition that a year may have it changes only where the true one is a whole
step away and rests on far from too few, so a correction does not show where the
true figure lies.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data_access.protection.cubes import CUBES, Cube
from data_access.stores.duckdb_file import one_row

FINANCIAL_YEAR, QUARTER = "financial_year", "quarter"
MONTHS = {FINANCIAL_YEAR: (12, 4), QUARTER: (3, 1)}  # length, and a month one begins in

FEW = 5  # fewer on either side of a share are told of nobody
FAR = 2 * FEW  # as with cells: what stood on few, or may have, changes only once it stands on this many


@dataclass(frozen=True)
class Figure:
    """One figure of the menu, compiled from a metric's declaration by whoever may read those.

    `sql` selects its `Found` from the true rows; of one that is told apart `by` dimensions one for each of
    their members, whose codes follow it. Of its parameters `authority`, `first`, `last` and
    `known_to` (the day the data is known to) are given for each period; the others are its `constants`.
    `step`: what the value is rounded to. `least`: events below which it is withheld. `wait`: months of data
    needed before the period; where it is `lasting`, also as long as what was open before the data began may
    last, unless the opening stock was sent. `after`: days of data needed after it.
    """

    metric: str
    fact: str
    grain: str
    sql: str
    step: int
    least: int
    wait: int = 0
    lasting: bool = False
    after: int = 0
    constants: tuple[tuple[str, object], ...] = ()
    by: tuple[str, ...] = ()


Menu = tuple[Figure, ...]


@dataclass(frozen=True)
class Found:
    """A true figure: its value, none where nothing is behind it; the events behind it; the fewest on a side.

    A share's sides are those it counts and those it does not. Of a figure without sides, all are the fewest.
    """

    value: float | None
    events: int
    fewest: int


COLUMNS = ("metric", "authority", "grain", "first", "value", "status")
Place = tuple[str, int, str, int]  # its line, key of the authority, grain, first day number


def line(metric: str, *members: tuple[str, str]) -> str:
    """What a figure is called in the table: "referrals", or of a part of these "referrals source=self".

    `members`: of each dimension that tells it apart its name and the member's code, which stays its code
    when keys are given anew.
    """
    return " ".join((metric, *(f"{name}={code}" for name, code in sorted(members))))


def work_out(
    connection: duckdb.DuckDBPyConnection,
    menu: Menu,
    months: Mapping[str, Mapping[int, Sequence[int]]],
    before: Mapping[Place, float | None],
    again: Collection[tuple[str, int, int]] = (),
) -> dict[Place, float | None]:
    """The menu's figures of the periods whose months are all published, as they are to be shown.

    `months`: those published of each fact, by authority's key. `before`: what was published, which stays
    but for a period that begins with a month whose second edition is made now: `again`, by fact, authority
    and month.
    """
    now: dict[Place, float | None] = {}
    for figure in menu:
        for authority, first, last, known_to in _periods(connection, figure, months[figure.fact]):
            period = (authority, figure.grain, first)
            held = {at: told for at, told in before.items() if at[1:] == period and _is_of(figure, at[0])}
            now |= held
            if held and (figure.fact, authority, first) not in again:
                continue
            asked = {"authority": authority, "first": first, "last": last, "known_to": known_to}
            for called, found in _found(connection, figure, asked):
                place = (called, *period)
                now[place] = banded(found, figure, place in before, before.get(place))
    return now


def _is_of(figure: Figure, called: str) -> bool:
    """Whether the figure's lines are called so, whatever their members."""
    metric, *members = called.split(" ")
    return metric == figure.metric and [each.split("=")[0] for each in members] == sorted(figure.by)


def rows(values: Mapping[Place, float | None]) -> list[tuple]:
    """The figures as rows by `COLUMNS`."""
    return [(*place, value, "withheld" if value is None else "shown") for place, value in values.items()]


def _found(
    connection: duckdb.DuckDBPyConnection, figure: Figure, asked: dict[str, int]
) -> Iterator[tuple[str, Found]]:
    """What is found of each of the figure's lines."""
    named = {name: value for name, value in asked.items() if f"${name}" in figure.sql}
    rows = connection.execute(figure.sql, named | dict(figure.constants)).fetchall()
    for value, events, fewest, *codes in rows:
        called = line(figure.metric, *zip(figure.by, codes, strict=True))
        yield called, Found(value, events or 0, fewest or 0)


def banded(found: Found, figure: Figure, published: bool, before: float | None) -> float | None:
    """The value to publish, or None where too few are behind it.

    `published`: whether the period was, as the value `before` or as withheld where that is None. What was
    published stays until far from too few are behind it: were a figure to come or go at once, whoever knows
    of one child more would learn that it made them enough, or too few.
    """
    if found.value is None or found.events < figure.least or found.fewest < (FAR if published else FEW):
        return before
    if before is not None and abs(found.value - before) < figure.step:
        return before
    return float(math.floor(found.value / figure.step + 0.5) * figure.step)


def _periods(
    connection: duckdb.DuckDBPyConnection, figure: Figure, published: Mapping[int, Sequence[int]]
) -> list[tuple[int, int, int, int]]:
    """Each period whose months are all published: authority, first and last day, and the day known to."""
    cube = CUBES[figure.fact]
    length, start = MONTHS[figure.grain]
    found = []
    for authority, months in published.items():
        begins = _known_from(connection, cube, authority, figure)
        known_to = _known_to(connection, cube, authority)
        for first, last in connection.execute(
            "SELECT min(m), (last_day(max(d)) - DATE '1970-01-01')::INTEGER "
            "FROM (SELECT m, DATE '1970-01-01' + m AS d FROM (SELECT unnest(?::INTEGER[]) AS m)) "
            "GROUP BY (year(d) * 12 + month(d) - ?) // ? HAVING count(*) = ? ORDER BY 1",
            [months, start, length, length],
        ).fetchall():
            known = last + figure.after <= known_to
            if known and (last if figure.grain == QUARTER else first) >= begins:
                found.append((authority, first, last, known_to))
    return found


def _known_from(connection: duckdb.DuckDBPyConnection, cube: Cube, authority: int, figure: Figure) -> int:
    """The day number from which the figure is known: data must reach back as far as it looks."""
    months = "?::INTEGER + CASE WHEN ? AND opening_stock = 0 THEN lasts ELSE 0 END"
    day: int = one_row(
        connection,
        f"SELECT max((DATE '1970-01-01' + covers_from + to_months({months}))::DATE - DATE '1970-01-01') "
        "FROM coverage WHERE authority = ? AND extract = ?",
        [figure.wait, figure.lasting, authority, cube.extract],
    )[0]
    return day


def _known_to(connection: duckdb.DuckDBPyConnection, cube: Cube, authority: int) -> int:
    """The day number of the last day known in full."""
    day: int = one_row(
        connection,
        "SELECT min(least(covers_to, coalesce(as_at, covers_to))) FROM coverage "
        "WHERE authority = ? AND extract = ?",
        [authority, cube.extract],
    )[0]
    return day
