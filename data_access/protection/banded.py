"""Figures that are no sums of cells, worked out once for a fixed menu: whole councils, whole periods.

How many different children, a middle number of days, how much work is held: none
follows from protected cells, and each asked freely would unpick itself. So there
is one figure for each council and period of the menu, coarse, and nothing else is
ever derived. A figure stays as it was published until the true one is a whole
step away, so a correction does not show where the true figure lies.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import duckdb

from data_access.protection.cubes import CUBES, Cube, closed_months
from data_access.protection.frozen import fill

FINANCIAL_YEAR, QUARTER = "financial_year", "quarter"
MONTHS = {
    FINANCIAL_YEAR: (12, 4),
    QUARTER: (3, 1),
}  # length, and a month one begins in

_WITHIN = "authority = $authority AND {day} BETWEEN $first AND $last"
_SELF = "referral_source IN (SELECT key FROM referral_source WHERE code = 'self')"
_HELD = (
    "SELECT sum(n) FILTER (WHERE started <= $last) - coalesce(sum(n) FILTER (WHERE ended <= $last), 0) "
    "AS held FROM allocation WHERE authority = $authority AND $first <= $last"
)


@dataclass(frozen=True)
class Figure:
    """One line of the menu. `sql` selects the value and the events behind it, for an authority and period.

    `step`: what the value is rounded to. `least`: events below which it is withheld. `wait`: days of data
    needed before the period, none where an opening stock was sent; `after`: days of data needed after it.
    """

    metric: str
    fact: str
    grain: str
    sql: str
    step: int
    least: int
    wait: int = 0
    after: int = 0


def _distinct(metric: str, fact: str, what: str, also: str = "TRUE") -> Figure:
    within = _WITHIN.format(day=CUBES[fact].day)
    sql = f"SELECT count(DISTINCT {what}), count(DISTINCT {what}) FROM {fact} WHERE {within} AND {also}"
    return Figure(metric, fact, FINANCIAL_YEAR, sql, step=5, least=10)


def _middle(metric: str, fact: str, column: str, wait: int = 0) -> Figure:
    within = _WITHIN.format(day=CUBES[fact].day)
    sql = f"SELECT median({column}), count({column}) FROM {fact} WHERE {within}"
    return Figure(metric, fact, FINANCIAL_YEAR, sql, step=1, least=50, wait=wait)


def _came_back(within: int = 365) -> Figure:
    """All children are followed to the end: the share is counted, not estimated; never near none or all."""
    lives = (
        "SELECT min_by(coalesce(days_to_next, 1000000), (involvement_ended, coalesce(days_to_next, 1000000)))"
        f" <= {within} AS back FROM referral WHERE {_WITHIN.format(day='involvement_ended')} "
        "AND child IS NOT NULL GROUP BY child"
    )
    counted = f"SELECT count(*) FILTER (back) AS back, count(*) AS children FROM ({lives})"
    enough = "CASE WHEN least(back, children - back) >= 5 THEN children ELSE 0 END"
    sql = f"SELECT 100 * back / children, {enough} FROM ({counted})"
    name = "came_back_within_12_months"
    return Figure(name, "referral", FINANCIAL_YEAR, sql, step=5, least=50, wait=365, after=within)


MENU = (
    _distinct("self_referring_families", "referral", "family", _SELF),
    _middle("days_to_decision", "referral", "days_to_decision"),
    _came_back(),
    _distinct("children_allocated", "allocation", "child"),
    _middle("days_to_first_allocation", "allocation", "days_from_referral", wait=90),
    Figure(
        "open_allocations",
        "allocation",
        QUARTER,
        f"SELECT held, held FROM ({_HELD})",
        5,
        10,
        365,
    ),
)


def work_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the menu's figures of the closed periods into `banded`; what was published steers what is."""
    before = {
        (metric, authority, grain, first): value
        for metric, authority, grain, first, value in connection.execute(
            "SELECT metric, authority, grain, first, value FROM banded WHERE status = 'shown'"
        ).fetchall()
    }
    rows = []
    for figure in MENU:
        for authority, first, last in _periods(connection, figure):
            place = (figure.metric, authority, figure.grain, first)
            asked = {"authority": authority, "first": first, "last": last}
            value, events = connection.execute(figure.sql, asked).fetchone()
            shown = banded(value, events or 0, figure, before.get(place))
            rows.append((*place, shown, "withheld" if shown is None else "shown"))
    connection.execute("DELETE FROM banded")
    fill(connection, "banded", ("metric", "authority", "grain", "first", "value", "status"), rows)


def banded(value: float | None, events: float, figure: Figure, before: float | None) -> float | None:
    """The value to publish, or None where too few events are behind it.

    What was published stays first of all: taken away at once, it would tell that one more made it enough.
    """
    if value is None:
        return None
    if before is not None and abs(value - before) < figure.step:
        return before
    if events < figure.least:
        return None
    return float(math.floor(value / figure.step + 0.5) * figure.step)


def _periods(connection: duckdb.DuckDBPyConnection, figure: Figure) -> list[tuple[int, int, int]]:
    """Authority, first and last day number of each period whose months are all closed."""
    cube = CUBES[figure.fact]
    length, start = MONTHS[figure.grain]
    found = []
    for authority, months in closed_months(connection, cube).items():
        begins = _known_from(connection, cube, authority, figure)
        for first, last in connection.execute(
            "SELECT min(m), (last_day(max(d)) - DATE '1970-01-01')::INTEGER "
            "FROM (SELECT m, DATE '1970-01-01' + m AS d FROM (SELECT unnest(?::INTEGER[]) AS m)) "
            "GROUP BY (year(d) * 12 + month(d) - ?) // ? HAVING count(*) = ? ORDER BY 1",
            [months, start, length, length],
        ).fetchall():
            known = last + figure.after <= _known_to(connection, cube, authority)
            if known and (last if figure.grain == QUARTER else first) >= begins:
                found.append((authority, first, last))
    return found


def _known_from(connection: duckdb.DuckDBPyConnection, cube: Cube, authority: int, figure: Figure) -> int:
    """The day number from which the figure is known: data must reach back as far as it looks."""
    opened = figure.grain == QUARTER
    return connection.execute(
        "SELECT max(covers_from + CASE WHEN ? AND opening_stock <> 0 THEN 0 ELSE ? END) FROM coverage "
        "WHERE authority = ? AND extract = ?",
        [opened, figure.wait, authority, cube.extract],
    ).fetchone()[0]


def _known_to(connection: duckdb.DuckDBPyConnection, cube: Cube, authority: int) -> int:
    """The day number of the last day known in full."""
    return connection.execute(
        "SELECT min(least(covers_to, coalesce(as_at, covers_to))) FROM coverage "
        "WHERE authority = ? AND extract = ?",
        [authority, cube.extract],
    ).fetchone()[0]
