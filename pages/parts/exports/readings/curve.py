"""How soon children come back: a line a day."""

from __future__ import annotations

from dataclasses import replace

from metrics.answer import Answer, Status, Value
from metrics.readings import curve_of
from metrics.readings.curve import Point
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Column, Reading, Written

DAYS = (
    Column("days_since_closing", "Days since closing", Written.COUNTED),
    Column("children_still_followed", "Children still followed", Written.COUNTED),
)


def curve(answer: Answer) -> Reading:
    """A line for each day on which the share grew and each day in words; the last is the figure itself."""
    found = curve_of(answer)
    days = sorted({point.day: point for point in (*found.told, *found.points)}.values(), key=lambda p: p.day)
    *earlier, last = (
        (replace(found.cell, figure=_on_day(point), comparisons=()), (point.day, point.followed))
        for point in days
    )
    facts: dict[str, rows.Cell] = {
        "Children": found.children,
        "Known for nearly all up to day": found.firm_to,
    }
    return Reading((*earlier, (found.cell, last[1])), DAYS, facts)


def _on_day(point: Point) -> Value:
    known = Status.SHOWN if point.firm else Status.PROVISIONAL
    return Value(point.back, status=known if point.back else Status.NONE, interval=point.interval)
