"""Where a series begins a new level: where somebody declared one, or where months have shifted for good."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile
from math import fsum, sqrt

from metrics.statistics.rules import RUN
from metrics.statistics.spc import typical
from metrics.statistics.suitability import without_step

BASELINE, WINDOW, YEAR = 12, 36, 12  # months
MEAN_RANGE = 1.128  # of two normal values, in standard deviations
SURE = 1.96
CLEARLY = 0.8  # of what a line leaves unexplained: a step that leaves more is not told from a trend


def levels(values: Sequence[float | None], declared: Collection[int], tested: bool) -> list[tuple[int, ...]]:
    """For each number of months known, from none to all: where the levels known by then begin.

    `values`: months in order of time; None is a month in which services were closed. `declared`: months
    (by place) that somebody has said begin a level. `tested`: whether shifts are looked for too. A level is
    known once its first month is over, a shift once seven months have told it.
    """
    now: tuple[int, ...] = (0,)
    found = [now]
    for known in range(1, len(values) + 1):
        if known - 1 in declared and known - 1 > now[-1]:
            now = (*now, known - 1)
        shift = _shift(values[:known], now[-1]) if tested else None
        if shift is not None:
            now = (*now, shift)
        found.append(now)
    return found


def _shift(values: Sequence[float | None], since: int) -> int | None:
    """The month with which seven or more, up to the last, move to one side of the mean of twelve before them.

    The twelve are the first of this level in the latest three years. Months like the same months a year
    before may be the season, and months that a straight line tells better are a trend: neither is a shift.
    """
    window = [i for i in range(max(since, len(values) - WINDOW), len(values)) if values[i] is not None]
    plain = {i: value for i in window if (value := values[i]) is not None}
    baseline, later = window[:BASELINE], window[BASELINE:]
    if len(later) < RUN:
        return None
    mean = fsum(plain[i] for i in baseline) / BASELINE
    above = plain[window[-1]] > mean
    run = list(takewhile(lambda i: plain[i] != mean and (plain[i] > mean) is above, reversed(later)))
    if len(run) < RUN or _may_be_season(plain, baseline, run) or _is_trend(_open(values[since:])):
        return None
    middle = (mean + fsum(plain[i] for i in run) / len(run)) / 2  # a month short of it is of the level before
    return next(i for i in reversed(run) if (plain[i] > middle) is above)


def _may_be_season(plain: dict[int, float], baseline: Sequence[int], run: Sequence[int]) -> bool:
    """Whether a run of less than a year is as the same months were a year before, but for chance."""
    apart = [plain[i] - plain[i - YEAR] for i in run if i - YEAR in plain]
    if len(run) >= YEAR or not apart:
        return False
    ranges = [abs(plain[b] - plain[a]) for a, b in zip(baseline, baseline[1:], strict=False)]
    chance = typical(ranges, screen=True) / MEAN_RANGE * sqrt(2 * len(apart))
    return abs(fsum(apart)) < SURE * chance


def _is_trend(values: Sequence[float]) -> bool:
    """Whether a straight line tells the months about as well as the one step that explains most of them."""
    n, mean = len(values), fsum(values) / len(values)
    along = [place - (n - 1) / 2 for place in range(n)]
    slope = fsum(a * value for a, value in zip(along, values, strict=True)) / fsum(a * a for a in along)
    line = fsum((value - mean - slope * a) ** 2 for a, value in zip(along, values, strict=True))
    return CLEARLY * line <= fsum(each * each for each in without_step(values))


def _open(months: Sequence[float | None]) -> list[float]:
    return [each for each in months if each is not None]
