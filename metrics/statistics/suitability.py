"""Whether a series may have control limits at all: on the wrong series they mislead."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from math import fsum
from typing import NamedTuple

LEAST_DOTS = 5  # with fewer: points alone
LEAST_FULL = 13  # with fewer: trial limits, and no test of autocorrelation
LEAST_MEAN = 5.0  # events a period
MOST_ALIKE = 0.4  # lag-1 autocorrelation
STILL_ALIKE = 0.2  # lag-1 autocorrelation after a single step is taken out
LEAST_SIDE = 4  # points on either side of a step


class Why(StrEnum):
    """Why a series has no control limits; with TRIAL it has limits that may still move."""

    STOCK = "stock"
    GAPS = "gaps"
    TOO_FEW = "too few"
    SMALL_COUNTS = "small counts"
    AUTOCORRELATED = "autocorrelated"
    COARSE = "coarse"  # set by the caller, which knows how its figures are rounded
    TRIAL = "trial"


class Reason(NamedTuple):
    """The reason, with the number found and its bound: points, missing points, events or correlation."""

    why: Why
    found: float
    bound: float

    @property
    def forbids(self) -> bool:
        """Whether limits must not be drawn."""
        return self.why is not Why.TRIAL


def why_not(
    values: Sequence[float | None], *, counts: Sequence[float] | None = None, stock: bool = False
) -> Reason | None:
    """Why the values of one segment, complete periods in order, have no limits or only trial ones.

    A missing period is None. `counts` are the events behind each value (the values themselves where
    None): for a share the smaller of its two sides. `stock`: the values count people at a moment,
    most of whom the point before counted too.
    """
    known = [value for value in values if value is not None]
    if stock:
        return Reason(Why.STOCK, len(known), 0)
    if len(known) < len(values):
        return Reason(Why.GAPS, len(values) - len(known), 0)
    if len(known) < LEAST_DOTS:
        return Reason(Why.TOO_FEW, len(known), LEAST_DOTS)
    events = known if counts is None else counts
    average = fsum(events) / len(events)
    if average < LEAST_MEAN:
        return Reason(Why.SMALL_COUNTS, average, LEAST_MEAN)
    if len(known) < LEAST_FULL:
        return Reason(Why.TRIAL, len(known), LEAST_FULL)
    alike = autocorrelation(known)
    if alike > MOST_ALIKE and autocorrelation(without_step(known)) > STILL_ALIKE:
        return Reason(Why.AUTOCORRELATED, alike, MOST_ALIKE)
    return None


def autocorrelation(values: Sequence[float]) -> float:
    """The lag-1 autocorrelation, -1..1: how much each value is like the one before. 0 if all are equal."""
    mean = fsum(values) / len(values)
    apart = [value - mean for value in values]
    spread = fsum(each * each for each in apart)
    return fsum(before * after for before, after in pairwise(apart)) / spread if spread else 0.0


def without_step(values: Sequence[float]) -> list[float]:
    """The values less the means on either side of the one step that explains most of them.

    A series that moves once between two steady levels looks autocorrelated, although no value depends on
    the one before. A move of two standard deviations in the middle of 24 points passes 0.4 more often than
    not. Limits would then be hidden exactly where they say something. At least four points on each side.
    """
    n, mean = len(values), fsum(values) / len(values)
    running, best, cut = 0.0, -1.0, LEAST_SIDE
    for index, value in enumerate(values[: n - LEAST_SIDE], start=1):
        running += value - mean
        explained = running * running / (index * (n - index))
        if index >= LEAST_SIDE and explained > best:
            best, cut = explained, index
    return [value - fsum(side) / len(side) for side in (values[:cut], values[cut:]) for value in side]
