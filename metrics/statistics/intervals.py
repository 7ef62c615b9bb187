"""The range in which a figure lies, so that a small base is never read as a firm one."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, hypot, sqrt
from typing import NamedTuple

from scipy.special import gammainccinv, gammaincinv, ndtri, stdtrit


class Interval(NamedTuple):
    """Both ends of a range, in the unit of its figure."""

    low: float
    high: float


def wilson(x: float, n: float, level: float = 0.95) -> Interval:
    """The share behind x of n, as 0..1.

    Source: Wilson, J Am Stat Assoc 22 (1927) 209, as in UKHSA's PHEindicatormethods.
    ValueError unless n is above 0 and x from 0 to n.
    """
    if not (n > 0 and 0 <= x <= n):
        raise ValueError(f"A share needs a count from 0 to its base and a base above 0, not {x} of {n}.")
    z = _z(level)
    centre, reach = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n))
    low, high = (centre - reach) / (2 * (n + z * z)), (centre + reach) / (2 * (n + z * z))
    return Interval(low if x else 0.0, high if x < n else 1.0)  # rounding errors at the ends


def poisson(x: float, level: float = 0.95) -> Interval:
    """The mean count behind x events, exactly; low is 0 where x is 0. Divide by the base for a rate.

    Source: Garwood, Biometrika 28 (1936) 437. Exact at every count, so that there is no join
    between two methods. ValueError where x is below 0.
    """
    if not x >= 0:
        raise ValueError(f"A count is 0 or more, not {x}.")
    tail = _tail(level)
    return Interval(float(gammaincinv(x, tail)) if x else 0.0, float(gammainccinv(x + 1, tail)))


def mean(values: Sequence[float], level: float = 0.95) -> Interval:
    """The mean behind the values, in their unit, by Student's t.

    No metric is a mean yet; this is for the first. (A `Median` is no sample, and has no interval.)
    Source: Student, Biometrika 6 (1908) 1. ValueError below two values.
    """
    n = len(values)
    if n < 2:
        raise ValueError(f"The spread of a mean takes two values or more, not {n}.")
    centre = fsum(values) / n
    spread = sqrt(fsum((value - centre) ** 2 for value in values) / (n - 1))
    reach = float(stdtrit(n - 1, 1 - _tail(level))) * spread / sqrt(n)
    return Interval(centre - reach, centre + reach)


def difference(x1: float, n1: float, x2: float, n2: float, level: float = 0.95) -> Interval:
    """The first share less the second, as -1..1. The two groups must not overlap.

    Source: Newcombe, Stat Med 17 (1998) 873, method 10 (hybrid score). ValueError as `wilson`.
    """
    first, second = wilson(x1, n1, level), wilson(x2, n2, level)
    return apart(x1 / n1, first, x2 / n2, second)


def apart(first: float, its: Interval, second: float, theirs: Interval) -> Interval:
    """The first figure less the second, in their unit, from the interval of each.

    Where the two groups overlap it is wider than it need be. Source: Zou and Donner, Stat Med 27 (2008) 1693,
    of which Newcombe's is the case of two shares.
    """
    return Interval(
        first - second - hypot(first - its.low, theirs.high - second),
        first - second + hypot(its.high - first, second - theirs.low),
    )


def _tail(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"A level of confidence lies between 0 and 1, not {level}.")
    return (1 - level) / 2


def _z(level: float) -> float:
    return float(ndtri(1 - _tail(level)))
