"""Where somebody has said that a series begins a new level, and which of its months are unlike others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from metrics.answer import Answer, Cell, Event
from metrics.periods import Period, months_apart, nearest_month
from metrics.rebases import Rebase, series


def begun(answer: Answer, cells: Sequence[Cell], rebases: Sequence[Rebase]) -> dict[int, int]:
    """By the place of a month that begins a level, the place of the month in which its pilot began.

    Levels begin with an event that names the metric, and with a decision on exactly this series; without a
    pilot the two places are one. `cells`: the months of one series, without a gap.
    """
    name = series(answer.selection, answer.members[0])
    own = [each.first for each in rebases if (each.metric, each.series) == (answer.metric.name, name)]
    days = {first: first for first in own} | {
        each.first: each.pilot or each.first for each in answer.events if answer.metric.name in each.metrics
    }
    places = {_place(cells, first): _place(cells, pilot) for first, pilot in days.items()}
    return {first: max(pilot, 0) for first, pilot in places.items() if 0 < first < len(cells)}


def is_closed(events: Sequence[Event], period: Period) -> bool:
    """Whether services were closed on some day of the period."""
    spans = (each.span for each in events if each.closed)
    return any(first <= period.last and last >= period.first for first, last in spans)


def _place(cells: Sequence[Cell], day: date) -> int:
    """The place of the month nearest to the day, counted from the first cell: below 0 before it."""
    return months_apart(cells[0].period.first, nearest_month(day))
