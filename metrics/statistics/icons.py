"""A control chart in one mark: has it moved, and will it meet its target?

Source: NHS England, Making Data Count, as built in nhs-r-community/NHSRplotthedots 0.2.2,
except that assurance is withheld where the limits no longer speak for the latest points.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from metrics.statistics.spc import Chart, Limits, Rule

LEAST_ASSURED = 13  # points in the current segment before its limits are more than trial ones
MOVED = (Rule.BEYOND, Rule.SHIFT)


class Improvement(IntEnum):
    """The direction in which things get better."""

    UP = 1
    DOWN = -1
    NEITHER = 0


class Variation(StrEnum):
    """The class of the latest point. High and low say where it stands, not what it is worth."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement high"
    IMPROVEMENT_LOW = "improvement low"
    CONCERN_HIGH = "concern high"
    CONCERN_LOW = "concern low"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"


IMPROVES = (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)
WORRIES = (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)


class Assurance(StrEnum):
    """Whether the usual coming and going meets the target, or why that is not said."""

    PASSES = "consistently passes"
    FAILS = "consistently fails"
    HIT_OR_MISS = "hit or miss"
    WITHHELD_FEW = "withheld: too few points"
    WITHHELD_MOVED = "withheld: moved since the limits were frozen"


def variation(chart: Chart, improvement: int, point: int = -1) -> Variation:
    """The class of one point, by default the latest. `improvement` is an `Improvement`."""
    flag = chart.flags[point]
    return worth(flag.direction if flag else 0, improvement)


def worth(direction: int, improvement: int) -> Variation:
    """The class of a move in that direction, 0 for none."""
    if not direction:
        return Variation.COMMON_CAUSE
    kind = {1: "improvement", -1: "concern", 0: "neutral"}[direction * improvement]
    return Variation(f"{kind} {'high' if direction > 0 else 'low'}")


def unjudged(which: Variation | None) -> Variation | None:
    """The same move, called neither better nor worse."""
    return None if which is None else Variation(f"neutral {which.split(' ')[1]}")


def assurance(chart: Chart, target: float | None, improvement: int) -> Assurance | None:
    """Whether the latest limits meet the target, in the chart's unit; None without a target or a better way.

    Withheld below 13 points, and where the current segment has a point beyond a limit or a shift after
    the points that made its limits: old limits would then promise what no longer happens.
    """
    if target is None or not improvement:
        return None
    current = chart.current
    if current.points < LEAST_ASSURED:
        return Assurance.WITHHELD_FEW
    since = chart.flags[current.frozen : current.stop]
    if any(flag and flag.rule in MOVED for flag in since):
        return Assurance.WITHHELD_MOVED
    return against(chart.limits[-1], target, improvement)


def against(limits: Limits, target: float, improvement: int) -> Assurance:
    """The target against one set of limits, whatever their worth; a target on a limit is hit or miss."""
    better = improvement * (target > limits.upper) - improvement * (target < limits.lower)
    return {1: Assurance.FAILS, -1: Assurance.PASSES, 0: Assurance.HIT_OR_MISS}[better]
