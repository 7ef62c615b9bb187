"""Funnel limits: how far chance alone may carry places of different size from their common level.

Source: D. J. Spiegelhalter, Stat Med 24 (2005) 1185, as in UKHSA's PHEindicatormethods. Limits are
plain: four places are too few to estimate how much places differ anyway.
"""

from __future__ import annotations

from enum import StrEnum
from math import exp, sqrt

from scipy.special import ndtr, ndtri, pdtrik

from metrics.statistics.intervals import Interval

Z95 = float(ndtri(0.975))  # 1.96
Z998 = float(ndtri(0.999))  # 3.09


class Standing(StrEnum):
    """Where a place lies: past the outer limits (99.8%), past the inner ones (95%), or within."""

    FAR_BELOW = "far below"
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    FAR_ABOVE = "far above"


def proportion_limits(mean: float, n: float, z: float) -> Interval:
    """The limits at a base of n about the share of all, 0..1, clipped to 0..1.

    ValueError unless n is above 0 and the mean from 0 to 1.
    """
    if not (n > 0 and 0 <= mean <= 1):
        raise ValueError(f"A funnel of shares needs a mean from 0 to 1 and bases above 0: {mean}, {n}.")
    reach = z * sqrt(mean * (1 - mean) / n)
    return Interval(max(mean - reach, 0.0), min(mean + reach, 1.0))


def rate_limits(mean: float, exposure: float, z: float) -> Interval:
    """The limits at a population about the rate of all, both per one of `exposure`.

    Exact: a rate is outside where the Poisson interval of its count leaves out what was expected.
    Between whole counts they are joined as PHEindicatormethods joins them, by the chi-square curve.
    ValueError unless the exposure is above 0 and the mean 0 or more.
    """
    if not (exposure > 0 and mean >= 0):
        raise ValueError(f"A funnel of rates needs a mean of 0 or more and people: {mean}, {exposure}.")
    expected, tail = mean * exposure, float(ndtr(-z))
    if not expected:
        return Interval(0.0, 0.0)
    low = float(pdtrik(tail, expected)) if exp(-expected) < tail else 0.0
    return Interval(low / exposure, (float(pdtrik(1 - tail, expected)) + 1) / exposure)


def standing(value: float, inner: Interval, outer: Interval) -> Standing:
    """Where a value lies by its limits at 95% (`inner`) and 99.8% (`outer`); one on a limit is within it."""
    for limits, below, above in (
        (outer, Standing.FAR_BELOW, Standing.FAR_ABOVE),
        (inner, Standing.BELOW, Standing.ABOVE),
    ):
        if value < limits.low:
            return below
        if value > limits.high:
            return above
    return Standing.WITHIN
