"""Whether a place differs from the rest of its council by more than chance, judged by its months."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from metrics.answer import Cell, Value
from metrics.dimensions import Member
from metrics.kinds import Rate
from metrics.model import Metric
from metrics.periods import Period
from metrics.selection import Comparator
from metrics.statistics import dispersion
from metrics.statistics.before_after import rate_ratio
from metrics.statistics.intervals import Interval, difference

CHANCE = 0.05  # one comparison that a reader asked for
LEAST_MONTHS = 6  # fewer months say nothing about how much they vary


class Verdict(StrEnum):
    """How a place compares with the rest."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"  # no further apart than chance would bring
    TOO_FEW = "too few"
    NOT_COMPARED = "not compared"


class Gap(NamedTuple):
    """The difference with its 95% interval: percentage points for shares, a multiple for rates."""

    size: float
    interval: Interval


def comparable(cell: Cell) -> tuple[Value, Value] | None:
    """The figure of a place and that of the rest, where both are firm, with something to divide by."""
    rest = rest_of(cell)
    return (cell.figure, rest) if rest and _is_firm(cell.figure) and _is_firm(rest) else None


def _is_firm(figure: Value) -> bool:
    return figure.is_firm and bool(figure.denominator)


def spread(metric: Metric, months: Sequence[Cell]) -> tuple[float, float]:
    """The spread and the allowance, from the months in which every place has a figure.

    A single place is compared with its rest: otherwise what all places share would look like chance.
    """
    by_place: dict[tuple[Member, ...], dict[Period, Value]] = {}
    for cell in months:
        if cell.members[0].key and _is_firm(cell.figure):
            by_place.setdefault(cell.members, {})[cell.period] = cell.figure
    if len(by_place) == 1 and len(rest := _rests(months)) >= LEAST_MONTHS:
        by_place[()] = rest
    shared = set.intersection(*map(set, by_place.values())) if by_place else set()
    rows = [[each[period] for period in sorted(shared, key=_begins)] for each in by_place.values()]
    if len(shared) < LEAST_MONTHS:
        return 1.0, 1.0
    counted = [[figure.parts[0] for figure in row] for row in rows]
    if isinstance(metric.kind, Rate):
        varies = dispersion.of_places(counted)
    else:
        bases = [[figure.parts[1] for figure in row] for row in rows]
        varies = dispersion.of_places_shares(counted, bases)
    return varies, dispersion.allowance(varies, max(len(rows) - 1, 1) * (len(shared) - 1))


def rest_of(cell: Cell) -> Value | None:
    """The figure of the rest of the council, where the cell has that comparator."""
    found = (each.figure for each in cell.comparisons if each.comparator is Comparator.REST)
    return next(found, None)


def _rests(months: Sequence[Cell]) -> dict[Period, Value]:
    """The rest of the council by month, where both it and the place have a figure."""
    pairs = ((cell.period, comparable(cell)) for cell in months if cell.members[0].key)
    return {period: pair[1] for period, pair in pairs if pair}


def _begins(period: Period) -> date:
    return period.first


def of_shares(own: Value, rest: Value, allowance: float) -> tuple[Verdict, Gap]:
    """Compare shares by Newcombe's interval of the difference: alike where it holds 0."""
    (x1, n1), (x2, n2) = own.parts, rest.parts
    points = Interval(*(100 * end for end in difference(*(each / allowance for each in (x1, n1, x2, n2)))))
    size = 100 * (x1 / n1 - x2 / n2)
    if points.low <= 0 <= points.high:
        return Verdict.ALIKE, Gap(size, points)
    return Verdict.HIGHER if size > 0 else Verdict.LOWER, Gap(size, points)


def of_rates(own: Value, rest: Value, allowance: float) -> tuple[Verdict, Gap | None]:
    """Compare rates by the exact test of two counts: p decides, the interval of the ratio says how much.

    Counts shrink for the test where months vary beyond chance; the ratio is of all events.
    """
    there, here = (round(each.parts[0] / allowance) for each in (rest, own))
    if not (there or here):
        return Verdict.ALIKE, None
    ratio = rate_ratio(there, rest.parts[1], here, own.parts[1])
    size = own.given / rest.value if rest.value else math.inf
    gap = Gap(size, ratio.interval) if math.isfinite(size) else None
    if ratio.p >= CHANCE:
        return Verdict.ALIKE, gap
    return Verdict.HIGHER if size > 1 else Verdict.LOWER, gap
