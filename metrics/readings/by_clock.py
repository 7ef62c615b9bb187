"""A duration or an outcome by each clock, and whether those that ended differ from those that began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.answer import Answer, Cell
from metrics.clocks import Clock, offered
from metrics.definitions import METRICS
from metrics.model import Metric
from metrics.periods import Grain
from metrics.selection import Selection
from metrics.statistics.intervals import Interval, apart
from metrics.statistics.survival import LEAST_AT_RISK, half


@dataclass(frozen=True)
class Told:
    """One clock: the metric as it tells it, its figure, and the 95% interval of that.

    The interval is None where fewer than 10 lasted for so long, and its `high` infinite where too few have
    ended to say how long half may last.
    """

    clock: Clock
    metric: Metric
    cell: Cell
    interval: Interval | None


@dataclass(frozen=True)
class ByClock:
    """The figures of one period by each clock.

    `apart`: the 95% interval of those that ended less those that began; None where one has no figure.
    """

    each: tuple[Told, ...]
    apart: Interval | None

    def of(self, clock: Clock) -> Told | None:
        """What is told by this clock, if it has a figure."""
        return next((t for t in self.each if t.clock is clock and t.cell.figure.value is not None), None)

    @property
    def differ(self) -> bool:
        """Whether those that ended differ from those that began by more than chance."""
        return self.apart is not None and not self.apart.low <= 0 <= self.apart.high


def of_clocks(selection: Selection) -> Selection | None:
    """The question that sets the clocks of these months side by side, for figures of one series over time.

    None where the metric offers no clocks, and for a single period, which is asked so itself.
    """
    if selection.by or selection.grain is Grain.WHOLE or not offered(METRICS[selection.metric]):
        return None
    whole = {"grain": Grain.WHOLE, "compare": (), "event": None, "clock": None}
    return selection.model_copy(update=whole)


def read(told: Mapping[Clock, Answer]) -> ByClock | None:
    """The figures by every clock asked; None where none was."""
    if not told:
        return None
    found = ByClock(tuple(_told(clock, answer) for clock, answer in told.items()), None)
    began, ended = found.of(Clock.ENTRY), found.of(Clock.EXIT)
    if not (began and ended and began.interval and ended.interval):
        return found
    pair = ended.cell.figure.given, ended.interval, began.cell.figure.given, began.interval
    return ByClock(found.each, apart(*pair))


def _told(clock: Clock, answer: Answer) -> Told:
    (cell,) = answer.cells
    interval = cell.figure.interval
    middle = half(cell.figure.curve) if cell.figure.curve else None
    if middle and middle.at_risk >= LEAST_AT_RISK:
        interval = middle.interval
    return Told(clock, answer.metric, cell, interval)
