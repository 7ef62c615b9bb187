"""What an outsider can ask and is told: Selections that a public session accepts, and the figures they bring.

Truth is not opened here. A figure is a sum over cells: the cells of the fact's
inner set, told apart by month and three dimensions, as the method is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product

from data_access.access import EVERYTHING, PUBLIC
from data_access.protection.totals import Total
from metrics import evaluate
from metrics.answer import Answer, Status
from metrics.catalogue import reference
from metrics.periods import Grain, add_months
from metrics.selection import Filter, Selection

DIMENSIONS = {
    "referrals": ("locality", "team_type", "source_group"),
    "allocations": ("locality", "team_type", "allocation_kind"),
}
Place = tuple[date, str, str, str]  # a month and a member's code of each dimension
Line = tuple[tuple[str, ...], ...]  # the codes added up, of each dimension


@dataclass(frozen=True)
class Target:
    """What is attacked: one metric of counts over some months of a store."""

    metric: str
    first: date
    months: int
    snapshot: object
    naive: bool = False  # an internal store behind "fewer than five" suppression, instead of a public one

    @cached_property
    def starts(self) -> list[date]:
        """The first days of its months."""
        return [add_months(self.first, month) for month in range(self.months)]

    def codes(self, dimension: str) -> list[str]:
        """Every member of the dimension, as the filters on the page list them."""
        return [member.code for member in reference.members(self.snapshot, dimension, EVERYTHING)]

    @cached_property
    def every(self) -> dict[str, tuple[str, ...]]:
        """Every member's code, by dimension."""
        return {name: tuple(self.codes(name)) for name in DIMENSIONS[self.metric]}

    def ask(self, selection: Selection) -> Answer:
        """What is served."""
        return evaluate(selection, self.snapshot, EVERYTHING if self.naive else PUBLIC)


def selections(target: Target) -> Iterator[Selection]:
    """Every range of months, asked in every way."""
    starts = target.starts
    for place, start in enumerate(starts):
        for end in starts[place:]:
            yield from ways(target, start, last_of(end), Grain.WHOLE)


def ways(
    target: Target, first: date, last: date, grain: Grain, through: Iterable[str] = ()
) -> Iterator[Selection]:
    """A window whole, split by every one and by every pair, over each member of the third.

    `through`: of which dimensions each member is gone through, any of which tells all cells; all if left out.
    """
    dimensions = DIMENSIONS[target.metric]
    window = {"metric": target.metric, "first": first, "last": last, "grain": grain}
    yield Selection(**window)
    for dimension in dimensions:
        by = tuple(each for each in dimensions if each != dimension)
        yield Selection(**window, by=by)
        yield Selection(**window, by=(dimension,))
        for code in target.every[dimension] if dimension in (through or dimensions) else ():
            yield Selection(**window, by=by, where=(Filter(dimension=dimension, members=(code,)),))


def last_of(month: date) -> date:
    """The last day of the month that begins on that day."""
    return add_months(month, 1) - timedelta(days=1)


def lines(target: Target, answers: Iterable[Answer]) -> dict[tuple[date, date, Line], tuple[int, int]]:
    """What is told of each line in each period; the same told twice is one."""
    every, found = target.every, {}
    for answer in answers:
        filtered = every | {each.dimension: each.members for each in answer.selection.where}
        for cell in answer.cells:
            held = filtered | {member.dimension: (member.code,) for member in cell.members}
            bounds = told(target, cell.figure)
            if bounds is not None:
                line = tuple(held[name] for name in DIMENSIONS[target.metric])
                found[cell.period.first, cell.period.last, line] = bounds
    return found


def figures(target: Target, answers: Iterable[Answer]) -> list[Total]:
    """The answers as sums over cells."""
    return [
        figure(target, first, last, line, *bounds)
        for (first, last, line), bounds in lines(target, answers).items()
    ]


def figure(target: Target, first: date, last: date, line: Line, low: int, high: int) -> Total:
    """A line's sum over the months of a window."""
    months = [start for start in target.starts if first <= start <= last]
    return Total(frozenset(product(months, *line)), low, high)


def told(target: Target, figure) -> tuple[int, int] | None:
    """Between which numbers the figure lies, in the counts of its own store; None where nothing is said."""
    if target.naive:
        count = int(figure.value or 0)
        return (1, 4) if 1 <= count <= 4 else (count, count)
    if figure.status is Status.LOW:
        return 0, 0
    return None if figure.value is None else (int(figure.value), int(figure.value))
