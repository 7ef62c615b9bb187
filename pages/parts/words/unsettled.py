"""Words for figures that may still change, which differ by metric."""

from __future__ import annotations

from typing import NamedTuple

from metrics.kinds import Survival
from metrics.model import Metric


class Unsettled(NamedTuple):
    """Four wordings: what a finding leaves out, one period, why there is no comparison, a note."""

    left_out: str
    which: str
    because: str
    note: str


PERIODS = Unsettled(
    "Not complete yet",
    "which is not complete",
    "the period is not complete",
    '"provisional" figures are of a period that is not complete, and may still rise.',
)
CHILDREN = Unsettled(
    "Not followed for long enough yet",
    "where not all children have been followed for long enough",
    "not all children have been followed for long enough",
    '"provisional" figures are partly estimated, as not all children have been followed for long enough, and '
    "may still change.",
)
OUTCOMES = Unsettled(
    "Outcomes not all known yet",
    "whose outcomes are not all known",
    "the outcomes are not all known",
    '"provisional" figures are of a period whose outcomes are not all known, and may still change.',
)
PLANS = Unsettled(
    "Still planned",
    "which is still a plan",
    "part of it is still a plan",
    '"provisional" figures are of months still to come, and a plan can change.',
)


def unsettled(metric: Metric) -> Unsettled:
    """The words for this metric."""
    if isinstance(metric.kind, Survival):
        return CHILDREN
    if metric.ahead:
        return PLANS
    return OUTCOMES if metric.settles else PERIODS
