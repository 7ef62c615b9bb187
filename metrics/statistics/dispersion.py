"""Whether counts vary more than chance makes independent events vary, and by how much.

Brothers and sisters are referred on one day, and holidays empty a month: monthly counts of such events
vary more than Poisson's do, and a test that takes them for Poisson's finds changes that are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from scipy.special import chdtrc

BY_CHANCE = 0.05  # so often does chance alone look like more than chance


def of_counts(windows: Sequence[Sequence[tuple[float, float]]]) -> float:
    """How many times as much counts vary within their windows as Poisson's; 1 where chance may explain it.

    `windows`: of each, the (count, exposure) of its months. Pearson's chi-squared over its degrees of
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
    """The same of shares and the binomial: the (count, base) of the months of each window.

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


def _share(window: Sequence[tuple[float, float]]) -> float:
    return fsum(count for count, _ in window) / fsum(base for _, base in window)


def _excess(squares: list[float], windows: Sequence[Sequence]) -> float:
    freedom = sum(len(window) - 1 for window in windows)
    total = fsum(squares)
    if freedom < 1 or float(chdtrc(freedom, total)) >= BY_CHANCE:
        return 1.0
    return total / freedom
