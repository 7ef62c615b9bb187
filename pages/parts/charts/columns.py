"""A few years from left to right, members grouped within each. Every column begins at 0."""

from __future__ import annotations

from metrics.answer import Answer, Cell
from metrics.dimensions import Member
from pages.parts.charts import axes
from pages.parts.charts.bars import filled, hover, in_group, parts
from pages.parts.charts.colours import MAIN, TEXT, bar_colour, style
from pages.parts.words.numbers import value

LABELLED = 6  # more columns than this leave no room for a number above each


def columns(answer: Answer) -> dict:
    """Groups of columns, told apart by colour and pattern."""
    several = len(answer.members) > 1
    known = [cell.figure.value for cell in answer.cells if cell.figure.value is not None]
    low, high = axes.reach(known, answer.metric, from_zero=True)
    frame = axes.layout(answer, 320, barmode="group", bargap=0.3, bargroupgap=0.06)
    years = [axes.year(period) for period in answer.periods]
    names = {"tickfont": {"size": axes.SMALL}, "automargin": True, "fixedrange": True}
    frame |= {
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": years, **names},
        "yaxis": axes.vertical(answer, low, high * 1.04),
    }
    if several:
        axes.with_legend(frame, len(answer.members))
    labelled = len(answer.cells) <= LABELLED
    traces = [
        _column(answer, members, part, hollow, labelled)
        for members in answer.members
        for part, hollow in parts(answer.series(members))
    ]
    return {"data": traces, "layout": frame}


def _column(
    answer: Answer, members: tuple[Member, ...], cells: list[Cell], hollow: bool, labelled: bool
) -> dict:
    """One member's columns of complete, or of incomplete, years."""
    look = style(members[0]) if len(answer.members) > 1 else None
    colour = look.colour if look else bar_colour(members[0]) if members else MAIN
    texts = [value(cell.figure, answer.metric) for cell in cells]
    trace = {
        "type": "bar",
        "name": axes.broken(members[0].name if members else answer.metric.title, 40),
        "x": [axes.year(cell.period) for cell in cells],
        "y": [cell.figure.value for cell in cells],
        "hovertext": [hover(cell, answer.metric) for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": filled(colour, look.pattern if look else "", hollow),
    }
    if look:
        trace |= in_group(members[0], hollow, answer.series(members))
    else:
        trace |= {"offsetgroup": "all"}
    if labelled:
        trace |= {"text": texts, "textposition": "outside", "textfont": {"size": axes.SMALL, "color": TEXT}}
    return trace
