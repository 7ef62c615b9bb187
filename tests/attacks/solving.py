"""How an outsider would undo the protection: what the product works out itself, and least squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy
from scipy.sparse.linalg import lsmr

from data_access.protection.bounds import bounds
from data_access.protection.totals import Bound, Total, all_cells, matrix, told
from tests.attacks.reading import Place


def published(totals: Sequence[Total]) -> dict[Place, int]:
    """The protected count of each cell: as told on its own, else by subtracting others."""
    counts: dict[Place, int] = {}
    while more := {cell: count for each in totals for cell, count in _left_by(each, counts)}:
        counts |= more
    left = [cell for cell in all_cells(totals) if cell not in counts]
    found = bounds(totals, left, {cell: Bound(count, count) for cell, count in counts.items()})
    return counts | {cell: round(bound.low) for cell, bound in found.items() if bound.certain}


def _left_by(total: Total, counts: dict[Place, int]) -> Iterator[tuple[Place, int]]:
    """What the total tells of cells not known yet: the last one, or that nothing is left for any."""
    unknown = total.cells - counts.keys()
    rest = total.low - sum(counts.get(cell, 0) for cell in total.cells) if unknown else None
    if rest == 0 or len(unknown) == 1:
        yield from ((cell, rest) for cell in unknown)


def true_ranges(counts: dict[Place, int]) -> dict[Place, Bound]:
    """What the published method leaves open of each cell."""
    return {cell: told(count) for cell, count in counts.items()}


def least_squares(totals: Sequence[Total]) -> dict[Place, int]:
    """The averaging attack: the counts that fit all totals best, one told as a range as its middle."""
    cells = all_cells(totals)
    middles = numpy.array([(each.low + each.high) / 2 for each in totals])
    fitted = lsmr(matrix(totals, cells), middles, atol=1e-10, btol=1e-10, maxiter=5000)[0]
    return {cell: round(count) for cell, count in zip(cells, fitted, strict=True)}
