"""What somebody is told of sums of cells, as a linear programme: which counts fit, and which fit best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy
from scipy.sparse import csr_array, vstack

Place = tuple  # a cell
HIDDEN = 4  # the method is published: a count moves by no more than this, and only to a multiple of five
SURE = 1e-6


@dataclass(frozen=True)
class Total:
    """A sum over cells, less that over others, between two numbers as the reader is told."""

    cells: frozenset[Place]
    low: float
    high: float
    less: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Bound:
    """Between which numbers a true count can lie."""

    low: float
    high: float

    @property
    def certain(self) -> bool:
        """Whether only one whole number is left."""
        return self.left <= 1

    @property
    def left(self) -> float:
        """How many whole numbers are left."""
        return float(numpy.floor(self.high + SURE) - numpy.ceil(self.low - SURE) + 1)

    @property
    def width(self) -> float:
        """How far apart the two numbers are."""
        return self.high - self.low


Known = Mapping[Place, Bound]
ANYTHING = Bound(0, numpy.inf)


def told(published: int) -> Bound:
    """What the published method leaves open: a multiple of five is up to 4 away, any other is itself."""
    if published % 5:
        return Bound(published, published)
    return Bound(max(published - HIDDEN, 0), published + HIDDEN)


def matrix(totals: Sequence[Total], cells: Sequence[Place]) -> csr_array:
    """A row a total, a column a cell."""
    place = {cell: number for number, cell in enumerate(cells)}
    signed = [
        (row, place[cell], sign)
        for row, total in enumerate(totals)
        for sign, of in ((1.0, total.cells), (-1.0, total.less))
        for cell in of
    ]
    rows, columns, signs = zip(*signed, strict=True) if signed else ((), (), ())
    return csr_array((signs, (rows, columns)), shape=(len(totals), len(cells)))


def all_cells(totals: Sequence[Total]) -> list[Place]:
    """Every cell that any of the totals holds, in order."""
    cells: frozenset = frozenset().union(*(total.cells | total.less for total in totals))
    return sorted(cells)


@dataclass(frozen=True)
class Programme:
    """The totals that bear on one another, and what is known of each of their cells beside them."""

    cells: list[Place]
    ends: numpy.ndarray
    lines: dict[str, object]

    @classmethod
    def of(cls, totals: Sequence[Total], within: Known) -> Programme:
        """Each total as an equation, or with the ends that it has."""
        cells = all_cells(totals)
        ends = numpy.array([astuple(within.get(cell, ANYTHING)) for cell in cells])
        return cls(cells, ends, _lines(matrix(totals, cells), totals))

    def solved(self, costs: numpy.ndarray) -> numpy.ndarray | None:
        """Counts that fit everything and cost least; None where nothing fits."""
        from scipy.optimize import linprog  # slow to import, and few commands work out totals

        found = linprog(costs, bounds=self.ends, method="highs", **self.lines)
        return None if found.status else numpy.asarray(found.x)

    def furthest(self, cell: Place) -> Iterator[numpy.ndarray | None]:
        """Counts that fit and give the cell its least, and then its most."""
        for sign in (1, -1):
            costs = numpy.zeros(len(self.cells))
            costs[self.cells.index(cell)] = sign
            yield self.solved(costs)


def _lines(rows: csr_array, totals: Sequence[Total]) -> dict[str, object]:
    lows, highs = (numpy.array([getattr(each, end) for each in totals], float) for end in ("low", "high"))
    exact, below, above = lows == highs, numpy.isfinite(highs), numpy.isfinite(lows)
    below, above = below & ~exact, above & ~exact
    lines: dict[str, object] = {}
    if exact.any():
        lines |= {"A_eq": rows[exact], "b_eq": lows[exact]}
    if below.any() or above.any():
        lines["A_ub"] = vstack([rows[below], -rows[above]], format="csr")
        lines["b_ub"] = numpy.concatenate([highs[below], -lows[above]])
    return lines
