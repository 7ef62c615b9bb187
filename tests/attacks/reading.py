"""What an outsider can ask and is told: Selections that a public session accepts, and the figures they bring.

Truth is not opened here. A figure is a sum over cells: the cells of the fact's
inner set, told apart by month and three dimensions, as the method is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from data_access.access import EVERYTHING, PUBLIC
from metrics import evaluate, reference
from metrics.model import Answer, Status
from metrics.periods import Grain, add_months
from metrics.selection import Filter, Selection

DIMENSIONS = {
    "referrals": ("locality", "team_type", "source_group"),
    "allocations": ("locality", "team_type", "allocation_kind"),
}
Place = tuple[date, str, str, str]  # a month and a member's code of each dimension


@dataclass(frozen=True)
class Figure:
    """A sum over cells, between two numbers as the reader is told."""

    cells: frozenset[Place]
    low: int
    high: int


@dataclass(frozen=True)
class Target:
    """What is attacked: one metric of counts over some months of a store."""

    metric: str
    first: date
    months: int
    snapshot: object
    naive: bool = False  # an internal store behind "fewer than five" suppression, instead of a public one

    @property
    def starts(self) -> list[date]:
        """The first days of its months."""
        return [add_months(self.first, month) for month in range(self.months)]

    def codes(self, dimension: str) -> list[str]:
        """Every member of the dimension, as the filters on the page list them."""
        return [member.code for member in reference.members(self.snapshot, dimension)]

    def ask(self, selection: Selection) -> Answer:
        """What is served."""
        return evaluate(selection, self.snapshot, EVERYTHING if self.naive else PUBLIC)


def selections(target: Target) -> Iterator[Selection]:
    """Every range of months, whole and split by every pair, over each member and each two of the third."""
    dimensions = DIMENSIONS[target.metric]
    for start, end in _ranges(target):
        window = {"metric": target.metric, "first": start, "last": end, "grain": Grain.WHOLE}
        yield Selection(**window)
        for dimension in dimensions:
            by = tuple(each for each in dimensions if each != dimension)
            yield Selection(**window, by=by)
            yield Selection(**window, by=(dimension,))
            for code in target.codes(dimension):
                yield Selection(**window, by=by, where=(Filter(dimension=dimension, members=(code,)),))


def _ranges(target: Target) -> Iterator[tuple[date, date]]:
    starts = target.starts
    for place, start in enumerate(starts):
        for end in starts[place:]:
            yield start, add_months(end, 1) - timedelta(days=1)


def figures(target: Target, answers: list[Answer]) -> list[Figure]:
    """The answers as sums over cells; the same sum told twice is one."""
    every = {name: target.codes(name) for name in DIMENSIONS[target.metric]}
    found = {}
    for answer in answers:
        asked = answer.selection
        months = [start for start in target.starts if asked.first <= start <= asked.last]
        for cell in answer.cells:
            held = every | {each.dimension: list(each.members) for each in asked.where}
            held |= {member.dimension: [member.code] for member in cell.members}
            bounds = told(target, cell.figure)
            if bounds is not None:
                places = frozenset(product(months, *(held[name] for name in DIMENSIONS[target.metric])))
                found[places] = Figure(places, *bounds)
    return list(found.values())


def told(target: Target, figure) -> tuple[int, int] | None:
    """Between which numbers the figure lies, in the counts of its own store; None where nothing is said."""
    if target.naive:
        count = int(figure.value or 0)
        return (1, 4) if 1 <= count <= 4 else (count, count)
    if figure.status is Status.LOW:
        return 0, 0
    return None if figure.value is None else (int(figure.value), int(figure.value))
