"""Small-count rounding: every count of 1 to 4 becomes 0 or 5, so that totals of every kind stay close.

After Langsrud and Heldal (Statistics Norway, SSB small-count rounding). Which of
the two each cell becomes is settled by an integer programme, a month at a time;
each total (margin) carries its error on to the next month, so that errors of a
range of months do not grow: a range is as far out as the error moved from its
start to its end, so each error is held near the middle of all it has been. Zeros
and counts of 5 and more stay as they are, so no sum of cells and no difference of
nested sums is ever 1, 2, 3 or 4.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from data_access.protection.cubes import Cells, Keys

BASE = 5
# What an error costs by how many dimensions a margin has: totals matter most, and are added up most.
WEIGHTS = (4.0, 3.2, 2.2, 0.5)
POWER = 2.5  # what an error costs grows so with its size: one of 6 is seen to be wrong, two of 3 are not
BLUR = 0.5  # how far secret weights stray, so that nobody can solve the same programme again
NODES = 2000  # a limit counted in nodes and not in seconds gives the same answer on every machine

Margin = tuple[int | None, ...]  # a key, or None where all keys of the dimension are added up


@dataclass
class Drift:
    """A margin's error so far, published less true count, with the least and the most it has been."""

    error: int = 0
    least: int = 0
    most: int = 0

    def move(self, by: int) -> None:
        """Add a month's error."""
        self.error += by
        self.least, self.most = min(self.least, self.error), max(self.most, self.error)

    @property
    def off(self) -> float:
        """How far it is above the middle of all it has been."""
        return self.error - (self.least + self.most) / 2


Drifts = dict[Margin, Drift]
STEADY = Drift()


def rounded(small: Mapping[Keys, int], drifts: Mapping[Margin, Drift], seed: bytes) -> Cells:
    """0 or 5 for each of the cells, all of them 1 to 4 and of one month.

    `drifts`: of the months before, by margin. `seed`: secret; the same cells,
    drifts and seed give the same answer whatever order they come in.
    """
    if not small:
        return {}
    cells = sorted(small)
    held = _margins_of(cells)
    draw = numpy.random.default_rng(list(seed))
    weights = numpy.array([_weight(margin) for margin in held]) * (1 + BLUR * draw.random(len(held)))
    lowest = [  # each margin's error with none of its cells up
        drifts.get(margin, STEADY).off - sum(small[cells[i]] for i in within)
        for margin, within in held.items()
    ]
    ups = _solve(list(held.values()), lowest, weights, len(cells))
    return {keys: BASE * up for keys, up in zip(cells, ups, strict=True)}


def _solve(held: list[list[int]], lowest: list[float], weights: numpy.ndarray, cells: int) -> list[int]:
    """Which cells go up, to make the weighted cost of the margins' errors least."""
    limits, most = _costs(held, lowest, weights, cells)
    found = milp(
        numpy.concatenate([numpy.zeros(cells), numpy.ones(len(held))]),
        constraints=LinearConstraint(limits, -numpy.inf, most),
        integrality=numpy.concatenate([numpy.ones(cells), numpy.zeros(len(held))]),
        bounds=Bounds(0, numpy.concatenate([numpy.ones(cells), numpy.full(len(held), numpy.inf)])),
        options={"node_limit": NODES},
    )
    if found.x is None:  # all down is always allowed, so only a limit reached without any answer ends here
        return [index % 2 for index in range(cells)]
    return [int(round(value)) for value in found.x[:cells]]


def _costs(
    held: list[list[int]], lowest: list[float], weights: numpy.ndarray, cells: int
) -> tuple[csr_array, list[float]]:
    """Rows that hold the cost of each margin above what its error costs, and what each row is at most.

    An error can only be some steps of `BASE` above its lowest. A row is the line through what two such
    neighbours cost; as the cost is convex, the highest of the lines is the cost itself at every one.
    """
    entries, most = [], []
    for margin, (within, low, weight) in enumerate(zip(held, lowest, weights, strict=True)):
        cost = weight * numpy.abs(low / BASE + numpy.arange(len(within) + 1)) ** POWER
        for up, step in enumerate(numpy.diff(cost)):
            row = len(most)
            entries += [(row, cell, step) for cell in within] + [(row, cells + margin, -1.0)]
            most.append(step * up - cost[up])
    rows, columns, values = zip(*entries, strict=True)
    return csr_array((values, (rows, columns)), shape=(len(most), cells + len(held))), most


def _weight(margin: Margin) -> float:
    named = sum(key is not None for key in margin[1:])
    return WEIGHTS[min(named, len(WEIGHTS) - 1)]


def _margins_of(cells: Iterable[Keys]) -> dict[Margin, list[int]]:
    """Which of the cells each margin holds, by their place."""
    held: dict[Margin, list[int]] = {}
    for place, keys in enumerate(cells):
        for margin in margins(keys):
            held.setdefault(margin, []).append(place)
    return held


def margins(keys: Keys) -> Iterator[Margin]:
    """Every total the cell is part of, within its authority; the cell itself is one."""
    return product((keys[0],), *((key, None) for key in keys[1:]))


def carry(drifts: Drifts, published: Mapping[Keys, int], true: Mapping[Keys, int]) -> None:
    """Add a month's errors to those so far."""
    errors: Counter[Margin] = Counter()
    for keys in published.keys() | true.keys():
        if error := published.get(keys, 0) - true.get(keys, 0):
            for margin in margins(keys):
                errors[margin] += error
    for margin, error in errors.items():
        drifts.setdefault(margin, Drift()).move(error)


def seed(secret: str, *of: object) -> bytes:
    """A seed that follows from the secret and from what it is of, and tells neither."""
    return hmac.digest(secret.encode(), repr(("rounding", *of)).encode(), hashlib.sha256)
