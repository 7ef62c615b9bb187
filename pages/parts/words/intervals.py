"""Words for intervals: what they are, and why counts and medians have none."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.clocks import Clock, clock_of
from metrics.kinds import Count, Lasted, Measured, Middle, Percentage, Survival
from metrics.model import Metric

INTERVAL = "95% interval"
RANGE = (
    "{which} is the range in which chance alone may have put the figure: it holds the level behind the "
    "figure 19 times in 20. Where several children of a family count, the true range is a little wider."
)
PROTECTED = (
    "The range leaves out that public counts are adjusted by up to about 4, or 8 in a year published twice."
)
COUNTED = (
    "It is counted, not estimated, so it has no interval. Whether it moved by more than chance is seen "
    "under “Is the change real?”."
)
AMOUNT = "It is made of monthly totals, which do not say how far chance moves them, so it has no interval."
MIDDLE = "It is the middle of every value recorded, not of a sample, so it has no interval."
BEGUN = f"It is estimated where some are under way. The {INTERVAL} stands under “By which clock?”."
SHARE = f"The {INTERVAL} is Wilson’s, from what was counted and out of how many."
FOLLOWED = f"The {INTERVAL} is of the Kaplan-Meier estimate (log-log), which allows for those still followed."
PER_PEOPLE = (
    f"The {INTERVAL} is exact (Poisson), from what was counted; how many live there is taken as known."
)


def has_intervals(metric: Metric) -> bool:
    """Whether its figures have intervals: counts are known, and no answer holds the values of a median."""
    return not isinstance(metric.kind, Count | Middle | Measured)


def about_intervals(answer: Answer, which: str = "") -> str:
    """What the intervals of this answer are; "" where none of its figures has one."""
    if not any(cell.figure.interval for cell in answer.cells):
        return ""
    said = RANGE.format(which=which or f"The {INTERVAL}")
    return f"{said} {PROTECTED}" if answer.provenance.protected else said


def how_sure(metric: Metric) -> str:
    """The method behind the metric's intervals, or why it has none."""
    if isinstance(metric.kind, Lasted) and clock_of(metric) is Clock.ENTRY:
        return BEGUN
    if isinstance(metric.kind, Middle):
        return MIDDLE
    if isinstance(metric.kind, Measured):
        return AMOUNT
    told = {Count: COUNTED, Percentage: SHARE, Survival: FOLLOWED}
    return told.get(type(metric.kind), PER_PEOPLE)
