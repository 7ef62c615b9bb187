"""Where a monthly series goes next if recent patterns continue, and how uncertain that is: three methods.

Each takes the months of one level, in order of time and in their unit; None is a month in which services
were closed. Bands know nothing of 0 or 100%: clip them where they are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, inf, sqrt
from statistics import variance
from typing import NamedTuple

from scipy.special import ndtri, stdtrit

from metrics.statistics.intervals import Interval

YEAR = 12
MOST_STEPS = 6  # months ahead
LEAST_WALK = 24  # months of a level, to tell how far a stock moves in one
LEAST_YEARS = 48  # to tell how much a month differs from the same month a year before
LEAST_LEVEL = 6  # to tell a level, and how far months lie from it
MOST_LEVEL, MOST_SPREAD = 12, 24  # months that a level, and its spread, are worked out from
MOST_BEFORE = 3  # years that month effects are worked out from

Months = Sequence[float | None]


class Ahead(NamedTuple):
    """One month ahead: the line, and the bands that hold it 80 and 95 times in 100, unclipped."""

    centre: float
    band80: Interval
    band95: Interval


def walk(values: Sequence[float]) -> tuple[Ahead, ...]:
    """A stock: level at the last month, and as wide as months have moved, growing with the root of the steps.

    Source: Hyndman and Athanasopoulos, Forecasting: principles and practice, 5.2 and 5.5; R forecast::rwf.
    Nothing below 24 months.
    """
    if len(values) < LEAST_WALK:
        return ()
    changes = [later - earlier for earlier, later in pairwise(values)]
    error = _root_mean_square(changes)
    return tuple(_ahead(values[-1], error * sqrt(h), inf) for h in range(1, MOST_STEPS + 1))


def same_month(values: Months) -> tuple[Ahead, ...]:
    """Each month as the same month a year before, and as wide as such pairs have differed.

    Source: the seasonal naive method, Hyndman and Athanasopoulos, 5.2 and 5.5; Student's t, as the spread
    is estimated. Nothing below 48 months or 12 pairs, nor where one of the last 12 months was closed.
    """
    if len(values) < LEAST_YEARS:
        return ()
    last = [value for value in values[-YEAR:] if value is not None]
    pairs = zip(values, values[YEAR:], strict=False)
    apart = [after - before for before, after in pairs if before is not None and after is not None]
    if len(last) < YEAR or len(apart) < YEAR:
        return ()
    error = _root_mean_square(apart)
    return tuple(_ahead(each, error, len(apart)) for each in last[:MOST_STEPS])


def level(values: Months, effects: Sequence[float], chance: float = 0.0) -> tuple[Ahead, ...]:
    """The mean of the latest months, times what is usual for the time of year.

    `effects`: twelve factors, the first for the month of the first value. `chance`: the variance that
    chance alone gives a month; they are taken to differ by no less. The band is that of one more value
    beside the mean of the latest twelve. Source: Student's t; Whitmore, Am Stat 40 (1986) 141, on
    prediction intervals. Nothing below 6 open months.
    """
    plain = [value / effects[i % YEAR] for i, value in enumerate(values) if value is not None]
    if len(plain) < LEAST_LEVEL:
        return ()
    latest, spread = plain[-MOST_LEVEL:], plain[-MOST_SPREAD:]
    mean = fsum(latest) / len(latest)
    error = sqrt(max(variance(spread), chance) * (1 + 1 / len(latest)))
    ahead = range(len(values), len(values) + MOST_STEPS)
    return tuple(_ahead(mean * effects[i % YEAR], error, len(spread) - 1) for i in ahead)


def month_effects(years: Sequence[Sequence[float]], chance: float = 0.0) -> list[float]:
    """What each of twelve months is usually over the mean of its year; 1 each without a year.

    Drawn toward 1 by the share of their variance that chance explains: what the same months differ from
    year to year, and at least `chance`, the variance of one month's figure over the square of its level.
    Source: shrinkage as in James and Stein, Proc 4th Berkeley Symp 1 (1961) 361. No year may add up to 0.
    """
    if not years:
        return [1.0] * YEAR
    ratios = [[YEAR * value / fsum(year) for value in year] for year in years]
    by_month = list(zip(*ratios, strict=True))
    means = [fsum(each) / len(each) for each in by_month]
    within = fsum(map(variance, by_month)) / YEAR if len(years) > 1 else 0.0
    between = variance(means)
    kept = max(0.0, 1 - max(within, chance) / len(years) / between) if between else 0.0
    return [1 + kept * (mean - 1) for mean in means]


def _root_mean_square(values: Sequence[float]) -> float:
    return sqrt(fsum(value * value for value in values) / len(values))


def _ahead(centre: float, error: float, freedom: float) -> Ahead:
    tails = [(1 + sure) / 2 for sure in (0.8, 0.95)]
    reaches = [error * float(ndtri(tail) if freedom == inf else stdtrit(freedom, tail)) for tail in tails]
    return Ahead(centre, *(Interval(centre - reach, centre + reach) for reach in reaches))
