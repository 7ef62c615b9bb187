"""Before and after an event: what changed, never what changed it.

Flows (starts, ends, referrals a month) are tested; a stock (children on a plan, open cases) never is.
This month's stock is mostly last month's, so a stock to which nothing happened fails a t-test of two
windows 60 times in 100. A stock has a band instead: how far its own coming and going carries it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, isfinite, log, sqrt
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln, ndtri

from metrics.statistics.intervals import Interval

RUNS = 20_000  # a chance of 3 in 100 is then known to about a tenth of itself
SEED = 42  # any number; the same question must have the same answer on every machine
TIE = 1e-7  # outcomes as likely as the one seen, but for rounding, count as no likelier (as in R)


class RateRatio(NamedTuple):
    """`ratio`: the rate after as a multiple of the rate before; `p`: the chance of so uneven a split."""

    ratio: float
    interval: Interval
    p: float


def rate_ratio(x1: int, t1: float, x2: int, t2: float, level: float = 0.95) -> RateRatio:
    """The rate after (x2 events in t2) over the rate before (x1 events in t1); t in months, or child-months.

    Sources: p, exact and two-sided, Przyborowski and Wilenski, Biometrika 31 (1940) 313; interval by
    score, Gu, Ng, Tang and Schucany, Biom J 50 (2008) 283. The two are worked out differently: near
    the edge p may be above 0.05 though the interval leaves out 1. Go by p. With no events before,
    the ratio and its upper end are infinite. ValueError for part events, no exposure or no events at all.
    """
    _refuse_unless_counted(x1, t1, x2, t2)
    share = t2 / (t1 + t2)
    ratio = (x2 / t2) / (x1 / t1) if x1 else inf
    return RateRatio(ratio, _score(x1, t1, x2, t2, level), _exact(int(x2), int(x1 + x2), share))


def _refuse_unless_counted(x1: float, t1: float, x2: float, t2: float) -> None:
    if not (x1 >= 0 and x2 >= 0 and x1 == int(x1) and x2 == int(x2)):
        raise ValueError(f"Events are counted in whole numbers from 0, not {x1} and {x2}.")
    if not (0 < t1 < inf and 0 < t2 < inf):
        raise ValueError(f"Both windows need some time in which to count, not {t1} and {t2}.")
    if x1 + x2 == 0:
        raise ValueError("There were no events before or after, so there is no ratio.")


def _score(x1: float, t1: float, x2: float, t2: float, level: float) -> Interval:
    """The r at which (x2 - x1 r) / sqrt((x1 + x2) r) is z: a quadratic, solved so that no 0 divides."""
    square = float(ndtri((1 + level) / 2)) ** 2
    middle = 2 * x1 * x2 + square * (x1 + x2)
    reach = middle + sqrt(middle**2 - (2 * x1 * x2) ** 2)
    return Interval(2 * x2**2 / reach * t1 / t2, reach / (2 * x1**2) * t1 / t2 if x1 else inf)


def _exact(x: int, n: int, share: float) -> float:
    """Two-sided binomial p: the chance of every outcome no likelier than the one seen."""
    k = np.arange(n + 1)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    chances = np.exp(ways + k * log(share) + (n - k) * log(1 - share))
    return float(min(1.0, chances[chances <= chances[x] * (1 + TIE)].sum()))


def stock_band(
    starts: Sequence[float],
    mean_stock: float,
    *,
    before: int,
    between: int,
    after: int,
    level: float = 0.95,
) -> tuple[Interval, ...]:
    """Where a stock is in each of `before` + `between` + `after` months when nothing at all has changed.

    `starts`: new ones in each month of the window before; `mean_stock`: the mean stock in that window.
    Each month Poisson(mean starts) come and Binomial(stock, mean starts / mean stock) go, so that the
    mean stay is mean stock / mean starts months. Every path is set to have the stock's own mean before.
    Source: Al-Osh and Alzaid, J Time Ser Anal 8 (1987) 261 (Poisson INAR(1)). Starts that vary more
    than Poisson move a stock further than this. ValueError where starts or stock are not above 0,
    more start in a month than are there, or a window has no month.
    """
    flow = fsum(starts) / len(starts) if len(starts) else 0.0
    if not (isfinite(mean_stock) and 0 < flow <= mean_stock):
        raise ValueError(f"A stock of {mean_stock} cannot be kept by {flow} starts a month.")
    if before < 1 or after < 1 or between < 0:
        raise ValueError(f"Each window has a month or more, not {before} before and {after} after.")
    paths = _paths(flow, mean_stock, before + between + after)
    paths += mean_stock - paths[:before].mean(axis=0)
    ends = np.quantile(paths, [(1 - level) / 2, (1 + level) / 2], axis=1).T
    return tuple(Interval(*each) for each in ends.tolist())


def _paths(flow: float, mean_stock: float, months: int) -> np.ndarray:
    """Stock by month and run. Poisson(mean stock) is where such a stock settles, so no run-in is needed."""
    chance = np.random.default_rng(SEED)
    stock = chance.poisson(mean_stock, RUNS)
    paths = np.empty((months, RUNS))
    for month in range(months):
        paths[month] = stock
        stock = stock + chance.poisson(flow, RUNS) - chance.binomial(stock, flow / mean_stock)
    return paths
