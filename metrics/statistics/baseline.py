"""The twelve months that a series is judged by, and what stands out against them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from metrics.statistics import season, spc
from metrics.statistics.season import Month
from metrics.statistics.spc import Limits, Rule, Signal

MONTHS = 12  # a baseline: a whole year, so that every season is in it once
LimitsFrom = Callable[[int], Sequence[Limits]]  # the limits from a point on, made by the twelve from there


@dataclass(frozen=True)
class Baseline:
    """The points from `first` on that made the limits, and what stands out against these.

    `limits`: one for each point from `first` to the last. `signals`: the sets that stand out, places
    counted from the window's first point; `seasonal`: those that were much the same a year before.
    """

    first: int
    limits: tuple[Limits, ...]
    signals: tuple[Signal, ...]
    seasonal: tuple[Signal, ...] = ()


def find(
    values: Sequence[float], limits_from: LimitsFrom, years: Sequence[tuple[Month, Month] | None]
) -> Baseline | None:
    """The first twelve points that show no change among themselves; None where there are none.

    `years`: for each point its month and the one a year before, None where that is not known: such a
    month is never excused as the season. At least one point follows a baseline. A shift counts only among
    the points after it. Errors as `spc.chart`.
    """
    values = spc.numbers(values)
    for first in range(len(values) - MONTHS):
        limits = tuple(limits_from(first))
        inside = slice(first, first + MONTHS)
        pairs = [pair for pair in years[inside] if pair]
        spread = season.spread(pairs) if len(pairs) == MONTHS else season.LEAST_SPREAD
        own = _moved(spc.signals(values[inside], limits[:MONTHS]), first)
        if all(_is_seasonal(each, years, spread) for each in own):
            found = _after(values, first, limits)
            excused = tuple(each for each in found if _is_seasonal(each, years, spread))
            return Baseline(first, limits, tuple(e for e in found if e not in excused), excused)
    return None


def _after(values: Sequence[float], first: int, limits: Sequence[Limits]) -> list[Signal]:
    """What stands out of the points from `first` on; a shift among those after the baseline alone."""
    stop = first + MONTHS
    whole = [each for each in spc.signals(values[first:], limits) if each.rule is not Rule.SHIFT]
    later = [each for each in spc.signals(values[stop:], limits[MONTHS:]) if each.rule is Rule.SHIFT]
    return _moved(whole, first) + _moved(later, stop)


def _moved(found: Sequence[Signal], by: int) -> list[Signal]:
    return [each._replace(places=tuple(place + by for place in each.places)) for each in found]


def _is_seasonal(found: Signal, years: Sequence[tuple[Month, Month] | None], spread: float) -> bool:
    """Whether the same months of the year before were much the same: it may be the season.

    A set of a whole year or more has every season in it, so none of them explains it.
    """
    pairs = [pair for place in found.places if (pair := years[place])]
    if len(found.places) >= MONTHS or len(pairs) < len(found.places):
        return False
    return season.is_alike(pairs, spread)
