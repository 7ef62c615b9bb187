"""A step in words: another level since an event that names the metric."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.kinds import Count
from metrics.model import Metric
from metrics.periods import months_apart
from metrics.readings.control import Control
from metrics.readings.step import Created, Step
from metrics.readings.verdict import Months, Says
from pages.parts.words import signals
from pages.parts.words.numbers import number, span


def told(step: Step, metric: Metric) -> str:
    """ "61.2% in the 12 months from October 2022 (Hubs launched), up from 8.6% in the pilot year"."""
    up, of_pilot = ("up" if step.direction > 0 else "down"), step.pilot
    after = _level(step.after, metric)
    if of_pilot is None:
        then = f"{_level(step.before, metric)} in {_before(step)}"
    elif (step.after.level > of_pilot.level) == (step.direction > 0):
        then = f"{_level(of_pilot, metric)} in the pilot year"
    else:
        then = (
            f"{_level(step.before, metric)} before the pilot ({_level(of_pilot, metric)} in the pilot year)"
        )
    return f"{after} {_since(step)}, {up} from {then}"


def since(control: Control, step: Step) -> str:
    """How it has been after that year, in a few words: "steady since"; "" where nobody can tell yet."""
    if control.verdict is None or control.latest.cell.period.last == step.after.last:
        return ""
    if control.verdict.is_over or control.verdict.says in (Says.STEADY, Says.TARGET, Says.SEASON):
        return "steady since" if not control.verdict.is_over else "steady lately"
    ways = {1: "higher again lately", -1: "lower again lately"}
    return ways.get(control.verdict.direction, "uneven since")


def grounds(step: Step, metric: Metric) -> Iterator[str]:
    """What the step is measured from, where a pilot came between."""
    if step.pilot:
        yield (
            f"In {span(step.before.first, step.before.last)}, before the pilot began, it was "
            f"{_level(step.before, metric)}: what grew in the time between is in the difference"
        )
    if step.so_far:
        yield "The first year since the event is not over, so the same calendar months are compared"


def counted_since(control: Control, created: Created) -> str:
    """ "counted since September 2021 (Hub pilot starts)", where its first year is drawn; else ""."""
    if not control.points or control.points[0].cell.period.first >= created.judged_from:
        return ""
    return f"counted since {created.since:%B %Y} ({created.event.text.rstrip('.')})"


def _since(step: Step) -> str:
    begun, event = f"{step.after.first:%B %Y}", step.event.text.rstrip(".")
    months = months_apart(step.after.first, step.after.last) + 1
    so_far = " so far" if step.so_far else ""
    return f"in the {number(months)} months from {begun}{so_far} ({event})"


def _before(step: Step) -> str:
    if step.from_pilot:
        return "the same months of the pilot" if step.so_far else "the pilot year"
    return "the same months a year before" if step.so_far else "the 12 months before"


def _level(months: Months, metric: Metric) -> str:
    a_month = " a month" if isinstance(metric.kind, Count) else ""
    return f"{signals.level(months.level, metric)}{a_month}"
