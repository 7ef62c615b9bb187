"""One answer as a drawing, and the same drawing in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zlib import crc32

import plotly.graph_objects as go

from metrics.answer import Answer, Cell, Event, Value
from metrics.dimensions import Member
from metrics.periods import Period
from metrics.selection import BENCHMARKS, Comparator
from pages.parts.charts import axes, bars, change, columns, control, curve, fan, funnel, lines, panels
from pages.parts.charts.shapes import Shape, in_order, one_period, possible, worth_drawing
from pages.parts.words import change as change_words
from pages.parts.words import control as control_words
from pages.parts.words import curve as curve_words
from pages.parts.words import fan as fan_words
from pages.parts.words import places as places_words
from pages.parts.words.findings import finding
from pages.parts.words.names import COMPARATORS
from pages.parts.words.numbers import day, value

__all__ = ["CONFIG", "Shape", "alt", "draw", "drawn"]

# No button sends the figures anywhere; a drawing has no tools, as its table says the same.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "staticPlot": False,
    "responsive": True,
}
DRAWINGS: dict[Shape, Callable[[Answer], dict]] = {
    Shape.TREND: lines.trend,
    Shape.MULTIPLES: panels.multiples,
    Shape.COLUMNS: columns.columns,
    Shape.BARS: bars.bars,
    Shape.CONTROL: control.control,
    Shape.FAN: fan.fan,
    Shape.CHANGE: change.change,
    Shape.FUNNEL: funnel.funnel,
    Shape.CURVE: curve.curve,
}
NAMES = {
    Shape.TREND: "Line chart",
    Shape.MULTIPLES: "Small line charts on one scale",
    Shape.COLUMNS: "Column chart",
    Shape.BARS: "Bar chart",
    Shape.CONTROL: "Control chart",
    Shape.FAN: "Line chart with what may follow",
    Shape.CHANGE: "Line chart in two windows",
    Shape.FUNNEL: "Funnel chart",
    Shape.CURVE: "Stepped line chart",
}
# Drawings with words of their own.
ALTS: dict[Shape, Callable[[Answer], str]] = {
    Shape.CONTROL: control_words.alt,
    Shape.FAN: fan_words.alt,
    Shape.CHANGE: change_words.alt,
    Shape.FUNNEL: places_words.alt,
    Shape.CURVE: curve_words.alt,
}
MOST_SAID = 12  # values read out in full; for a longer line only its ends, lowest and highest


def draw(answer: Answer, shape: Shape | str | None = None) -> go.Figure:
    """The drawing of an answer, in the shape asked for where that is possible."""
    answer = _in_view(answer, shape)
    if not any(cell.figure.value is not None for cell in answer.cells):
        return go.Figure(_nothing(answer))
    return _drawn_once(DRAWINGS[possible(answer, shape)](answer))


def _drawn_once(drawing: dict) -> go.Figure:
    """The figure as the browser draws it once.

    Streamlit hands every figure to plotly.js twice. The browser draws the second in full again, unless its
    layout names the same revision and has no template (plotly.js, `datarevision`).
    """
    drawing["layout"]["datarevision"] = crc32(repr(drawing).encode())
    # The tests check drawings against plotly's schema; checking here takes four times as long as drawing.
    figure = go.Figure(drawing, _validate=False)
    figure.layout.template = None
    return figure


def drawn(answer: Answer, shape: Shape | str | None = None) -> tuple[Period, ...]:
    """The periods that the drawing shows: bars show one, a forecast the latest, everything else all."""
    known = any(cell.figure.value is not None for cell in answer.cells)
    if not known or possible(worth_drawing(answer), shape) is not Shape.BARS:
        return _in_view(answer, shape).periods if _is_fan(answer, shape) else answer.periods
    return (one_period(worth_drawing(answer))[0].period,)


def _in_view(answer: Answer, shape: Shape | str | None) -> Answer:
    """The answer with what is drawn of it: of a forecast's months the latest, or nobody could read it."""
    worth = worth_drawing(answer)
    return fan.latest(worth) if _is_fan(worth, shape) else worth


