"""The words of each drawing that needs explaining: finding, sentence, table and how to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metrics.answer import Answer
from pages.parts import words
from pages.parts.charts.shapes import Shape
from pages.parts.words import by_clock, change, control, curve, fan, flow, limits, places, relative
from pages.parts.words.table import Table


@dataclass(frozen=True)
class Telling:
    """The words of one kind of drawing, each a function of the answer; `how_to_read` is in plain English.

    `name` sets it apart from a plain drawing of the same figures on the same page.
    """

    finding: Callable[[Answer], str] = words.finding
    sentence: Callable[[Answer], str] = words.sentence
    table: Callable[[Answer], Table] = words.table
    how_to_read: str = ""
    name: str = ""


PLAIN = Telling()
TELLINGS: dict[Shape, Telling] = {
    Shape.FLOW: Telling(flow.finding, flow.sentence, words.table, flow.HOW_TO_READ, flow.NAME),
    Shape.CONTROL: Telling(control.finding, control.sentence, limits.table, control.HOW_TO_READ),
    Shape.CHANGE: Telling(change.finding, change.sentence, change.table, change.HOW_TO_READ),
    Shape.FAN: Telling(fan.finding, fan.sentence, fan.table, fan.HOW_TO_READ),
    Shape.FUNNEL: Telling(places.finding, places.sentence, places.table, places.HOW_TO_READ, places.NAME),
    Shape.CLOCKS: Telling(
        by_clock.finding, by_clock.sentence, by_clock.table, by_clock.HOW_TO_READ, by_clock.NAME
    ),
    Shape.CURVE: Telling(curve.finding, curve.sentence, curve.table, curve.HOW_TO_READ),
    Shape.RELATIVE: Telling(
        relative.finding, relative.sentence, relative.table, relative.HOW_TO_READ, relative.NAME
    ),
}


def telling(shape: Shape | None) -> Telling:
    """The words for this shape; all plain drawings share the same ones."""
    return TELLINGS.get(shape, PLAIN) if shape else PLAIN
