"""Control charts of shares whose bases differ: each point's own base sets the width of its limits.

Source: D. B. Laney, Qual Eng 14 (2002) 531 (p-prime chart), with the screening of `spc.chart`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt

from metrics.statistics import spc
from metrics.statistics.spc import Chart, Limits, Segment

UNBIASED = 1.128  # mean moving range of a standard normal


def chart(
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    segments: Iterable[int] = (),
    freeze: int | None = spc.LEAST_FROZEN,
    screen: bool = True,
) -> Chart:
    """The p-prime chart of `numerators` out of `denominators`, in order of time; lines as shares, unclipped.

    `segments`, `freeze` and `screen` as in `spc.chart`. The mean is that of all the cases, not of the
    shares. ValueError also where a denominator is not above 0 or a numerator is not from 0 to it.
    """
    counted, bases = spc.numbers(numerators), spc.numbers(denominators)
    if not all(0 <= part <= whole and whole > 0 for part, whole in zip(counted, bases, strict=True)):
        raise ValueError("Every share needs a count from 0 to its base and a base above 0.")
    shares = [part / whole for part, whole in zip(counted, bases, strict=True)]
    parts = spc.cut(len(shares), segments, freeze)
    return spc.assemble(shares, parts, lambda each: _limits(counted, bases, each, screen))


def _limits(counted: Sequence[float], bases: Sequence[float], segment: Segment, screen: bool) -> list[Limits]:
    """Three binomial standard deviations at each base, times how much more the points vary than that."""
    frozen = slice(segment.first, segment.frozen)
    share = sum(counted[frozen]) / sum(bases[frozen])
    spreads = [sqrt(share * (1 - share) / base) for base in bases[segment.first : segment.stop]]
    excess = 0.0
    if 0 < share < 1:
        rows = zip(counted[frozen], bases[frozen], spreads, strict=False)
        scores = [(part / base - share) / spread for part, base, spread in rows]
        excess = spc.typical([abs(after - before) for before, after in pairwise(scores)], screen) / UNBIASED
    return [spc.lines(share, 3 * spread * excess) for spread in spreads]
