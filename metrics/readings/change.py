"""Before and after an event: two windows of equal length, and whether they differ by more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum

from metrics.answer import Answer, Cell, Event
from metrics.certainty import outward
from metrics.kinds import Count, Flow, Percentage, Rate
from metrics.periods import Period, nearest_month
from metrics.readings import before_and_after
from metrics.readings.months import complete, single, too_small
from metrics.statistics.intervals import Interval

MOST, LEAST = 12, 6  # months on each side


class Measure(StrEnum):
    """How the windows are compared."""

    RATIO = "ratio"  # after as a multiple of before
    POINTS = "points"  # after less before, in percentage points
    STOCK = "stock"  # after less before, without a test


@dataclass(frozen=True)
class Window:
    """Complete months on one side and their common figure: a monthly mean, or the pooled share.

    `counted`: the events of all its months (None for a stock, whose months hold the same people).
    `out_of`: rows for a share, the people of each month added up for a rate, else None.
    """

    cells: tuple[Cell, ...]
    figure: float
    counted: float | None = None
    out_of: float | None = None

    @property
    def span(self) -> tuple[date, date]:
        """Its first and last day."""
        return self.cells[0].period.first, self.cells[-1].period.last


@dataclass(frozen=True)
class NotCompared:
    """Why the windows either side of `event` are not set side by side."""

    event: date
    reason: str
    own: tuple[Event, ...] = ()  # what is on record for the event itself


@dataclass(frozen=True)
class Compared:
    """The windows either side of `event`, the first day of "after", and how far they differ.

    `value` and its 95% `interval` are in the unit of `measure`. `beyond`: the change is more than chance;
    a stock has neither.
    `spread`: the variance of months as a multiple of chance's; the interval allows for it. `p`: from the
    exact test of counts and rates, which decides `beyond`; for shares their interval decides. `band`: the
    range of chance for each month of a stock. `also`: other events in the windows.
    """

    event: date
    before: Window
    after: Window
    measure: Measure
    value: float
    interval: Interval | None
    beyond: bool | None
    spread: float = 1.0
    p: float | None = None
    band: tuple[Interval, ...] = ()
    own: tuple[Event, ...] = ()  # the events on record for the date itself
    also: tuple[Event, ...] = ()

    @property
    def sure(self) -> Interval:
        """The interval of a change that has one: an error for a stock."""
        if self.interval is None:
            raise ValueError("A number of people at a moment has no interval of its change.")
        return self.interval


Change = Compared | NotCompared


def month_of(event: Event) -> date:
    """The month that "after" begins with: the one whose first day is nearest to the event."""
    return nearest_month(event.first)


def read(answer: Answer, starts: Mapping[Period, int]) -> Change | None:
    """Compare a single monthly series before and after the selection's event; None without an event.

    `starts`: for a stock, how many came in each month.
    """
    event, cells = answer.selection.event, complete(single(answer))
    if event is None or not single(answer):
        return None
    before = [cell for cell in cells if cell.period.first < event][-MOST:]
    after = [cell for cell in cells if cell.period.first >= event][:MOST]
    sides = _same_months(before, after), _same_months(after, before)
    if reason := _why_not(answer, before, after, (*sides[0], *sides[1])):
        return NotCompared(event, reason)
    windows = _window(answer, sides[0]), _window(answer, sides[1])
    found = _judged(answer, windows, starts)
    if isinstance(found, str):
        return NotCompared(event, found)
    measure, judged = found
    own, also = _events(answer, event, windows)
    return Compared(event, *windows, measure, **judged._asdict(), own=own, also=also)


def has_enough(before: int, after: int) -> bool:
    """Whether so many months either side of an event, up to a year each, share enough calendar months."""
    return min(before, MOST) + min(after, MOST) >= MOST + LEAST


def _same_months(cells: Sequence[Cell], others: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of calendar months that both sides have, so that the season is in both."""
    months = {cell.period.first.month for cell in others}
    return tuple(cell for cell in cells if cell.period.first.month in months)


def _why_not(answer: Answer, before: Sequence[Cell], after: Sequence[Cell], inside: Sequence[Cell]) -> str:
    if not has_enough(len(before), len(after)):
        return (
            f"It takes {LEAST} calendar months that are complete on both sides, and there are "
            f"{len(before) or 'no'} months before and {len(after) or 'none'} after"
        )
    if gap := next((cell for cell in inside if not cell.figure.is_firm), None):
        return f"There is no figure for {gap.period.label}"
    if not isinstance(answer.metric.kind, Count | Rate | Percentage):
        return "The middle value of several months cannot be worked out from that of each month"
    return too_small(answer, inside) if answer.provenance.protected else ""


def _window(answer: Answer, cells: tuple[Cell, ...]) -> Window:
    counted, out_of = before_and_after.summed(before_and_after.parts(cells))
    if isinstance(answer.metric.kind, Count):
        mean = counted / len(cells)
        return Window(cells, mean, counted if isinstance(answer.metric.dating, Flow) else None)
    scale = answer.metric.kind.per if isinstance(answer.metric.kind, Rate) else 100
    return Window(cells, scale * counted / out_of, counted, out_of)


def _judged(
    answer: Answer, windows: tuple[Window, Window], starts: Mapping[Period, int]
) -> tuple[Measure, before_and_after.Judged] | str:
    """How the windows differ; or, as a sentence without its stop, why that cannot be told."""
    sides = before_and_after.parts(windows[0].cells), before_and_after.parts(windows[1].cells)
    if not isinstance(answer.metric.dating, Flow):
        came = [starts.get(cell.period, 0) for cell in windows[0].cells]
        if not 0 < fsum(came) / len(came) <= windows[0].figure:
            return "Too few come and go to tell how far chance alone would carry it"
        months = [cell.figure.given for window in windows for cell in window.cells]
        return Measure.STOCK, before_and_after.stock(months, came)
    if isinstance(answer.metric.kind, Percentage):
        found = before_and_after.shares(*sides)
        if answer.provenance.protected and found.interval:
            found = found._replace(interval=outward(found.interval))
        return Measure.POINTS, found
    if not any(count for side in sides for count, _ in side):
        return "There were none on either side"
    return Measure.RATIO, before_and_after.counts(*sides)


def _events(
    answer: Answer, event: date, windows: Sequence[Window]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Events on record for the date itself, and other events in the windows."""
    first, last = windows[0].span[0], windows[1].span[1]
    inside = [each for each in answer.events if each.first <= last and (each.last or each.first) >= first]
    own = tuple(each for each in inside if month_of(each) == event)
    return own, tuple(each for each in inside if each not in own)