def _is_fan(answer: Answer, shape: Shape | str | None) -> bool:
    return possible(answer, shape) is Shape.FAN


def _nothing(answer: Answer) -> dict:
    frame = axes.layout(answer, 90, title={"text": ""})
    hidden = {"visible": False, "fixedrange": True}
    text = {"text": "No figures to draw", "showarrow": False, "x": 0.5, "y": 0.5}
    place = {"xref": "paper", "yref": "paper"}
    return {"data": [], "layout": frame | {"xaxis": hidden, "yaxis": hidden, "annotations": [text | place]}}


def alt(answer: Answer, shape: Shape | str | None = None) -> str:
    """The drawing in words, from the values drawn: "Line chart. ... October 2022 1,100; ..."."""
    answer = _in_view(answer, shape)
    if not any(cell.figure.value is not None for cell in answer.cells):
        return f"No chart. {finding(answer)}."
    shown = possible(answer, shape)
    if shown in ALTS:
        return f"{NAMES[shown]}. {ALTS[shown](answer)}"
    parts = [NAMES[shown], finding(answer)]
    if shown is Shape.BARS:
        cells = in_order(answer, one_period(answer))
        parts.append(f"{cells[0].period.label}: {_listed(answer, cells, _member_name)}")
    else:
        parts += [_series(answer, members) for members in answer.members]
        parts += [_published(answer, which) for which in _drawn_benchmarks(answer, shown)]
        parts += [_event(event) for event in answer.events if _is_drawn(answer, event)]
    return " ".join(f"{part}." for part in parts)


def _is_drawn(answer: Answer, event: Event) -> bool:
    return answer.periods[0].first <= event.first <= answer.periods[-1].last


def _drawn_benchmarks(answer: Answer, shown: Shape) -> list[Comparator]:
    """The published figures with a line of their own: only those beside a single line."""
    alone = shown is Shape.TREND and len(answer.members) == 1
    return [which for which in BENCHMARKS if alone and _beside(answer, which)]


def _published(answer: Answer, which: Comparator) -> str:
    told = (f"{period} {value(figure, answer.metric)}" for period, figure in _beside(answer, which))
    return f"{COMPARATORS[which]}: {'; '.join(told)}"


def _beside(answer: Answer, which: Comparator) -> list[tuple[str, Value]]:
    return [
        (cell.period.label, each.figure)
        for cell in answer.cells
        for each in cell.comparisons
        if each.comparator is which and each.figure.value is not None
    ]


def _event(event: Event) -> str:
    return f"{day(event.first)}: {event.text.rstrip('.')}"


def _series(answer: Answer, members: tuple[Member, ...]) -> str:
    cells = answer.series(members)
    name = "".join(f"{member.name}: " for member in members)
    if len(cells) <= MOST_SAID // min(len(answer.members), 3):
        return name + _listed(answer, cells, _period_name)
    known = [cell for cell in cells if cell.figure.value is not None]
    if not known:
        return f"{name}not available"
    low, high = (pick(known, key=lambda cell: cell.figure.given) for pick in (min, max))
    told = {"from": known[0], "to": known[-1], "lowest": low, "highest": high}
    return name + ", ".join(f"{which} {_one(answer, cell, _period_name)}" for which, cell in told.items())


def _listed(answer: Answer, cells: Iterable[Cell], name_of: Callable[[Cell], str]) -> str:
    return "; ".join(_one(answer, cell, name_of) for cell in cells)


def _one(answer: Answer, cell: Cell, name_of: Callable[[Cell], str]) -> str:
    return f"{name_of(cell)} {value(cell.figure, answer.metric)}".strip()


def _member_name(cell: Cell) -> str:
    return ", ".join(member.name for member in cell.members)


def _period_name(cell: Cell) -> str:
    return cell.period.label
