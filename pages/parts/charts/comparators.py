"""Comparators beside bars: a mark each, and the target as a dashed line."""

from __future__ import annotations

from metrics.answer import Answer, Cell, Value
from metrics.selection import Comparator
from pages.parts.charts import axes
from pages.parts.charts.colours import TEXT
from pages.parts.words.names import COMPARATORS
from pages.parts.words.numbers import value

MARKS = {
    Comparator.LAST_YEAR: "diamond",
    Comparator.PREVIOUS: "square",
    Comparator.REST: "circle",
    Comparator.TARGET: "star",
    Comparator.ENGLAND: "x",
    Comparator.NEIGHBOURS: "triangle-up",
}


def marks(answer: Answer, cells: tuple[Cell, ...], at: list[float]) -> list[dict]:
    """One set of marks for each comparator: white with a dark edge, to stand out on and off a bar."""
    found = []
    for which in MARKS:
        figures = _figures(cells, which)
        is_line = which is Comparator.TARGET and common_target(cells) is not None
        if not is_line and any(each and each.value is not None for each in figures):
            found.append(_trace(answer, which, figures, at))
    return found


def _figures(cells: tuple[Cell, ...], which: Comparator) -> list[Value | None]:
    return [next((c.figure for c in cell.comparisons if c.comparator is which), None) for cell in cells]


def _trace(answer: Answer, which: Comparator, figures: list[Value | None], at: list[float]) -> dict:
    name = COMPARATORS[which]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "y": at,
        "x": [each.value if each else None for each in figures],
        "marker": {
            "symbol": MARKS[which],
            "size": 10,
            "color": "#FFFFFF",
            "line": {"color": TEXT, "width": 2},
        },
        "cliponaxis": False,
        "hovertext": [f"{name}: {value(each, answer.metric)}" if each else "" for each in figures],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def common_target(cells: tuple[Cell, ...]) -> Value | None:
    """The target, where all members that have one have the same one."""
    targets = [each for each in _figures(cells, Comparator.TARGET) if each and each.value is not None]
    return targets[0] if targets and len({each.value for each in targets}) == 1 else None


def target_line(answer: Answer, target: Value) -> tuple[dict, dict]:
    """The dashed line of a common target and its label above."""
    line = {
        "type": "line",
        "x0": target.value,
        "x1": target.value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": TEXT, "width": 2, "dash": "dash"},
    }
    label = {
        "text": f"Target {value(target, answer.metric)}",
        "x": target.value,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": axes.SMALL},
    }
    return line, label


def figures_aside(answer: Answer, cells: tuple[Cell, ...], at: list[float]) -> list[dict]:
    """The figures in a column on the right, where marks would lie on figures beside the bars."""
    return [
        {
            "text": value(cell.figure, answer.metric),
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": row,
            "showarrow": False,
            "font": {"size": axes.SMALL},
        }
        for row, cell in zip(at, cells, strict=True)
    ]
