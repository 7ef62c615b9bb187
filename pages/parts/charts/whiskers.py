"""The 95% intervals of a few bars side by side, as thin lines from end to end."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.answer import Cell
from metrics.statistics.intervals import Interval
from pages.parts.charts.colours import TEXT
from pages.parts.words.intervals import INTERVAL

MOST = 12  # bars; for more of them the table has the intervals
SIDE_BY_SIDE = {"authority", "locality", "team", "team_type", "clock"}


def whiskers(cells: tuple[Cell, ...], at: list[float]) -> list[dict]:
    """Whiskers where places, teams or clocks stand side by side: readers ask whether those differ."""
    known = [(cell.figure.interval, row) for cell, row in zip(cells, at, strict=True) if cell.figure.interval]
    compared = len(cells) > 1 and cells[0].members[0].dimension in SIDE_BY_SIDE
    if not known or not compared or len(cells) > MOST:
        return []
    # White beneath, so that a line is seen where it lies on its bar.
    return [_lines(known, 5, "#FFFFFF") | {"showlegend": False}, _lines(known, 2, TEXT)]


def _lines(known: Sequence[tuple[Interval, float]], width: int, colour: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": INTERVAL,
        "x": [x for interval, _ in known for x in (*interval, None)],
        "y": [y for _, row in known for y in (row, row, None)],
        "line": {"color": colour, "width": width},
        "marker": {
            "symbol": "line-ns",
            "size": 8,
            "color": colour,
            "line": {"color": colour, "width": width},
        },
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
