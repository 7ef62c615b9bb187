"""The limits of chance, and which figures stand out."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import controls_of
from metrics.readings.control import Point
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Reading, Written, columns
from pages.parts.words import signals
from pages.parts.words.limits import LIMITS

NAMES = ("usual_level", "lower_limit", "upper_limit", "signal")
COLUMNS = columns(NAMES, LIMITS, *[Written.FIGURE] * 3, Written.WORDS)


def control(answer: Answer) -> Reading:
    """The limits and the signal of every figure."""
    (found,) = controls_of(answer)
    points = {point.cell.period: point for point in found.points}
    lines = ((cell, _limits(points.get(cell.period), answer)) for cell in answer.cells)
    return Reading(tuple(lines), COLUMNS)


def _limits(point: Point | None, answer: Answer) -> tuple[rows.Cell, ...]:
    """Usual level and limits as drawn, and why the point stands out."""
    if point is None or point.limits is None:
        return (None, None, None, "not judged")
    lines = point.limits.mean, point.limits.lower, point.limits.upper
    drawn = (rows.exact(signals.within(each, answer.metric)) for each in lines)
    return (*drawn, signals.signal(point))
