"""What an outsider can work out: between which numbers each cell lies, by linear programmes over totals.

Truth is not opened here. A cell that the totals leave one number only is given away.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from scipy.sparse import bmat
from scipy.sparse.csgraph import connected_components

from data_access.protection.totals import ANYTHING, Bound, Known, Place, Programme, Total, all_cells, matrix

THROWS = 6  # directions looked in before cells are gone through one by one


def bounds(
    totals: Sequence[Total], wanted: Sequence[Place], within: Known | None = None
) -> dict[Place, Bound]:
    """The least and most each wanted cell can be, by linear programme over all the totals.

    `within`: what is known of each cell beside the totals; of others only that none is below 0.
    Nothing where the totals contradict each other.
    """
    within, found = within or {}, {}
    for part, among in apart(totals, wanted):
        programme = Programme.of(part, within)
        for cell in among:
            least, most = programme.furthest(cell)
            if least is None or most is None:
                return {}
            place = programme.cells.index(cell)
            found[cell] = Bound(least[place], most[place])
    return {cell: found.get(cell) or within.get(cell, ANYTHING) for cell in wanted}


def narrowed(
    totals: Sequence[Total], wanted: Sequence[Place], within: Known, values: int | None = None
) -> dict[Place, Bound]:
    """The bounds of those wanted cells that are left no more than so many whole numbers.

    Without `values`: of those that are left fewer than were known of them before. Most are left more, and
    any counts that fit show it of many cells at once: only those of which none found so far do are gone
    through one by one. ValueError where the totals contradict each other.
    """
    found = {}
    for part, among in apart(totals, wanted):
        programme = Programme.of(part, within)
        places = numpy.array([programme.cells.index(cell) for cell in among])
        least, most = _thrown(programme, places)
        for cell, place in zip(among, places, strict=True):
            few = within[cell].left - 1 if values is None else values
            if Bound(least[place], most[place]).left > few:
                continue
            for counts in programme.furthest(cell):
                least, most = _further(least, most, counts)
            if (bound := Bound(least[place], most[place])).left <= few:
                found[cell] = bound
    return found


def _thrown(programme: Programme, places: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The least and most of each cell among counts that fit and lie far out in a few directions."""
    directions = numpy.random.default_rng(0)
    least, most = numpy.full(len(programme.cells), numpy.inf), numpy.full(len(programme.cells), -numpy.inf)
    for _ in range(THROWS):
        costs = numpy.zeros(len(programme.cells))
        costs[places] = directions.standard_normal(len(places))
        for way in (costs, -costs):
            least, most = _further(least, most, programme.solved(way))
    return least, most


def _further(
    least: numpy.ndarray, most: numpy.ndarray, counts: numpy.ndarray | None
) -> tuple[numpy.ndarray, numpy.ndarray]:
    if counts is None:
        raise ValueError("No counts fit all of these totals.")
    return numpy.minimum(least, counts), numpy.maximum(most, counts)


def apart(totals: Sequence[Total], wanted: Sequence[Place]) -> list[tuple[list[Total], list[Place]]]:
    """The totals that bear on each of the wanted cells, for those that any bears on.

    A total that shares no cell with another, directly or through a third, makes a programme of its own:
    what solves the one can be put beside whatever solves the other, so it bounds nothing there.
    """
    if not totals:
        return []
    cells = all_cells(totals)
    rows = matrix(totals, cells)
    _, group = connected_components(bmat([[None, rows], [rows.T, None]]), directed=False)
    of_cell = dict(zip(cells, group[len(totals) :], strict=True))
    parts: dict[int, tuple[list[Total], list[Place]]] = {}
    for cell in wanted:
        if cell in of_cell:
            parts.setdefault(of_cell[cell], ([], []))[1].append(cell)
    for total, number in zip(totals, group, strict=False):
        if number in parts:
            parts[number][0].append(total)
    return list(parts.values())
