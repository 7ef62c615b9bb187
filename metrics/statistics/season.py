"""Whether months that stand out do so every year: they are held against the same months a year before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum, sqrt
from typing import NamedTuple

LEAST_SPREAD, MOST_SPREAD = 1.0, 4.0
BEYOND = 1.96  # standard deviations of the difference between two years, at 95%


class Month(NamedTuple):
    """What was counted in a month, and out of how many; `out_of` is None where it is no share."""

    counted: float
    out_of: float | None = None


Pairs = Sequence[tuple[Month, Month]]  # each month, and the same month a year before


def spread(pairs: Pairs) -> float:
    """How much more months differ from those a year before than chance makes them, as a variance ratio.

    Each year is divided by its own level first: (A - rB)^2 / (r(A + B)) over the months less one, with
    r = sum A / sum B; for shares the binomial's. From 1 to 4, and 1 where there is nothing to tell it from.
    """
    if len(pairs) < 2:
        return LEAST_SPREAD
    found = _of_shares(pairs) if _are_shares(pairs) else _of_counts(pairs)
    return min(max(found / (len(pairs) - 1), LEAST_SPREAD), MOST_SPREAD)


def is_alike(pairs: Pairs, spread: float) -> bool:
    """Whether the months together differ from those a year before by no more than chance, at 95%.

    Counts: |A - B| < 1.96 sqrt(spread (A + B)) of their sums. Shares: the pooled binomial.
    """
    now, then = _summed(month for month, _ in pairs), _summed(month for _, month in pairs)
    if now.out_of is None or then.out_of is None:
        return abs(now.counted - then.counted) < BEYOND * sqrt(spread * (now.counted + then.counted))
    if not now.out_of or not then.out_of:
        return False
    pooled = (now.counted + then.counted) / (now.out_of + then.out_of)
    variance = pooled * (1 - pooled) * (1 / now.out_of + 1 / then.out_of)
    apart = abs(now.counted / now.out_of - then.counted / then.out_of)
    return apart < BEYOND * sqrt(spread * variance) or apart == 0


def _are_shares(pairs: Pairs) -> bool:
    return all(month.out_of is not None for pair in pairs for month in pair)


def _summed(months: Iterable[Month]) -> Month:
    listed = list(months)
    bases = [month.out_of for month in listed if month.out_of is not None]
    return Month(fsum(month.counted for month in listed), fsum(bases) if len(bases) == len(listed) else None)


def _of_counts(pairs: Pairs) -> float:
    later, earlier = fsum(now.counted for now, _ in pairs), fsum(then.counted for _, then in pairs)
    if not later or not earlier:
        return 0.0
    ratio = later / earlier
    return fsum(
        (now.counted - ratio * then.counted) ** 2 / (ratio * (now.counted + then.counted))
        for now, then in pairs
        if now.counted + then.counted
    )


def _of_shares(pairs: Pairs) -> float:
    later, earlier = _summed(now for now, _ in pairs), _summed(then for _, then in pairs)
    if not later.out_of or not earlier.out_of:
        return 0.0
    high, low = later.counted / later.out_of, earlier.counted / earlier.out_of
    total = 0.0
    for now, then in pairs:
        if not now.out_of or not then.out_of:
            continue
        variance = high * (1 - high) / now.out_of + low * (1 - low) / then.out_of
        apart = now.counted / now.out_of - then.counted / then.out_of - (high - low)
        total += apart**2 / variance if variance else 0.0
    return total
