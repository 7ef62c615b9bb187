"""Control charts of single values (XmR, "plot the dots"): is a point more than usual variation?

Source: NHS England, Making Data Count, as built in nhs-r-community/NHSRplotthedots 0.2.2;
the limits are Shewhart's, the screening is L. S. Nelson, J Qual Technol 14 (1982) 172.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from metrics.statistics import rules

REACH = 2.66  # limits, in mean moving ranges from the mean
WILD = 3.267  # times the mean; a larger moving range is screened out
LEAST_FROZEN = 12
ROUNDING = 1e-12  # share of the largest value: a point this near a line counts as on it


class Rule(StrEnum):
    """Why a point stands out: the first rule that holds."""

    BEYOND = "beyond a limit"
    TREND = "trend of seven"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "seven on one side"


class Flag(NamedTuple):
    """A point that stands out. `direction` is +1 (above, rising) or -1 (below, falling)."""

    rule: Rule
    direction: int


class Signal(NamedTuple):
    """A set of points that stands out by one rule, `places` their indexes. `direction` as of a `Flag`."""

    rule: Rule
    direction: int
    places: tuple[int, ...]


class Limits(NamedTuple):
    """The lines at one point, unclipped: `lower` may be below 0, to be drawn at 0."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


class Segment(NamedTuple):
    """Points between two rebasings, `first` to before `stop`; those before `frozen` made the limits."""

    first: int
    stop: int
    frozen: int

    @property
    def points(self) -> int:
        """How many points it has."""
        return self.stop - self.first


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its lines and flags, one of each for every value, and its segments in order."""

    values: tuple[float, ...]
    limits: tuple[Limits, ...]
    flags: tuple[Flag | None, ...]
    segments: tuple[Segment, ...]

    @property
    def current(self) -> Segment:
        """The latest segment, which the icons judge."""
        return self.segments[-1]


def chart(
    values: Sequence[float],
    *,
    segments: Iterable[int] = (),
    freeze: int | None = LEAST_FROZEN,
    screen: bool = True,
) -> Chart:
    """The XmR chart of values in order of time, complete periods without a gap, in any one unit.

    `segments` are the indexes at which people decided to start afresh. In each segment the first
    `freeze` values make the limits (None: all do), and later ones are only judged by them. `screen`
    leaves out moving ranges of 3.267 times their mean or more; False is the official Excel tool.
    Where screening would leave no range above 0 it is not done: every point would be outside.
    Twelve points fix limits loosely: of stable series of 24, the last point is flagged in 6 of 100
    where the first twelve made the limits, and in 1.5 to 2 of 100 where all 24 did.
    ValueError for no values, a gap, a freeze below 12 or an index that is not of a value.
    """
    plain = numbers(values)
    return assemble(plain, cut(len(plain), segments, freeze), lambda each: _limits(plain, each, screen))


def numbers(values: Iterable[float | None]) -> list[float]:
    """Plain floats, which Python compares faster than an array's. ValueError for a gap."""
    plain = [math.nan if value is None else float(value) for value in values]
    if not all(map(math.isfinite, plain)):
        raise ValueError("A control chart has no gaps: a missing period is missing, not a value.")
    return plain


def cut(n: int, segments: Iterable[int], freeze: int | None) -> tuple[Segment, ...]:
    """The segments of n points that start at 0 and at each of the indexes `segments`. Errors as `chart`."""
    starts = sorted({0, *segments})
    if n == 0:
        raise ValueError("A control chart takes at least one point.")
    if starts[0] < 0 or starts[-1] >= n:
        raise ValueError(f"A segment starts at one of the points 0 to {n - 1}: {starts[1:]} do not all.")
    if freeze is not None and freeze < LEAST_FROZEN:
        raise ValueError(f"Limits are frozen on {LEAST_FROZEN} points or more, not {freeze}.")
    return tuple(
        Segment(first, stop, stop if freeze is None else min(first + freeze, stop))
        for first, stop in pairwise([*starts, n])
    )


def assemble(
    values: Sequence[float],
    segments: tuple[Segment, ...],
    limits_of: Callable[[Segment], Sequence[Limits]],
) -> Chart:
    """A chart whose limits are `limits_of(segment)`, one for each of its points."""
    limits: list[Limits] = []
    marks: list[Flag | None] = []
    for segment in segments:
        found = limits_of(segment)
        limits += found
        marks += flags(segment.points, signals(values[segment.first : segment.stop], found))
    return Chart(tuple(values), tuple(limits), tuple(marks), segments)


def typical(ranges: Sequence[float], screen: bool) -> float:
    """The mean moving range, screened once; 0 where there is none."""
    if not ranges:
        return 0.0
    plain = fsum(ranges) / len(ranges)
    kept = [each for each in ranges if each < WILD * plain] if screen else ()
    return (fsum(kept) / len(kept) if kept else 0.0) or plain


def lines(mean: float, reach: float) -> Limits:
    """Limits at `reach` either side of the mean, the near ones at two thirds of it."""
    near = reach * 2 / 3
    return Limits(mean, mean - reach, mean + reach, mean - near, mean + near)


def _limits(values: Sequence[float], segment: Segment, screen: bool) -> list[Limits]:
    baseline = values[segment.first : segment.frozen]
    ranges = [abs(after - before) for before, after in pairwise(baseline)]
    mean = fsum(baseline) / len(baseline)
    return [lines(mean, REACH * typical(ranges, screen))] * segment.points


def signals(values: Sequence[float], limits: Sequence[Limits]) -> list[Signal]:
    """Every set of points that stands out against these limits, one for each value, rule by rule."""
    slack = ROUNDING * max(map(abs, values), default=0.0)
    sides, outside, close = [], [], []
    for value, (mean, lower, upper, near_lower, near_upper) in zip(values, limits, strict=True):
        above, below = value - slack, value + slack
        out = (above > upper) - (below < lower)
        sides.append((above > mean) - (below < mean))
        outside.append(out)
        close.append(not out and (above > near_upper or below < near_lower))
    found = {
        Rule.BEYOND: rules.beyond(outside),
        Rule.TREND: rules.trends(values),
        Rule.TWO_OF_THREE: rules.two_of_three(close, sides),
        Rule.SHIFT: rules.shifts(sides),
    }
    return [Signal(rule, *each) for rule in Rule for each in found[rule]]


def flags(points: int, found: Iterable[Signal]) -> tuple[Flag | None, ...]:
    """For each of so many points the first rule by which it stands out; where two trends meet, the later."""
    ranks = {rule: rank for rank, rule in enumerate(Rule)}
    marks: list[Flag | None] = [None] * points
    for each in found:
        for place in each.places:
            own = marks[place]
            if own is None or ranks[each.rule] <= ranks[own.rule]:
                marks[place] = Flag(each.rule, each.direction)
    return tuple(marks)
