"""Words for a control chart's levels, signals and icons, and for why it has none.

They claim no more than the chart shows: a point may stand out, but the chart does not know why.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from metrics.kinds import Count, Middle, Share
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings.control import Control, Point
from metrics.statistics.icons import Assurance, Variation
from metrics.statistics.runs import Runs, bounds
from metrics.statistics.spc import Rule
from metrics.statistics.suitability import Reason, Why
from pages.parts.words.names import GRAINS, plural
from pages.parts.words.numbers import fine, middle, number

SMALL = 100  # levels below this have a decimal, so that nobody takes a limit for a figure inside it

VARIATIONS = {
    Variation.COMMON_CAUSE: "No sign of real change",
    Variation.IMPROVEMENT_HIGH: "A sign of improvement: higher than usual month-to-month variation",
    Variation.IMPROVEMENT_LOW: "A sign of improvement: lower than usual month-to-month variation",
    Variation.CONCERN_HIGH: "A sign of concern: higher than usual month-to-month variation",
    Variation.CONCERN_LOW: "A sign of concern: lower than usual month-to-month variation",
    Variation.NEUTRAL_HIGH: "Higher than usual month-to-month variation",
    Variation.NEUTRAL_LOW: "Lower than usual month-to-month variation",
}
FOR_A_TIME = "It was unusual for a time, and the latest month no longer is"
CANNOT_YET = "We cannot yet say whether the target of {target} is being met reliably"
ASSURANCES = {
    Assurance.PASSES: "The target of {target} is being met reliably",
    Assurance.FAILS: "The target of {target} will not be met unless something changes",
    Assurance.HIT_OR_MISS: "The target of {target} will be met in some {periods} and missed in others",
    Assurance.WITHHELD_FEW: f"{CANNOT_YET}: there are too few {{periods}}",
    Assurance.WITHHELD_MOVED: f"{CANNOT_YET}: figures have stood out since these limits were set",
}
MARKS = {
    Assurance.PASSES: "Reliably meets the target of {target}",
    Assurance.FAILS: "Reliably misses the target of {target}",
    Assurance.HIT_OR_MISS: "Meets the target of {target} in some {periods} only",
    Assurance.WITHHELD_FEW: CANNOT_YET,
    Assurance.WITHHELD_MOVED: CANNOT_YET,
}
SIGNALS = {
    (Rule.BEYOND, 1): "Above the upper limit",
    (Rule.BEYOND, -1): "Below the lower limit",
    (Rule.TREND, 1): "One of seven or more that rise",
    (Rule.TREND, -1): "One of seven or more that fall",
    (Rule.TWO_OF_THREE, 1): "Two of three close to the upper limit",
    (Rule.TWO_OF_THREE, -1): "Two of three close to the lower limit",
    (Rule.SHIFT, 1): "One of seven or more above the middle line",
    (Rule.SHIFT, -1): "One of seven or more below the middle line",
}
WHY = {
    Why.STOCK: "most of them carry over from {period} to {period}",
    Why.GAPS: "there is no figure for {found} of the {periods} between the first and the last",
    Why.TOO_FEW: "there {are_only} complete {counted}{since}, and it takes {bound}",
    Why.SMALL_COUNTS: "the average {period} has a count of only {found}, and it takes {bound}",
    Why.COARSE: "the figures are rounded to only {found} different values, and it takes {bound}",
    Why.AUTOCORRELATED: "each {period} is much like the one before",
}


def within(x: float, metric: Metric) -> float:
    """A line cut to what can be drawn: nothing here is below 0, and no share above 100."""
    above = max(x, 0.0)
    return min(above, 100.0) if isinstance(metric.kind, Share) else above


def level(x: float, metric: Metric) -> str:
    """A usual level or a limit as it is written: "612", "7.4", "61.2%", "3 days"."""
    drawn = within(x, metric)
    decimals = fine(metric) if drawn < SMALL and drawn % 1 else metric.decimals
    return _unit(number(drawn, decimals), metric)


def between(point: Point, metric: Metric) -> str:
    """The usual range at a point: "541 to 689"; for counts the whole numbers inside it."""
    low, high = (within(each, metric) for each in (point.judged_by.lower, point.judged_by.upper))
    if not isinstance(metric.kind, Count):
        return f"{level(low, metric).removesuffix(f' {metric.unit}')} to {level(high, metric)}"
    inside = _rounded(low, ROUND_CEILING), _rounded(high, ROUND_FLOOR)
    return f"{number(min(inside))} to {number(max(inside))}"


def _rounded(x: float, way: str) -> int:
    return int(Decimal(repr(round(x, 9))).to_integral_value(way))


def _unit(text: str, metric: Metric) -> str:
    if isinstance(metric.kind, Middle):
        return middle(text, metric)
    return f"{text}%" if isinstance(metric.kind, Share) else text


def signal(point: Point) -> str:
    """Why a point stands out, for a column of a table: "Above the upper limit", or "none"."""
    if point.limits is None:
        return "not judged"
    return SIGNALS[point.flag.rule, point.flag.direction] if point.flag else "none"


def why(reason: Reason, grain: Grain, since: bool = False) -> str:
    """Why a series has no limits, to follow "because". `since`: only what came after new limits counts."""
    one, found = reason.found == 1, number(reason.found, 1 if reason.found % 1 else 0)
    return WHY[reason.why].format(
        found=found,
        are_only=f"is only {found}" if one else f"are only {found}",
        counted=GRAINS[grain] if one else plural(grain),
        bound=number(reason.bound),
        period=GRAINS[grain],
        periods=plural(grain),
        since=" since limits were worked out anew" if since else "",
    )


def lying(found: Runs, grain: Grain) -> str:
    """How points without limits lie about their median, and whether chance explains it."""
    most, fewest = bounds(found.useful)
    if found.longest > most:
        said = f"A sign of change: {found.longest} {plural(grain)} in a row"
        return f"{said} are on one side of the middle figure, and chance seldom makes more than {most}"
    if found.crossings < fewest:
        said = f"A sign of change: the {plural(grain)} change sides of their middle figure too seldom"
        return f"{said} ({found.crossings} of {found.useful - 1}, by chance seldom fewer than {fewest})"
    said = f"The {plural(grain)} lie above and below their middle figure as chance has it"
    return f"{said}: nothing lasting shows"


def variation(control: Control) -> str:
    """The mark of a judged series in words. What stood out and no longer does is not denied."""
    if control.was_unusual:
        return FOR_A_TIME
    return VARIATIONS[control.variation] if control.variation else ""


def assurance(
    control: Control, metric: Metric, grain: Grain, said: Mapping[Assurance, str] = ASSURANCES
) -> str:
    """What the limits mean for the target, or a short form beside its mark; "" without a target."""
    if control.assurance is None or control.target is None:
        return ""
    return said[control.assurance].format(
        target=level(control.target, metric), period=GRAINS[grain], periods=plural(grain)
    )
