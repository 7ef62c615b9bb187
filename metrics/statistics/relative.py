"""How many times as often something happens to one group as to another."""

from __future__ import annotations

from math import exp, sqrt
from typing import NamedTuple

from scipy.special import ndtri

from metrics.statistics.intervals import Interval


class Relative(NamedTuple):
    """The figure of one group as a multiple of another's, with its interval."""

    size: float
    interval: Interval


def of_shares(x1: float, n1: float, x2: float, n2: float, level: float = 0.95) -> Relative:
    """The share x1 of n1 as a multiple of x2 of n2. The two groups must not overlap.

    Source: Katz, Baptista, Azen and Pike, Biometrics 34 (1978) 469 (method C, on the logarithm).
    ValueError unless something was counted in both, and no more than there was.
    """
    if not (0 < x1 <= n1 and 0 < x2 <= n2):
        raise ValueError(f"A share is a multiple of another if both have some, not {x1}/{n1} of {x2}/{n2}.")
    return _about((x1 / n1) / (x2 / n2), 1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, level)


def of_rates(x1: float, t1: float, x2: float, t2: float, level: float = 0.95) -> Relative:
    """The rate of x1 events among t1 people as a multiple of x2 among t2; one may have several.

    Source: as above, for counts: Rothman, Greenland and Lash, Modern Epidemiology, 3rd ed. (2008), ch. 14.
    ValueError unless something was counted in both, among somebody.
    """
    if not (x1 > 0 and x2 > 0 and t1 > 0 and t2 > 0):
        raise ValueError(f"A rate is a multiple of another if both have some, not {x1}/{t1} of {x2}/{t2}.")
    return _about((x1 / t1) / (x2 / t2), 1 / x1 + 1 / x2, level)


def _about(size: float, variance: float, level: float) -> Relative:
    """The interval on the logarithm, whose variance is known."""
    reach = exp(float(ndtri((1 + level) / 2)) * sqrt(variance))
    return Relative(size, Interval(size / reach, size * reach))
