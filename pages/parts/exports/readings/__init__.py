"""The readings of an answer, for the file of its drawing.

A file belongs to the drawing it was taken from: it holds what the drawing shows, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from metrics.answer import Answer
from pages.parts.charts.shapes import Shape, possible
from pages.parts.exports.readings.by_clock import by_clock
from pages.parts.exports.readings.change import change
from pages.parts.exports.readings.columns import Reading
from pages.parts.exports.readings.control import control
from pages.parts.exports.readings.curve import curve
from pages.parts.exports.readings.fan import fan
from pages.parts.exports.readings.places import places
from pages.parts.exports.readings.plain import plain
from pages.parts.exports.readings.relative import relative
from pages.parts.tellings import telling
from pages.parts.words import months

FINDING, MONTHS = "Finding", "By month"
# What the file of a drawing holds, and the part of its name that sets it apart.
READ: dict[Shape, tuple[Callable[[Answer], Reading], str]] = {
    Shape.CONTROL: (control, "limits"),
    Shape.CHANGE: (change, "before-and-after"),
    Shape.FAN: (fan, "ahead"),
    Shape.FUNNEL: (places, "places"),
    Shape.CURVE: (curve, "coming-back"),
    Shape.CLOCKS: (by_clock, "by-clock"),
    Shape.RELATIVE: (relative, "groups"),
}


def reading(answer: Answer, shape: Shape | None = None) -> Reading:
    """What this drawing's file holds, with its sentence as a fact; of a plain drawing what its months say."""
    drawn = possible(answer, shape)
    if drawn not in READ:
        said = months.verdict(answer)
        return replace(plain(answer), facts={MONTHS: said} if said else {})
    read, _ = READ[drawn]
    found = read(answer)
    return replace(found, facts={FINDING: telling(drawn).sentence(answer), **found.facts})


def name(answer: Answer, shape: Shape | None = None) -> str:
    """The part of a file's name that says which drawing it is for: "ahead"; "" for a plain one."""
    drawn = possible(answer, shape)
    return READ[drawn][1] if drawn in READ else ""
