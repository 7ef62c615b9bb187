"""Small-count rounding: every count of 1 to 4 becomes 0 or 5, so that totals of every kind stay close.

After Langsrud and Heldal (Statistics Norway, SSB small-count rounding). Which of
the two each cell becomes is settled by an integer programme, a month at a time;
each total (margin) carries its error on to the next month, so that errors of a
range of months do not grow. Zeros and counts of 5 and more stay as they are,
so no sum of cells and no difference of nested sums is ever 1, 2, 3 or 4.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from data_access.protection.cubes import Cells, Keys

BASE = 5
# What an error costs by how many dimensions a margin has: totals matter most, and are added up most.
WEIGHTS = (4.0, 3.0, 2.0, 1.0)
NEAR, FAR = 2.5, 4.0  # errors up to NEAR are as good as can be had; what lies beyond costs FAR times as much
BLUR = 0.2  # how far secret weights stray, so that nobody can solve the same programme again
NODES = 2000  # a limit counted in nodes and not in seconds gives the same answer on every machine

Margin = tuple[int | None, ...]  # a key, or None where all keys of the dimension are added up


def rounded(small: Mapping[Keys, int], errors: Mapping[Margin, int], seed: bytes) -> Cells:
    """0 or 5 for each of the cells, all of them 1 to 4 and of one month.

    `errors`: published less true count so far, by margin. `seed`: secret; the
    same cells, errors and seed give the same answer whatever order they come in.
    """
    if not small:
        return {}
    cells = sorted(small)
    held = _margins_of(cells)
    draw = numpy.random.default_rng(list(seed))
    weights = numpy.array([_weight(margin) for margin in held]) * (1 + BLUR * draw.random(len(held)))
    aims = [sum(small[cells[i]] for i in within) - errors.get(margin, 0) for margin, within in held.items()]
    ups = _solve(list(held.values()), numpy.array(aims, dtype=float), weights, len(cells))
    return {keys: BASE * up for keys, up in zip(cells, ups, strict=True)}


def _solve(held: list[list[int]], aims: numpy.ndarray, weights: numpy.ndarray, cells: int) -> list[int]:
    """Which cells go up, to make the weighted cost of the errors |5 x cells up - aim| of the margins least.

    An error beyond `NEAR` costs more: ranges of months show the difference of two of them.
    """
    rows = [row for row, within in enumerate(held) for _ in within]
    columns = [cell for within in held for cell in within]
    ups = csr_array((numpy.full(len(rows), float(BASE)), (rows, columns)), shape=(len(held), cells))
    gaps = eye_array(len(held), format="csr")
    # The objective makes `gap + far` the greater of the error and its opposite; `gap` holds NEAR of it.
    both = vstack([hstack([ups, -gaps, -gaps]), hstack([-ups, -gaps, -gaps])], format="csr")
    most = [numpy.ones(cells), numpy.full(len(held), NEAR), numpy.full(len(held), numpy.inf)]
    found = milp(
        numpy.concatenate([numpy.zeros(cells), weights, FAR * weights]),
        constraints=LinearConstraint(both, -numpy.inf, numpy.concatenate([aims, -aims])),
        integrality=numpy.concatenate([numpy.ones(cells), numpy.zeros(2 * len(held))]),
        bounds=Bounds(0, numpy.concatenate(most)),
        options={"node_limit": NODES},
    )
    if found.x is None:  # all down is always allowed, so only a limit reached without any answer ends here
        return [index % 2 for index in range(cells)]
    return [int(round(value)) for value in found.x[:cells]]


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


def carry(errors: Counter[Margin], published: Mapping[Keys, int], true: Mapping[Keys, int]) -> None:
    """Add a month's errors to those so far."""
    for keys in published.keys() | true.keys():
        if error := published.get(keys, 0) - true.get(keys, 0):
            for margin in margins(keys):
                errors[margin] += error


def seed(secret: str, *of: object) -> bytes:
    """A seed that follows from the secret and from what it is of, and tells neither."""
    return hmac.digest(secret.encode(), repr(("rounding", *of)).encode(), hashlib.sha256)
