"""From how long each child was followed to a figure: to what share it happened within a year, or did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import isnan
from typing import NamedTuple

from metrics.answer import Status, Value
from metrics.catalogue.coverage import reach
from metrics.kinds import Survival
from metrics.model import Metric
from metrics.periods import add_months, whole_months
from metrics.snapshot import Snapshot
from metrics.statistics.intervals import Interval
from metrics.statistics.survival import LEAST_AT_RISK, LEAST_SETTLED, Curve, at, curve
from metrics.wording import months

ONE_DAY = timedelta(days=1)


class Followed(NamedTuple):
    """So many followed for so many days: until it happened, or for as long as they could be."""

    days: int
    happened: bool
    many: int


NOBODY = "There was no child {whom} in this period."
TOO_SOON = "Nobody {whom} in this period has been followed for {months} yet."
TOO_FEW = "Fewer than {least} children were followed for {months}, too few for a share."
PART = (
    "For {share}% of the children it is known whether they {happens} within {months}; "
    "for the rest it is estimated, so the share may still change."
)


def share_followed(kind: Survival, followed: Sequence[Followed], with_curve: bool = False) -> Value:
    """The percentage to whom it happened within the kind's days, or did not: firm, provisional, or why none.

    `numerator`: children of whom that is known by then; `denominator`: all children followed.
    """
    if not followed:
        return Value(None, status=Status.NOT_AVAILABLE, reason=NOBODY.format(whom=kind.whom))
    days, happened, children = zip(*followed, strict=True)
    estimate = curve(days, happened, children)
    standing = at(estimate, kind.within)
    if standing is None or standing.at_risk < LEAST_AT_RISK:
        return Value(None, status=Status.NOT_AVAILABLE, reason=_why_not(kind, estimate))
    firm = standing.settled >= LEAST_SETTLED
    share, months = int(100 * standing.settled), in_months(kind.within)
    part = PART.format(share=share, months=months, happens=kind.happens)
    return Value(
        100 * (standing.surviving if kind.stays else 1 - standing.surviving),
        float(sum(many for each, many in zip(followed, children, strict=True) if _counts(kind, each))),
        float(sum(children)),
        Status.SHOWN if firm else Status.PROVISIONAL,
        "" if firm else part,
        stayed(standing.interval) if kind.stays else returned(standing.interval),
        estimate if with_curve else None,
    )


def _counts(kind: Survival, each: Followed) -> bool:
    """Whether it is known to have happened, or not to have."""
    return each.days >= kind.within and not each.happened if kind.stays else each.happened


def _why_not(kind: Survival, estimate: Curve) -> str:
    months = in_months(kind.within)
    nobody = max(step.time for step in estimate.steps) < kind.within
    too_soon = TOO_SOON.format(months=months, whom=kind.whom)
    return too_soon if nobody else TOO_FEW.format(least=LEAST_AT_RISK, months=months)


def stayed(staying: Interval) -> Interval | None:
    """The interval of the percentage who stayed, from that of the share (0..1); None without one."""
    return None if isnan(staying.low) else Interval(100 * staying.low, 100 * staying.high)


def returned(staying: Interval) -> Interval | None:
    """The interval of the percentage back, from that of the share (0..1) not back; None without one."""
    if isnan(staying.low):
        return None
    return Interval(100 * (1 - staying.high), 100 * (1 - staying.low))


def in_months(days: int) -> str:
    """A number of days as people say it: "12 months"."""
    return months(whole_months(days))


def window(metric: Metric, first: date, last: date, snapshot: Snapshot) -> tuple[date, date]:
    """The months of the window of which all that came is known; all of it where there are none.

    `first` and `last` are the first day of a month and the last of one, and so are those given back.
    """
    known = reach(metric, (), snapshot)
    if known.first is None or known.last is None:
        return first, last
    begins = max(first, add_months(known.first - ONE_DAY, 1))
    after = metric.kind.within if isinstance(metric.kind, Survival) else metric.settles
    followed = timedelta(days=after)
    ends = min(last, add_months(known.last - followed + ONE_DAY, 0) - ONE_DAY)
    return (begins, ends) if begins < ends else (first, last)
