"""A step: whether a series stands at another level since an event that names its metric."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from metrics.answer import Cell, Event
from metrics.kinds import Count, Flow, Percentage, Rate
from metrics.model import Metric
from metrics.periods import Grain, add_months, nearest_month
from metrics.readings import before_and_after
from metrics.readings.levels import is_closed
from metrics.readings.reasons import LEAST_PUBLIC, events_behind
from metrics.readings.verdict import LONGEST, YEAR, Months

LEAST = 3  # months after an event, before which nothing is said
SURE, SURE_SO_FAR = 0.95, 0.99  # of a whole year, and of the first months of one


@dataclass(frozen=True)
class Step:
    """The months before and after an event, which differ by more than chance.

    `pilot`: its pilot's latest year, where it had one; `before` then ends where the pilot began, so that
    what grew in the time between is in the step. `from_pilot`: what was before it is not known, so `before`
    is of the pilot itself. `so_far`: `after` is not a whole year yet, and `before`
    holds the same calendar months. `leads`: the event lies in the latest 36 months.
    """

    event: Event
    before: Months
    after: Months
    pilot: Months | None = None
    from_pilot: bool = False
    so_far: bool = False
    leads: bool = True

    @property
    def direction(self) -> int:
        """1 up, -1 down."""
        return 1 if self.after.level > self.before.level else -1


def find(metric: Metric, cells: Sequence[Cell], events: Iterable[Event], protected: bool) -> Step | None:
    """The step at the latest event that names the metric and shows one; None where there is none.

    `cells`: the complete months of one series, to the last month judged. An event that does not name the
    metric is context and never tested.
    """
    is_tested = isinstance(metric.kind, Count | Rate | Percentage) and isinstance(metric.dating, Flow)
    if not is_tested or cells[0].period.grain is not Grain.MONTH:
        return None
    several = tuple(events)
    named = sorted((each for each in several if metric.name in each.metrics), key=lambda each: each.first)
    found = (_at(each, metric, cells, several, protected) for each in reversed(named))
    return next((step for step in found if step), None)


def _at(
    event: Event, metric: Metric, cells: Sequence[Cell], events: Sequence[Event], protected: bool
) -> Step | None:
    begun, piloted = nearest_month(event.first), nearest_month(event.pilot or event.first)
    after = [cell for cell in cells if cell.period.first >= begun][:YEAR]
    year = [cell for cell in cells if cell.period.first < piloted][-YEAR:]
    pilot = [cell for cell in cells if piloted <= cell.period.first < begun][-YEAR:]
    is_known = len(year) == YEAR and all(cell.figure.is_firm for cell in year)
    if from_pilot := bool(pilot) and not is_known:
        year, pilot = pilot, []
    so_far = len(after) < YEAR
    before = [cell for cell in year if not so_far or _month(cell) in map(_month, after)]
    inside = (*before, *after)
    if len(after) < LEAST or len(year) < YEAR or not _can_be_tested(inside, events):
        return None
    if protected and fsum(events_behind(metric, c.figure) for c in inside) < LEAST_PUBLIC * len(inside):
        return None
    if not _differ(metric, before, after, SURE_SO_FAR if so_far else SURE):
        return None
    leads = begun > add_months(cells[-1].period.first, -LONGEST)
    known = Months.of(pilot) if pilot and all(cell.figure.is_firm for cell in pilot) else None
    return Step(event, Months.of(before), Months.of(after), known, from_pilot, so_far, leads)


def _month(cell: Cell) -> int:
    return cell.period.first.month


def _can_be_tested(cells: Sequence[Cell], events: Sequence[Event]) -> bool:
    """Whether every month has a figure and services were open in all of them."""
    return all(cell.figure.is_firm and not is_closed(events, cell.period) for cell in cells)


def _differ(metric: Metric, before: Sequence[Cell], after: Sequence[Cell], sure: float) -> bool:
    sides = before_and_after.parts(before), before_and_after.parts(after)
    if not any(count for side in sides for count, _ in side):
        return False
    test = before_and_after.shares if isinstance(metric.kind, Percentage) else before_and_after.counts
    return bool(test(*sides, sure).beyond)


@dataclass(frozen=True)
class Created:
    """The event that made it possible to count something, and the months from which on it is judged.

    Nothing is told of its first year, in which it grows from nothing.
    """

    event: Event

    @property
    def since(self) -> date:
        """The first month that is counted."""
        return nearest_month(self.event.first)

    @property
    def judged_from(self) -> date:
        """The month after its first year."""
        return add_months(self.since, YEAR)


def created(metric: Metric, events: Iterable[Event]) -> Created | None:
    """The latest event that creates what the metric counts; None where there is none."""
    made = [each for each in events if metric.name in each.creates]
    return Created(max(made, key=lambda each: each.first)) if made else None


def begun(metric: Metric, events: Iterable[Event]) -> dict[date, Event]:
    """The events that begin a new level of the metric, by the month with which it begins."""
    return {nearest_month(each.first): each for each in events if metric.name in each.metrics}
