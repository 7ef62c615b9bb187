"""How an outsider would undo the protection: bounds by linear programmes, and least squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy
from scipy.optimize import linprog
from scipy.sparse import bmat, csr_array, vstack
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import lsmr

from tests.attacks.reading import Figure, Place

HIDDEN = 4  # the method is published: a count moves by no more than this, and only to a multiple of five
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
    signed = [
        (row, place[cell], sign)
        for row, figure in enumerate(figures)
        for sign, of in ((1.0, figure.cells), (-1.0, figure.less))
        for cell in of
    ]
    rows, columns, signs = zip(*signed, strict=True) if signed else ((), (), ())
    return csr_array((signs, (rows, columns)), shape=(len(figures), len(cells)))


def all_cells(figures: Sequence[Figure]) -> list[Place]:
    return sorted(frozenset().union(*(figure.cells | figure.less for figure in figures)))


def published(figures: Sequence[Figure]) -> dict[Place, int]:
    """The protected count of each cell: as told on its own, else by subtracting others."""
    counts: dict[Place, int] = {}
    while more := {cell: count for each in figures for cell, count in _left_by(each, counts)}:
        counts |= more
    left = [cell for cell in all_cells(figures) if cell not in counts]
    found = bounds(figures, left, {cell: Bound(count, count) for cell, count in counts.items()})
    return counts | {cell: round(bound.low) for cell, bound in found.items() if bound.certain}


def _left_by(figure: Figure, counts: dict[Place, int]) -> Iterator[tuple[Place, int]]:
    """What the figure tells of cells not known yet: the last one, or that nothing is left for any."""
    unknown = figure.cells - counts.keys()
    rest = figure.low - sum(counts.get(cell, 0) for cell in figure.cells) if unknown else None
    if rest == 0 or len(unknown) == 1:
        yield from ((cell, rest) for cell in unknown)


def true_ranges(counts: dict[Place, int]) -> dict[Place, Bound]:
    """What the published method leaves open: a multiple of five is up to 4 away, any other is itself."""
    return {
        cell: Bound(count, count) if count % 5 else Bound(max(count - HIDDEN, 0), count + HIDDEN)
        for cell, count in counts.items()
    }


def bounds(
    figures: Sequence[Figure], wanted: Sequence[Place], within: dict[Place, Bound] | None = None
) -> dict[Place, Bound]:
    """The least and most each wanted cell can be, by linear programme over all the figures.

    `within`: what is known of each cell beside the figures; of others only that none is below 0.
    Nothing where the figures contradict each other.
    """
    within, found, anything = within or {}, {}, Bound(0, numpy.inf)
    for part, among in _apart(figures, wanted):
        cells = all_cells(part)
        programme = _programme(part, cells)
        ends = numpy.array([astuple(within.get(cell, anything)) for cell in cells])
        for cell in among:
            cost = numpy.zeros(len(cells))
            cost[cells.index(cell)] = 1
            least, most = (linprog(sign * cost, bounds=ends, **programme) for sign in (1, -1))
            if least.status or most.status:
                return {}
            found[cell] = Bound(least.fun, -most.fun)
    return {cell: found.get(cell) or within.get(cell, anything) for cell in wanted}


def _apart(figures: Sequence[Figure], wanted: Sequence[Place]) -> list[tuple[list[Figure], list[Place]]]:
    """The figures that bear on each of the wanted cells, for those that any bears on.

    A figure that shares no cell with another, directly or through a third, makes a programme of its own:
    what solves the one can be put beside whatever solves the other, so it bounds nothing there.
    """
    cells = all_cells(figures)
    rows = matrix(figures, cells)
    _, group = connected_components(bmat([[None, rows], [rows.T, None]]), directed=False)
    of_cell = dict(zip(cells, group[len(figures) :], strict=True))
    parts: dict[int, tuple[list, list]] = {}
    for cell in wanted:
        if cell in of_cell:
            parts.setdefault(of_cell[cell], ([], []))[1].append(cell)
    for figure, number in zip(figures, group, strict=False):
        if number in parts:
            parts[number][0].append(figure)
    return list(parts.values())


def _programme(figures: Sequence[Figure], cells: Sequence[Place]) -> dict:
    """Each figure as an equation, or with the ends that it has."""
    rows = matrix(figures, cells)
    lows, highs = (numpy.array([getattr(each, end) for each in figures], float) for end in ("low", "high"))
    exact, below, above = lows == highs, numpy.isfinite(highs), numpy.isfinite(lows)
    below, above = below & ~exact, above & ~exact
    programme = {"method": "highs"}
    if exact.any():
        programme |= {"A_eq": rows[exact], "b_eq": lows[exact]}
    if below.any() or above.any():
        programme["A_ub"] = vstack([rows[below], -rows[above]], format="csr")
        programme["b_ub"] = numpy.concatenate([highs[below], -lows[above]])
    return programme


def least_squares(figures: Sequence[Figure]) -> dict[Place, int]:
    """The averaging attack: the counts that fit all figures best, a figure told as a range as its middle."""
    cells = all_cells(figures)
    middles = numpy.array([(each.low + each.high) / 2 for each in figures])
    fitted = lsmr(matrix(figures, cells), middles, atol=1e-10, btol=1e-10, maxiter=5000)[0]
    return {cell: round(count) for cell, count in zip(cells, fitted, strict=True)}
