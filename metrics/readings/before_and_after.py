"""Whether two windows of months differ by more than chance: counts, shares and a stock, each its own way."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from metrics.answer import Cell
from metrics.statistics import dispersion, intervals
from metrics.statistics.before_after import rate_ratio, stock_band
from metrics.statistics.intervals import Interval

Side = Sequence[tuple[float, float]]  # for each month its count, and what that is out of
SURE = 0.95


class Judged(NamedTuple):
    """How far the second window is from the first; `change.Change` explains each field."""

    value: float
    interval: Interval | None
    beyond: bool | None
    spread: float
    p: float | None = None
    band: tuple[Interval, ...] = ()


def parts(cells: Sequence[Cell]) -> Side:
    """Each month's count and base: people for a rate, rows for a share, the month itself for a count."""
    figures = [cell.figure for cell in cells]
    return [
        (each.given if each.numerator is None else each.numerator, each.denominator or 1) for each in figures
    ]


def summed(side: Side) -> tuple[float, float]:
    """Count and base, added up over all months of the window."""
    return fsum(count for count, _ in side), fsum(base for _, base in side)


def _freedom(before: Side, after: Side) -> int:
    """Degrees of freedom of the spread of months within two windows."""
    return len(before) + len(after) - 2


def counts(before: Side, after: Side, sure: float = SURE) -> Judged:
    """After as a multiple of before, by the exact test; of smaller counts where months vary beyond chance.

    `sure`: the share of pairs of windows without a difference that are not said to differ.
    """
    spread = dispersion.of_counts((before, after))
    (x1, t1), (x2, t2) = summed(before), summed(after)
    less = dispersion.allowance(spread, _freedom(before, after))
    found = rate_ratio(round(x1 / less), t1, round(x2 / less), t2)
    value = (x2 / t2) / (x1 / t1) if x1 else found.ratio
    return Judged(value, found.interval, found.p < 1 - sure, spread, found.p)


def shares(before: Side, after: Side, sure: float = SURE) -> Judged:
    """After less before in percentage points, by an interval as wide as `sure`."""
    spread = dispersion.of_shares((before, after))
    (x1, n1), (x2, n2) = summed(before), summed(after)
    less = dispersion.allowance(spread, _freedom(before, after))
    found = intervals.difference(x2 / less, n2 / less, x1 / less, n1 / less, sure)
    interval = Interval(100 * found.low, 100 * found.high)
    return Judged(100 * (x2 / n2 - x1 / n1), interval, not interval.low <= 0 <= interval.high, spread)


def stock(months: Sequence[float], starts: Sequence[float]) -> Judged:
    """The mean after less the mean before, and where its own coming and going would put each month.

    There is no test: how far the means differ by chance depends on how long people stay, which is not known.

    `months`: the stock of both windows, of equal length; `starts`: how many came in each month before.
    Starts that vary more than Poisson's widen the band as they widen the spread of such a stock: with
    `stay` the share that stays a month, (excess + stay) / (1 + stay) times its variance.
    Source: Weiss, An Introduction to Discrete-Valued Time Series (2018), 2.1.
    """
    half = len(months) // 2
    mean = fsum(months[:half]) / half
    band = stock_band(starts, mean, before=half, between=0, after=half)
    stay = 1 - fsum(starts) / len(starts) / mean
    spread = dispersion.of_counts([[(each, 1) for each in starts]])
    wider = sqrt((spread + stay) / (1 + stay))
    change = fsum(months[half:]) / half - mean
    each_month = tuple(Interval(*(max(0.0, mean + (end - mean) * wider) for end in each)) for each in band)
    return Judged(change, None, None, spread, band=each_month)
