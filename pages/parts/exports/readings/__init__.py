"""What is read from an answer, as the file of its drawing has it.

A file is for the drawing it was taken from: what was looked at is found in it, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from metrics.answer import Answer
from pages.parts.charts.shapes import Shape, possible
from pages.parts.exports.readings.change import change
from pages.parts.exports.readings.columns import Reading, nothing
from pages.parts.exports.readings.control import control
from pages.parts.exports.readings.curve import curve
from pages.parts.exports.readings.fan import fan
from pages.parts.exports.readings.places import places
from pages.parts.tellings import telling

READ: dict[Shape, Callable[[Answer], Reading]] = {
    Shape.CONTROL: control,
    Shape.CHANGE: change,
    Shape.FAN: fan,
    Shape.FUNNEL: places,
    Shape.CURVE: curve,
}
FINDING = "Finding"
NAMES = {
    Shape.CONTROL: "limits",
    Shape.CHANGE: "before-and-after",
    Shape.FAN: "ahead",
    Shape.FUNNEL: "places",
    Shape.CURVE: "coming-back",
}


def reading(answer: Answer, shape: Shape | None = None) -> Reading:
    """What the file of this drawing holds, with its sentence as a fact; of a plain one the figures alone."""
    drawn = possible(answer, shape)
    if drawn not in READ:
        return nothing(answer)
    found = READ[drawn](answer)
    return replace(found, facts={FINDING: telling(drawn).sentence(answer)} | found.facts)


def name(answer: Answer, shape: Shape | None = None) -> str:
    """What tells the file of this drawing from others of the same figures: "ahead"; "" of a plain one."""
    return NAMES.get(possible(answer, shape), "")
