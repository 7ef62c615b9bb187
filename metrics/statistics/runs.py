"""The run chart: whether points fall about their median by chance, whatever their spread.

It needs no limits, so it serves where counts are too small for a control chart.

Source: Anhøj and Olesen, "Run charts revisited" (2014), as built in anhoej/qicharts2 0.8.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from math import comb, log2
from statistics import median
from typing import NamedTuple

LEAST_USEFUL = 10  # points off the median; with fewer the test finds next to nothing
LEAST_SIDE = 1 / 3  # of them on the smaller side; with fewer (mostly zeros), chance makes long runs


class Runs(NamedTuple):
    """The runs of a series: points off the median, the longest run on one side, and the crossings."""

    useful: int
    longest: int
    crossings: int

    @property
    def is_signal(self) -> bool:
        """Whether a run is longer, or crossings are fewer, than chance explains."""
        most, fewest = bounds(self.useful)
        return self.longest > most or self.crossings < fewest


def runs(values: Sequence[float]) -> Runs | None:
    """The runs of a series about its median; points on the median are left out.

    None where fewer than 10 points are off it, or less than a third of them on one side.
    """
    middle = median(values)
    sides = [value > middle for value in values if value != middle]
    if len(sides) < LEAST_USEFUL or min(sides.count(True), sides.count(False)) < LEAST_SIDE * len(sides):
        return None
    longest = max(len(tuple(run)) for _, run in groupby(sides))
    return Runs(len(sides), longest, sum(one != other for one, other in pairwise(sides)))


def bounds(useful: int) -> tuple[int, int]:
    """The longest run and the fewest crossings that are no signal, by the number of points off the median."""
    return round(log2(useful)) + 3, _fewest(useful - 1)


def _fewest(chances: int) -> int:
    """The fewest crossings that chance leaves in at least one case of twenty, each chance being even."""
    of_so_many = accumulate(comb(chances, crossings) for crossings in range(chances + 1))
    return next(crossings for crossings, cases in enumerate(of_so_many) if 20 * cases >= 2**chances)
