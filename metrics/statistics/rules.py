"""The rules on sets of points, one by one: each gives every set that stands out, and its direction.

Source: NHS England, Making Data Count, as built in nhs-r-community/NHSRplotthedots 0.2.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

RUN = 7  # points: seven on one side, or seven each above (or below) the last

Found = tuple[int, tuple[int, ...]]  # a direction, +1 or -1, and the indexes of the points


def beyond(outside: Sequence[int]) -> Iterator[Found]:
    """Every point past a limit, alone; `outside` is +1 above the upper, -1 below the lower, else 0."""
    return ((sign, (index,)) for index, sign in enumerate(outside) if sign)


def trends(values: Sequence[float]) -> Iterator[Found]:
    """Every stretch of seven or more that rise (or fall) without a tie."""
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    for sign, start, stop in _runs(steps):
        if sign and stop - start >= RUN - 1:
            yield sign, tuple(range(start, stop + 1))


def two_of_three(close: Sequence[bool], sides: Sequence[int]) -> Iterator[Found]:
    """The points close to a limit where two or more of three on one side of the mean are.

    `close` is between the near limit and the limit: a point past the limit is not close.
    """
    for start, window in enumerate(zip(sides, sides[1:], sides[2:], strict=False)):
        near = tuple(index for index in range(start, start + 3) if close[index])
        if abs(sum(window)) == 3 and len(near) >= 2:
            yield window[0], near


def shifts(sides: Sequence[int]) -> Iterator[Found]:
    """Every stretch of seven or more on one side of the mean; a point on the mean (side 0) ends it."""
    for sign, start, stop in _runs(sides):
        if sign and stop - start >= RUN:
            yield sign, tuple(range(start, stop))


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each stretch of equal signs: the sign, its first index and the index after its last."""
    start = 0
    for sign, group in groupby(signs):
        stop = start + len(list(group))
        yield sign, start, stop
        start = stop
