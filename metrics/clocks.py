"""The three clocks that a duration or an outcome can be told by, and a metric told by another than its own.

Of those that began in the period some have not ended; those that ended leave out what is slow and not over
yet; those under way on one day hold more long ones than short ones. Source: Needell and others, California
Child Welfare Indicators Project, on entry, exit and point-in-time cohorts.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from data_access.facts.worked import LookBack
from metrics.kinds import Flow, Kind, Lasted, Median, Percentage, Stock
from metrics.model import Better, Metric, Public


class Clock(StrEnum):
    """Whom the figure of a period is of."""

    ENTRY = "entry"  # those that began in it
    EXIT = "exit"  # those that ended in it
    POINT = "point"  # those under way at its close

    @property
    def whom(self) -> str:
        """Them, to follow a noun: "allocations that began"."""
        return {Clock.ENTRY: "that began", Clock.EXIT: "that ended", Clock.POINT: "under way"}[self]


LATE = "Those that have not ended yet are not in it, so it is too short while work is new or growing."
LONG = "On any one day long ones are more often under way than short ones, and none of them is over yet."
UNDER_WAY = "Those under way count for as long as they have lasted so far (Kaplan-Meier)."
FOLLOWED = "Not given until half of those that began have ended."


def own(metric: Metric) -> Clock | None:
    """The clock that the metric is defined by; None where it is by none of them, or has none to choose from.

    A median of a wait is of those that began in the period and have ended: it is neither clock.
    """
    if metric.lasts is None or isinstance(metric.kind, Median):
        return None
    return clock_of(metric)


def clock_of(metric: Metric) -> Clock:
    """The clock of a metric that something lasts by: which of its days the rows are dated on."""
    if isinstance(metric.dating, Stock):
        return Clock.POINT
    return Clock.ENTRY if metric.dating.on == _lasting(metric).began else Clock.EXIT


def offered(metric: Metric) -> tuple[Clock, ...]:
    """The clocks that the metric can be told by. What will come of those under way nobody knows."""
    if metric.lasts is None:
        return ()
    return (Clock.ENTRY, Clock.EXIT) if isinstance(metric.kind, Percentage) else tuple(Clock)


def refusal(metric: Metric, clock: Clock) -> str:
    """Why the metric is not told by this clock, as a sentence; "" where it is."""
    if clock in offered(metric):
        return ""
    if metric.lasts:
        return f"{metric.title}: what will come of those under way is not known yet, so choose another clock."
    return metric.no_clock or f"{metric.title} is about no time that something lasts, so it has no clocks."


def by(metric: Metric, clock: Clock | None) -> Metric:
    """The metric as told by the clock, and itself where that is its own. It offers the clock.

    By another clock it is no more the metric that others publish, set a target for or call better.
    """
    if clock is None or clock is own(metric):
        return metric
    lasting = _lasting(metric)
    dating: dict[Clock, Flow | Stock] = {
        Clock.ENTRY: Flow(lasting.began),
        Clock.EXIT: Flow(lasting.ended),
        Clock.POINT: Stock(lasting.began, lasting.ended),
    }
    return replace(
        metric,
        title=f"{metric.title}{' so far' if clock is Clock.POINT else ''} (those {clock.whom})",
        kind=_kind(metric, lasting),
        dating=dating[clock],
        definition=_definition(metric, lasting, clock),
        caveats={Clock.ENTRY: (FOLLOWED,), Clock.EXIT: (LATE,), Clock.POINT: (LONG,)}[clock],
        looks_back=LookBack(metric.looks_back.days, lasting=clock is not Clock.ENTRY),
        settles=0,
        says="",
        better=Better.NEITHER,
        counterweights=(),
        no_counterweight="",
        benchmarks=(),
        same_as="",
        public=Public.NO,
    )


def _lasting(metric: Metric) -> Lasted:
    if metric.lasts is None:
        raise ValueError(f"{metric.name} is about no time that something lasts.")
    return metric.lasts


def _kind(metric: Metric, lasting: Lasted) -> Kind:
    return metric.kind if isinstance(metric.kind, Percentage) else lasting


def _definition(metric: Metric, lasting: Lasted, clock: Clock) -> str:
    what = lasting.what
    if isinstance(metric.kind, Percentage):
        return f"{metric.definition} By this clock it is of the {what} {clock.whom} in the period."
    if clock is Clock.ENTRY:
        return (
            f"The number of days within which half of the {what} that began in the period ended. {UNDER_WAY}"
        )
    if clock is Clock.EXIT:
        return f"The middle number of days that {what} lasted, among those that ended in the period."
    return (
        f"The middle number of days that {what} had lasted so far, among those under way on the last day of "
        "the period. What ended on that day is no longer under way."
    )
