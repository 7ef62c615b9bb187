"""How much months grow after they are first known, learnt from what was known when.

The median of what whole months grew by in a span of equal length. Claims reserving does the same by age
(Mack, ASTIN Bulletin 23, 1993); here one span is enough, as only months that are still young are told of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

LEAST = 6  # months followed: a median of fewer is too easily one odd month


@dataclass(frozen=True)
class Moved:
    """The count of a month that moved, in which month that became known."""

    month: int
    at: int
    before: float
    after: float


@dataclass(frozen=True)
class Growth:
    """By what share months grew, how many were followed, and which of the latest are still growing."""

    share: float
    followed: int
    young: frozenset[int]


def growth(first: Mapping[int, int], moves: Sequence[Moved], now: int, span: int) -> Growth | None:
    """The median growth of months in the `span` months after each was first known, as it is known `now`.

    `first`: by month, when it was first known. `moves`: each time that a count moved, in order. Months are
    numbered on, so that one after another differ by 1. None where fewer than LEAST months were followed.
    """
    shares = [_share(month, at + span, moves) for month, at in first.items() if at + span <= now]
    known = [each for each in shares if each is not None]
    if len(known) < LEAST:
        return None
    return Growth(median(known), len(known), frozenset(each for each, at in first.items() if now < at + span))


def _share(month: int, until: int, moves: Sequence[Moved]) -> float | None:
    """What the month grew by until then; None where it began with none."""
    own = [each for each in moves if each.month == month and each.at <= until]
    if not own:
        return 0.0
    return own[-1].after / own[0].before - 1 if own[0].before else None
