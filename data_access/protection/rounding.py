"""Small-count rounding: what few are behind becomes a multiple of five, and totals of every kind stay close.

After Langsrud and Heldal (Statistics Norway, SSB small-count rounding). Whether a
cell goes up or down is settled by an integer programme, a month at a time.
Each total (margin) carries its error on to the next month. A range of months is as
far out as that error moved from its start to its end, so what a month costs is
what all the ranges cost that end with it. No cell is published as 1, 2, 3 or 4,
so no sum of cells and no difference of nested sums is ever one of these.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy
from scipy.sparse import csr_array

from data_access.protection.cubes import Cells, Keys

BASE = 5
# What an error costs by how many dimensions a margin has: totals matter most, and are added up most.
WEIGHTS = (7.0, 4.5, 2.8, 0.6)
NEAR = 5  # how far out a range may be, as the public is told: what is beyond costs most
WITHIN = 0.02  # what the square of an error costs besides, so that there is room for the months to come
PULL = 4.0  # how strongly each cell is drawn up or down by a secret of its own, in the unit of the weights
NODES = 2000  # a limit counted in nodes and not in seconds gives the same answer on every machine

Margin = tuple[int | None, ...]  # a key, or None where all keys of the dimension are added up


@dataclass
class Drifts:
    """Each margin's error, published less true count, at the start and after every month so far.

    All months count alike, also those in which a margin's error did not move: ranges begin with each.
    """

    months: int = 0
    known: dict[Margin, list[int]] = field(default_factory=dict)

    def of(self, margin: Margin) -> list[int]:
        """The margin's errors in order, the first of them 0; the last is how far out it is now."""
        return self.known.get(margin, [0] * (self.months + 1))

    def carry(self, published: Mapping[Keys, int], true: Mapping[Keys, int]) -> None:
        """Add a month's errors to those so far."""
        every = published.keys() | true.keys()
        moved = _by_margin({keys: published.get(keys, 0) - true.get(keys, 0) for keys in every})
        for margin in self.known.keys() | moved.keys():
            errors = self.of(margin)
            self.known[margin] = [*errors, errors[-1] + moved[margin]]
        self.months += 1


@dataclass(frozen=True)
class Programme:
    """The cells of a month, and what each margin that holds some of them costs by how many go up."""

    cells: list[Keys]
    held: list[list[int]]
    costs: list[numpy.ndarray]

    @classmethod
    def of(
        cls, counts: Mapping[Keys, int], drifts: Drifts, standing: Mapping[Keys, int] | None = None
    ) -> Programme:
        """That of the counts, none of them a multiple of five, after the months of the drifts.

        `standing`: errors that cells of the month have besides, whatever becomes of the counts.
        """
        cells = sorted(counts)
        held, stands = _margins_of(cells), _by_margin(standing or {})
        costs = [
            _weight(margin)
            * _costs(drifts.of(margin), [counts[cells[place]] % BASE for place in within], stands[margin])
            for margin, within in held.items()
        ]
        return cls(cells, list(held.values()), costs)

    def solved(self, pulls: numpy.ndarray) -> list[int]:
        """Which cells go up, 1 or 0, to make all margins' costs and those cells' own pulls together least."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # slow to import, and few commands protect

        cells, margins = len(self.cells), len(self.held)
        limits, most = _lines(self.held, self.costs, cells)
        found = milp(
            numpy.concatenate([pulls, numpy.ones(margins)]),
            constraints=LinearConstraint(limits, -numpy.inf, most),
            integrality=numpy.concatenate([numpy.ones(cells), numpy.zeros(margins)]),
            bounds=Bounds(0, numpy.concatenate([numpy.ones(cells), numpy.full(margins, numpy.inf)])),
            options={"node_limit": NODES},
        )
        if (
            found.x is None
        ):  # all down is always allowed, so only a limit reached without any answer ends here
            return [index % 2 for index in range(cells)]
        return [int(round(value)) for value in found.x[:cells]]


def rounded(
    counts: Mapping[Keys, int], drifts: Drifts, seed: bytes, standing: Mapping[Keys, int] | None = None
) -> Cells:
    """The multiple of five below or above each of the counts of one month, none of which is one itself.

    `drifts`: of the months before. `standing`: errors that cells of the month have already, as those have
    whose counts here are what came later. `seed`: secret; the same cells, drifts and seed give the same
    answer whatever order they come in.
    """
    if not counts:
        return {}
    programme = Programme.of(counts, drifts, standing)
    pulls = PULL * numpy.random.default_rng(list(seed)).standard_normal(len(counts))
    ups = programme.solved(pulls)
    return {keys: BASE * (counts[keys] // BASE + up) for keys, up in zip(programme.cells, ups, strict=True)}


def _costs(before: list[int], counts: list[int], standing: int = 0) -> numpy.ndarray:
    """What none, one, ... all of a margin's cells going up costs: a mean over ranges.

    `counts`: what each has above the multiple of five below. `before`: the margin's errors so far;
    `standing`: what it is out this month besides. A range begins at each of them, and all end with this
    month.
    """
    after = before[-1] + standing - sum(counts) + BASE * numpy.arange(len(counts) + 1)
    out = numpy.abs(after[:, None] - numpy.array(before))
    return numpy.asarray((numpy.maximum(out - NEAR, 0) + WITHIN * out**2).mean(axis=1))


def _lines(held: list[list[int]], costs: list[numpy.ndarray], cells: int) -> tuple[csr_array, list[float]]:
    """Rows that hold what is paid for each margin above what its error costs, and what each row is at most.

    A row is the line through what two neighbouring numbers of cells up cost; as the cost is convex, the
    highest of the lines is the cost itself at every one.
    """
    entries: list[tuple[int, int, float]] = []
    most: list[float] = []
    for margin, (within, cost) in enumerate(zip(held, costs, strict=True)):
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


def _by_margin(errors: Mapping[Keys, int]) -> Counter[Margin]:
    """How far out the cells with these errors make each margin."""
    moved: Counter[Margin] = Counter()
    for keys, error in errors.items():
        if error:
            for margin in margins(keys):
                moved[margin] += error
    return moved


def margins(keys: Keys) -> Iterator[Margin]:
    """Every total the cell is part of, within its authority; the cell itself is one."""
    return product((keys[0],), *((key, None) for key in keys[1:]))


def seed(secret: str, *of: object) -> bytes:
    """A seed that follows from the secret and from what it is of, and tells neither."""
    return hmac.digest(secret.encode(), repr(("rounding", *of)).encode(), hashlib.sha256)
