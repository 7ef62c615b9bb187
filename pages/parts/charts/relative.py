"""Groups of children as dots: how many times as high as all others, with a line at 1."""

from __future__ import annotations

from math import log10

from metrics.answer import Answer
from metrics.model import Metric
from metrics.readings import relative_of
from metrics.readings.place_comparison import Verdict
from metrics.readings.relative import Group
from metrics.statistics.relative import Relative
from pages.parts.charts import axes, bars
from pages.parts.charts.colours import COMMON, GREY, GRID, NEUTRAL, TEXT
from pages.parts.words.numbers import value
from pages.parts.words.relative import times

TICKS = (0.1, 0.2, 0.5, 0.8, 1, 1.25, 2, 5, 10)
LEAST = 1.3  # times: how far the axis reaches on either side at least, so that chance looks small
CLOSE = (0.8, 1.25)  # to 1: on a long axis their numbers would touch its
Dot = tuple[Group, Relative]


def relative(answer: Answer) -> dict:
    """A dot a group from top to bottom, its interval as a line, and a line where figures are the same."""
    dots = [(each, each.relative) for each in relative_of(answer).each if each.relative]
    names = [axes.broken(group.cell.members[0].name) for group, _ in dots]
    at, tall = bars.rows(names, [1] * len(names))
    frame = axes.layout(answer, tall + 84)
    frame["title"] = frame["title"] | {"text": "Times as high as all others"}
    figures = [value(group.cell.figure, answer.metric) for group, _ in dots]
    frame["margin"] |= {"b": 30, "r": 14 + 7 * max(map(len, figures), default=0)}
    frame |= {
        "xaxis": _times(dots),
        "yaxis": bars.names_axis(names, at, tall),
        "shapes": [_same()],
        "annotations": [_aside(text, row) for text, row in zip(figures, at, strict=True)],
    }
    return {"data": [_lines(dots, at), _dots(dots, at, answer.metric)], "layout": frame}


def _times(dots: list[Dot]) -> dict:
    """The axis, on which half and twice are equally far from the same."""
    ends = [end for _, found in dots for end in found.interval]
    low, high = min(*ends, 1 / LEAST) / 1.05, max(*ends, LEAST) * 1.05
    shown = [tick for tick in TICKS if low <= tick <= high]
    if low <= 0.5 and high >= 2:
        shown = [tick for tick in shown if tick not in CLOSE]
    return {
        "type": "log",
        "range": [log10(low), log10(high)],
        "tickvals": shown,
        "ticktext": [f"{tick:g}" for tick in shown],
        "tickangle": 0,
        "tickfont": {"size": axes.SMALL},
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
    }


def _same() -> dict:
    """The line at 1."""
    line = {"color": TEXT, "width": 1.5}
    return {"type": "line", "x0": 1, "x1": 1, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _aside(text: str, row: float) -> dict:
    """A group's own figure, at the right of its row."""
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": row,
        "showarrow": False,
        "font": {"size": axes.SMALL, "color": TEXT},
    }


def _lines(dots: list[Dot], at: list[float]) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "99.8% interval",
        "x": [x for _, found in dots for x in (*found.interval, None)],
        "y": [y for row in at for y in (row, row, None)],
        "line": {"color": GREY, "width": 2},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _dots(dots: list[Dot], at: list[float], metric: Metric) -> dict:
    """Filled where a group differs: neither way is better or worse, so the colour is the same."""
    apart = [group.verdict in (Verdict.HIGHER, Verdict.LOWER) for group, _ in dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Groups",
        "x": [found.size for _, found in dots],
        "y": at,
        "marker": {
            "size": 11,
            "opacity": 1,
            "color": [NEUTRAL if each else "#FFFFFF" for each in apart],
            "line": {"color": [NEUTRAL if each else COMMON for each in apart], "width": 2},
        },
        "cliponaxis": False,
        "hovertext": [_hover(group, metric) for group, _ in dots],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(group: Group, metric: Metric) -> str:
    text = f"{group.cell.members[0].name}: {axes.pointed_at(group.cell.figure, metric)}; {times(group)}"
    return axes.broken(text, 40)
