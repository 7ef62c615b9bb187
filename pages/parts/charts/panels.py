"""Figures over time for many members: a small panel each."""

from __future__ import annotations

from metrics.answer import Answer
from pages.parts.charts import axes
from pages.parts.charts.colours import MAIN
from pages.parts.charts.lines import Line, line

PANEL = 124  # pixels a row of panels takes


def multiples(answer: Answer) -> dict:
    """A small panel for each member, two abreast, all on one scale, so that readers can compare them."""
    lines = [line(answer, members, alone=True) for members in answer.members]
    known = [number for each in lines for number in each.known]
    low, high = axes.reach(known, answer.metric, from_zero=False)
    rows = -(-len(lines) // 2)
    frame = axes.layout(answer, rows * PANEL + 60)
    frame["margin"] |= {"b": 30}
    frame["annotations"], traces = [], []
    for place, each in enumerate(lines):
        row, column = divmod(place, 2)
        ref = "" if place == 0 else str(place + 1)
        bottom = 1 - (row + 1) / rows
        box = [bottom + 0.04 / rows, bottom + 0.7 / rows]
        side = [0, 0.45] if column == 0 else [0.55, 1]
        axis = axes.vertical(answer, low, high) | {"domain": box, "anchor": f"x{ref}", "nticks": 4}
        frame[f"yaxis{ref}"] = axis | {"showticklabels": column == 0}
        lowest = place + 2 >= len(lines)
        span = {
            "domain": side,
            "anchor": f"y{ref}",
            "showticklabels": lowest,
            "ticks": "outside" if lowest else "",
        }
        frame[f"xaxis{ref}"] = axes.time(answer, most=2) | span
        frame["annotations"].append(_panel_name(each.name, side[0], box[1]))
        traces.append(each.trace(2, xaxis=f"x{ref}", yaxis=f"y{ref}", marker=_dots(each)))
    return {"data": traces, "layout": frame}


def _dots(line: Line) -> dict:
    colours = ["#FFFFFF" if hollow else MAIN for hollow in line.hollow]
    return {"size": 5, "color": colours, "line": {"color": MAIN, "width": 1.5}}


def _panel_name(name: str, x: float, y: float) -> dict:
    return {
        "text": axes.broken(name, 20),
        "x": x,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": axes.SMALL},
    }
