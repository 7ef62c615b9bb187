"""A figure by each clock: one bar each, with its interval."""

from __future__ import annotations

from dataclasses import replace
from math import isinf

from metrics.answer import Answer, Cell
from metrics.dimensions import Member
from metrics.readings import by_clock_of
from metrics.readings.by_clock import Told
from pages.parts.charts import bars
from pages.parts.words.by_clock import whom


def by_clock(answer: Answer) -> dict:
    """The bars from top to bottom, in the order of the clocks."""
    return bars.single(answer, tuple(_bar(told, answer) for told in by_clock_of(answer).each))


def _bar(told: Told, answer: Answer) -> Cell:
    """The clock's cell under its name; an interval without an end is not drawn."""
    name = whom(told, answer)
    member = Member("clock", told.clock, name[:1].upper() + name[1:], 1)
    drawn = told.interval if told.interval and not isinf(told.interval.high) else None
    figure = replace(told.cell.figure, interval=drawn)
    return replace(told.cell, members=(member,), figure=figure, comparisons=())
