"""The field that says whom a duration or an outcome is of."""

from __future__ import annotations

from metrics.clocks import Clock, offered, own
from metrics.model import Metric
from pages.parts.choice import one_of
from pages.session import Session

TITLE = "Of those that"
LABELS = {
    Clock.ENTRY: "Began in the period",
    Clock.EXIT: "Ended in the period",
    Clock.POINT: "Are under way at its end",
}
DEFINED = "As the figure is defined"
HELP = "Those that ended leave out what is slow and not over yet. Those that began leave out nothing."


def choose(session: Session, metric: Metric) -> Clock | None:
    """The clock chosen; None for the metric's own, and where there is nothing to choose."""
    if session.access.public or not offered(metric):
        return None
    labels = {str(clock): LABELS[clock] for clock in offered(metric)}
    if own(metric) is None:
        labels = {"": DEFINED, **labels}
    chosen = one_of(session.left_out, "clock", TITLE, labels, "clock of this figure", help=HELP)
    return Clock(chosen) if chosen in labels and chosen not in ("", own(metric)) else None
