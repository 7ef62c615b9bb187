"""One answer as a drawing, and the same drawing in words."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import plotly.graph_objects as go

from metrics.answer import Answer
from metrics.periods import Period
from pages.parts.charts import (
    axes,
    bars,
    by_clock,
    change,
    columns,
    control,
    curve,
    fan,
    flow,
    funnel,
    lines,
    panels,
    relative,
    spoken,
)
from pages.parts.charts.shapes import Shape, figures, in_order, one_period, possible, worth_drawing
from pages.parts.words import by_clock as by_clock_words
from pages.parts.words import change as change_words
from pages.parts.words import control as control_words
from pages.parts.words import curve as curve_words
from pages.parts.words import fan as fan_words
from pages.parts.words import flow as flow_words
from pages.parts.words import places as places_words
from pages.parts.words import relative as relative_words
from pages.parts.words.months import beside, finding

__all__ = ["CONFIG", "Shape", "alt", "draw", "drawn", "is_known"]

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
    Shape.FLOW: flow.flow,
    Shape.CONTROL: control.control,
    Shape.FAN: fan.fan,
    Shape.CHANGE: change.change,
    Shape.FUNNEL: funnel.funnel,
    Shape.CURVE: curve.curve,
    Shape.CLOCKS: by_clock.by_clock,
    Shape.RELATIVE: relative.relative,
}
NAMES = {
    Shape.TREND: "Line chart",
    Shape.MULTIPLES: "Small line charts on one scale",
    Shape.COLUMNS: "Column chart",
    Shape.BARS: "Bar chart",
    Shape.FLOW: "Flow chart",
    Shape.CONTROL: "Control chart",
    Shape.FAN: "Line chart with what may follow",
    Shape.CHANGE: "Line chart in two windows",
    Shape.FUNNEL: "Funnel chart",
    Shape.CURVE: "Stepped line chart",
    Shape.CLOCKS: "Bar chart",
    Shape.RELATIVE: "Dot chart",
}
# Drawings with words of their own.
ALTS: dict[Shape, Callable[[Answer], str]] = {
    Shape.FLOW: flow_words.alt,
    Shape.CONTROL: control_words.alt,
    Shape.FAN: fan_words.alt,
    Shape.CHANGE: change_words.alt,
    Shape.FUNNEL: places_words.alt,
    Shape.CURVE: curve_words.alt,
    Shape.CLOCKS: by_clock_words.alt,
    Shape.RELATIVE: relative_words.alt,
}


def draw(answer: Answer, shape: Shape | str | None = None) -> go.Figure:
    """The drawing of an answer, in the shape asked for where that is possible."""
    answer = _in_view(answer, shape)
    if not is_known(answer, shape):
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
    if not is_known(answer, shape) or possible(worth_drawing(answer), shape) is not Shape.BARS:
        return _in_view(answer, shape).periods if _is_fan(answer, shape) else answer.periods
    return (one_period(worth_drawing(answer))[0].period,)


def is_known(answer: Answer, shape: Shape | str | None = None) -> bool:
    """Whether there is any figure to draw."""
    return any(figure.value is not None for figure in figures(answer, shape))


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
    if not is_known(answer, shape):
        return f"No chart. {finding(answer)}."
    shown = possible(answer, shape)
    if shown in ALTS:
        return f"{NAMES[shown]}. {ALTS[shown](answer)}"
    parts = [NAMES[shown], finding(answer), *filter(None, [beside(answer)])]
    if shown is Shape.BARS:
        cells = in_order(answer, one_period(answer))
        parts.append(f"{cells[0].period.label}: {spoken.listed(answer, cells, spoken.member_name)}")
    else:
        parts += [spoken.series(answer, members) for members in answer.members]
        parts += [spoken.published(answer, which) for which in spoken.drawn_benchmarks(answer, shown)]
        parts += [spoken.event(event) for event in answer.events if spoken.is_drawn(answer, event)]
    return " ".join(f"{part}." for part in parts)
