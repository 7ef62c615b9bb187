"""Hand-made answers of places side by side, each with the rest of its council beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from metrics.answer import Answer, Cell, Value
from metrics.dimensions import Member
from metrics.periods import Grain, periods_between
from metrics.readings import read
from metrics.readings.place_comparison import Verdict
from metrics.selection import Comparator
from metrics.statistics.intervals import Interval, poisson
from tests.answers import LOCALITIES, compared, figure, metric, provenance, split


def side_by_side(
    pairs: Sequence[tuple[float, float]],
    name: str = "hub_share",
    *,
    members: tuple[Member, ...] = LOCALITIES,
    protected: bool = False,
    declared: dict | None = None,
    labels: Sequence[str] = (),
    months: Sequence[Cell] = (),
    **more,
) -> Answer:
    """What was counted and out of how many, of each place; the rest is the sum of the others."""
    of = figure if name == "hub_share" else rate
    counted, base = (sum(each) for each in zip(*pairs, strict=True))
    named = labels or ["the rest of the council"] * len(pairs)
    beside = {
        place: [compared(Comparator.REST, of(counted - x, base - n), named[place])]
        for place, (x, n) in enumerate(pairs)
    }
    shown = split(
        [of(x, n, **more) for x, n in pairs],
        members[: len(pairs)],
        name,
        compare=beside,
        declared=metric(name, **declared or {}),
    )
    return read(replace(shown, provenance=provenance(protected=protected)), months=months)


def verdicts(shown: Answer) -> list[Verdict]:
    """How each place compares with the rest."""
    return [place.verdict for place in shown.readings.places.each]


def by_month(table: Sequence[Sequence[float]], bases: Sequence[Sequence[float]], of=None) -> list[Cell]:
    """Of each place a row of months from October 2022 on, counted and out of how many; shares unless `of`."""
    periods = periods_between(date(2022, 10, 1), date(2025, 9, 30), Grain.MONTH, None)
    return [
        Cell(periods[month], (LOCALITIES[place],), (of or figure)(x, n))
        for place, (counted, base) in enumerate(zip(table, bases, strict=True))
        for month, (x, n) in enumerate(zip(counted, base, strict=True))
    ]


def rate(x: float, people: float, **more) -> Value:
    """So many for every 1,000 people, with its interval."""
    between = Interval(*(1000 * end / people for end in poisson(x)))
    return Value(1000 * x / people, x, people, **{"interval": between} | more)
