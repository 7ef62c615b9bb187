"""The rules on runs of points, one by one: each gives every point a direction, +1 or -1, or 0.

Source: NHS England, Making Data Count, as built in nhs-r-community/NHSRplotthedots 0.2.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

RUN = 7  # points: seven on one side, or seven each above (or below) the last


def trends(values: Sequence[float]) -> list[int]:
    """Every point of seven that rise (or fall) without a tie; where two trends meet, the later wins."""
    marks = [0] * len(values)
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    for sign, start, stop in _runs(steps):
        if sign and stop - start >= RUN - 1:
            marks[start : stop + 1] = [sign] * (stop + 1 - start)
    return marks


def two_of_three(close: Sequence[bool], sides: Sequence[int]) -> list[int]:
    """Points close to a limit: two or more of three on one side of the mean.

    `close` is between the near limit and the limit: a point past the limit is not close.
    """
    marks = [0] * len(sides)
    for start, window in enumerate(zip(sides, sides[1:], sides[2:], strict=False)):
        if abs(sum(window)) == 3 and sum(close[start : start + 3]) >= 2:
            for index in range(start, start + 3):
                if close[index]:
                    marks[index] = sides[index]
    return marks


def shifts(sides: Sequence[int]) -> list[int]:
    """Every point of seven on one side of the mean; a point on the mean (side 0) ends the run."""
    marks = [0] * len(sides)
    for sign, start, stop in _runs(sides):
        if sign and stop - start >= RUN:
            marks[start:stop] = [sign] * (stop - start)
    return marks


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each stretch of equal signs: the sign, its first index and the index after its last."""
    start = 0
    for sign, group in groupby(signs):
        stop = start + len(list(group))
        yield sign, start, stop
        start = stop
