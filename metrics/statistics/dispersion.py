"""Whether counts vary more than independent events would by chance, and by how much.

Brothers and sisters are referred on one day, and holidays empty a month: monthly counts of such events
vary more than Poisson counts. A test that takes them for Poisson counts finds changes, and differences
between places, that are only chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

import numpy as np
from scipy.special import chdtrc, ndtri, stdtrit

BY_CHANCE = 0.2  # how often chance alone looks like more; rarer misses months that vary a little
FIT = 200  # rounds; by then shares of places and months fit to a millionth


def of_counts(windows: Sequence[Sequence[tuple[float, float]]]) -> float:
    """The variance of counts within their windows over Poisson's; 1 where chance may explain it.

    `windows`: for each window the (count, exposure) of its months. Pearson's chi-squared over its degrees of
    freedom, each window with a rate of its own.
    Source: McCullagh and Nelder, Generalized Linear Models (1989), 6.2.3.
    """
    squares = [
        (count - expected) ** 2 / expected
        for window in windows
        if (rate := _share(window))
        for count, exposure in window
        if (expected := rate * exposure)
    ]
    return _excess(squares, windows)


def of_shares(windows: Sequence[Sequence[tuple[float, float]]]) -> float:
    """The same for shares and the binomial, from the (count, base) of the months of each window.

    Source: as above, 4.5.
    """
    squares = [
        (count - base * share) ** 2 / (base * share * (1 - share))
        for window in windows
        if 0 < (share := _share(window)) < 1
        for count, base in window
        if base
    ]
    return _excess(squares, windows)


def of_places(counts: Sequence[Sequence[float]]) -> float:
    """The same for places side by side, a row of months each; every place and every month has its own level.

    What all places share (a summer, a trend) moves no place against the others, so it is no spread. In a
    single place all variation is spread. Source: as above, 6.3; expected is row times column over all.
    """
    if len(counts) == 1:
        return of_counts([[(count, 1) for count in counts[0]]])
    table = np.array(counts, float)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(table.sum(), 1)
    return _of_table((table - expected) ** 2, expected)


def of_places_shares(counted: Sequence[Sequence[float]], bases: Sequence[Sequence[float]]) -> float:
    """The same for shares: for each place a row of monthly counts, and a row of their bases.

    Expected counts have the odds of the place times the odds of the month.
    Source: as above, 4.3, fitted as Deming and Stephan, Ann Math Stat 11 (1940) 427.
    """
    if len(counted) == 1:
        return of_shares([list(zip(counted[0], bases[0], strict=True))])
    part, whole = np.array(counted, float), np.array(bases, float)
    expected = _fitted(np.stack([part, whole - part]), whole)
    varies = np.divide(expected[0] * expected[1], whole, out=np.zeros_like(whole), where=whole > 0)
    return _of_table((part - expected[0]) ** 2, varies)


def allowance(spread: float, freedom: int) -> float:
    """What to divide counts by where few months show that they vary `spread` times as much as chance.

    Student's t in place of the normal, as its square; 1 where chance explains the months.
    """
    return spread * (float(stdtrit(freedom, 0.975)) / float(ndtri(0.975))) ** 2 if spread > 1 else 1.0


def _fitted(table: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """The counted and the uncounted, fitted by place and month to the sums of `table`."""
    fitted = np.stack([whole, whole]) / 2
    for _ in range(FIT):
        for axis in (2, 1, 0):
            now, wanted = fitted.sum(axis=axis, keepdims=True), table.sum(axis=axis, keepdims=True)
            fitted = fitted * np.divide(wanted, now, out=np.zeros_like(now), where=now > 0)
    return fitted


def _of_table(squares: np.ndarray, expected: np.ndarray) -> float:
    """Places by months: with one level for each place and one for each month."""
    counted = expected > 0
    freedom = (counted.any(axis=1).sum() - 1) * (counted.any(axis=0).sum() - 1)
    return _over(float((squares[counted] / expected[counted]).sum()), int(freedom))


def _share(window: Sequence[tuple[float, float]]) -> float:
    return fsum(count for count, _ in window) / fsum(base for _, base in window)


def _excess(squares: list[float], windows: Sequence[Sequence]) -> float:
    return _over(fsum(squares), sum(len(window) - 1 for window in windows))


def _over(total: float, freedom: int) -> float:
    if freedom < 1 or float(chdtrc(freedom, total)) >= BY_CHANCE:
        return 1.0
    return total / freedom
