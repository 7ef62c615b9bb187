"""From how long each has lasted, or been followed, to a figure: the days that half of them lasted."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.answer import Status, Value
from metrics.asking.following import Followed
from metrics.clocks import Clock, clock_of
from metrics.kinds import Lasted
from metrics.model import Metric
from metrics.statistics.survival import LEAST_AT_RISK, LEAST_SETTLED, curve, half

NONE = {
    Clock.ENTRY: "No {what} began in this period.",
    Clock.EXIT: "No {what} ended in this period.",
    Clock.POINT: "No {what} were under way at the end of this period.",
}
NOT_HALF = "Fewer than half of the {what} that began in this period are known to have ended."
TOO_FEW = "Fewer than {least} {what} were followed until half had ended, too few to say when."
PART = (
    "{share}% of the {what} that began in this period ended by then or were followed for longer; the rest "
    "have not been followed for as long, so the figure may still change."
)


def half_over(metric: Metric, followed: Sequence[Followed], with_curve: bool) -> Value:
    """The days that half lasted: firm, provisional, or not available and why.

    `numerator` and `denominator`: how many there are. With all of them over it is the ordinary median.
    """
    kind = metric.kind_as(Lasted)
    if not followed:
        return _unavailable(NONE[clock_of(metric)].format(what=kind.what))
    days, over, many = zip(*followed, strict=True)
    estimate = curve(days, over, many)
    found = half(estimate)
    if found is None:
        return _unavailable(NOT_HALF.format(what=kind.what))
    firm = found.settled >= LEAST_SETTLED
    if not firm and found.at_risk < LEAST_AT_RISK:
        return _unavailable(TOO_FEW.format(least=LEAST_AT_RISK, what=kind.what))
    part = PART.format(share=int(100 * found.settled), what=kind.what)
    return Value(
        found.time,
        float(sum(many)),
        float(sum(many)),
        Status.SHOWN if firm else Status.PROVISIONAL,
        "" if firm else part,
        curve=estimate if with_curve else None,
    )


def _unavailable(reason: str) -> Value:
    return Value(None, status=Status.NOT_AVAILABLE, reason=reason)
