"""Which effect the figures carry: a change for the better, beyond chance, from a month that is known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from metrics.kinds import Percentage
from metrics.model import Better, Metric
from metrics.periods import nearest_month
from metrics.readings.change import Change, Compared, Measure
from metrics.readings.control import Control
from metrics.readings.verdict import Says
from metrics.statistics.benefit import Range

WAY = {Better.HIGHER: 1, Better.LOWER: -1}


class Why(StrEnum):
    """Why no effect is carried."""

    NOT_JUDGED = "nobody can tell whether it has changed"
    NO_CHANGE = "there is no sign of change"
    WORSE = "it has not changed for the better"
    WITHHELD = "a counterweight has worsened"
    NO_MONTH = "no month is known with which it changed, so nothing was tested"
    NOT_COMPARED = "the months before and after are not compared"
    CHANCE = "before and after differ by no more than chance"


class Effect(NamedTuple):
    """Percentage points for the better: the ends of the 95% interval about the difference found."""

    points: Range
    change: Compared


def can_carry(metric: Metric) -> bool:
    """Whether the metric is an outcome: a share of people or events, with a better way."""
    return isinstance(metric.kind, Percentage) and metric.better in WAY


def began(control: Control | None, metric: Metric) -> date | Why:
    """The month with which a change for the better began, as the verdict on the months has it."""
    if control is None or not (control.verdict or control.step):
        return Why.NOT_JUDGED
    if not control.direction:
        return Why.NO_CHANGE
    if control.direction != WAY[metric.better]:
        return Why.WORSE
    if control.withheld:
        return Why.WITHHELD
    if control.step and control.step.leads:
        return nearest_month(control.step.event.first)
    said = control.verdict
    return said.cells[0].period.first if said and said.says is Says.SHIFT else Why.NO_MONTH


def carried(change: Change | None, metric: Metric) -> Effect | Why:
    """The effect, from the months before and after; never one whose interval reaches no difference."""
    if not isinstance(change, Compared) or change.measure is not Measure.POINTS or change.interval is None:
        return Why.NOT_COMPARED
    way = WAY[metric.better]
    low, high = sorted(way * end for end in change.interval)
    if not change.beyond or low <= 0:
        return Why.CHANCE
    return Effect(Range(low, way * change.value, high), change)
