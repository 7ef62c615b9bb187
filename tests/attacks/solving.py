"""How an outsider would undo the protection: bounds by linear programmes, and least squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack
from scipy.sparse.linalg import lsmr

from tests.attacks.reading import Figure, Place

HIDDEN = 4  # the method is published: a count moves by no more than this, and only where it is small
SURE = 1e-6


@dataclass(frozen=True)
class Bound:
    """Between which numbers a true count can lie."""

    low: float
    high: float

    @property
    def certain(self) -> bool:
        """Whether only one whole number is left."""
        return numpy.floor(self.high + SURE) - numpy.ceil(self.low - SURE) < SURE

    @property
    def width(self) -> float:
        return self.high - self.low


def matrix(figures: Sequence[Figure], cells: Sequence[Place]) -> csr_array:
    """A row a figure, a column a cell."""
    place = {cell: number for number, cell in enumerate(cells)}
    rows = [row for row, figure in enumerate(figures) for _ in figure.cells]
    columns = [place[cell] for figure in figures for cell in figure.cells]
    return csr_array((numpy.ones(len(rows)), (rows, columns)), shape=(len(figures), len(cells)))


def all_cells(figures: Sequence[Figure]) -> list[Place]:
    return sorted(set().union(*(figure.cells for figure in figures)))


def published(figures: Sequence[Figure]) -> dict[Place, int]:
    """The protected count of each cell: as told on its own, else by subtracting others."""
    counts = {cell: each.low for each in figures if len(each.cells) == 1 for cell in each.cells}
    for each in figures:
        if each.high == 0:
            counts |= dict.fromkeys(each.cells, 0)
    left = [cell for cell in all_cells(figures) if cell not in counts]
    known = {cell: Bound(count, count) for cell, count in counts.items()}
    found = bounds(figures, left, known)
    return counts | {cell: round(bound.low) for cell, bound in found.items() if bound.certain}


def true_ranges(counts: dict[Place, int]) -> dict[Place, Bound]:
    """What the published method leaves open: 0 is 0 to 4, 5 is 1 to 5, more is itself."""
    return {
        cell: Bound(0, HIDDEN) if count == 0 else Bound(1, 5) if count == 5 else Bound(count, count)
        for cell, count in counts.items()
    }


def bounds(
    figures: Sequence[Figure], wanted: Sequence[Place], within: dict[Place, Bound] | None = None
) -> dict[Place, Bound]:
    """The least and most each wanted cell can be, by linear programme over all the figures.

    `within`: what is known of each cell beside the figures; of others only that none is below 0.
    Nothing where the figures contradict each other.
    """
    cells, anything = all_cells(figures), Bound(0, numpy.inf)
    programme = _programme(figures, cells)
    ends = [(each.low, each.high) for each in ((within or {}).get(cell, anything) for cell in cells)]
    found = {}
    for cell in wanted:
        cost = numpy.zeros(len(cells))
        cost[cells.index(cell)] = 1
        least, most = (linprog(sign * cost, bounds=ends, **programme) for sign in (1, -1))
        if least.status or most.status:
            return {}
        found[cell] = Bound(least.fun, -most.fun)
    return found


def _programme(figures: Sequence[Figure], cells: Sequence[Place]) -> dict:
    rows = matrix(figures, cells)
    lows, highs = (numpy.array([getattr(each, end) for each in figures], float) for end in ("low", "high"))
    exact = lows == highs
    programme = {"A_eq": rows[exact], "b_eq": lows[exact], "method": "highs"}
    if not exact.all():
        loose = rows[~exact]
        programme["A_ub"] = vstack([loose, -loose], format="csr")
        programme["b_ub"] = numpy.concatenate([highs[~exact], -lows[~exact]])
    return programme


def least_squares(figures: Sequence[Figure]) -> dict[Place, int]:
    """The averaging attack: the counts that fit all figures best, a figure told as a range as its middle."""
    cells = all_cells(figures)
    middles = numpy.array([(each.low + each.high) / 2 for each in figures])
    fitted = lsmr(matrix(figures, cells), middles, atol=1e-10, btol=1e-10, maxiter=5000)[0]
    return {cell: round(count) for cell, count in zip(cells, fitted, strict=True)}
