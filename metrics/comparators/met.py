"""On which day a count came to the target of its period, or by how many it is short.

Counts of shorter periods do not tell: whoever counts once in each month counts once in a year. So the store
is asked on which day each was counted first, by the compiler that asks for the count itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from metrics.answer import AgainstTarget, Cell, Status
from metrics.asking.day_by_day import Days, Gained, read, statement
from metrics.asking.figures import Figures
from metrics.asking.run import run
from metrics.comparators.targets import target, with_targets
from metrics.kinds import Count, Flow

FEW = 5  # the day on which fewer were counted tells of one of them


def against_targets(figures: Figures, cells: Sequence[Cell]) -> tuple[AgainstTarget, ...]:
    """Of every cell with a figure and a target for exactly its period. Public counts have no days."""
    inquiry = figures.inquiry
    if inquiry.snapshot.protected or not _counts_what_happens(figures):
        return ()
    aims = [(cell, aim) for cell in cells if cell.figure.value is not None and (aim := _aim(figures, cell))]
    if not aims:
        return ()
    question = inquiry.question(inquiry.periods, inquiry.selection.by, inquiry.scope.keep)
    gained = read(question, run(inquiry.snapshot, statement(question)))
    return tuple(_against(cell, aim, _days(gained, cell)) for cell, aim in aims)


def _counts_what_happens(figures: Figures) -> bool:
    metric = figures.inquiry.metric
    counted = isinstance(metric.kind, Count) and isinstance(metric.dating, Flow) and not metric.is_at_close
    return counted and metric.name in with_targets(figures.inquiry.snapshot)


def _aim(figures: Figures, cell: Cell) -> int:
    """The target of the cell; 0 where none is set, or one so low that its day would tell of somebody."""
    _, found = target(figures, cell)
    aim = ceil(found.value or 0)
    return aim if aim >= FEW else 0


def _days(gained: Gained, cell: Cell) -> Days:
    return gained.get((cell.period, tuple(member.key for member in cell.members)), [])


def _against(cell: Cell, aim: int, days: Days) -> AgainstTarget:
    counted, met_on = 0, None
    for day, new in days:
        counted += new
        if counted >= aim:
            met_on = day
            break
    first = days[0][0] if days else None
    so_far = cell.figure.status is Status.PROVISIONAL
    return AgainstTarget(cell.period, cell.members, aim, met_on, first, max(0, aim - counted), so_far)
