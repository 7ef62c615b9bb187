"""Every month before and after an event, with the level of both windows."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.readings import change_of
from metrics.readings.change import Compared, NotCompared, Window
from pages.parts.charts import axes, lines, timeline
from pages.parts.charts.colours import MAIN, TEXT
from pages.parts.words.change import mean

LEVEL = "#801650"  # neutral: neither better nor worse
CHANCE = "#E3E3E3"


def change(answer: Answer) -> dict:
    """The line of months, the event as a vertical line, and each window's figure as a horizontal one."""
    found = change_of(answer)
    if isinstance(found, NotCompared):
        return lines.trend(answer)
    line = lines.line(answer, answer.members[0], alone=True)
    reached = [*line.known, *(end for band in found.band for end in band)]
    low, high = axes.reach(reached, answer.metric, from_zero=False)
    frame = timeline.frame(answer, lines.HEIGHT, low, high, [])
    frame["shapes"].append(_event(found))
    frame["annotations"] += _labels(found, answer, (low + high) / 2)
    levels = [_level(window) for window in (found.before, found.after)]
    return {"data": [*_band(found), line.trace(width=2), *levels], "layout": frame}


def _event(found: Compared) -> dict:
    day = found.event.isoformat()
    line = {"color": TEXT, "width": 2}
    return {
        "type": "line",
        "x0": day,
        "x1": day,
        "xref": "x",
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
    }


def _level(window: Window) -> dict:
    first, last = window.span
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "Mean of the window",
        "x": [first.isoformat(), last.isoformat()],
        "y": [window.figure] * 2,
        "line": {"color": LEVEL, "width": 3.5, "dash": "dash"},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _labels(found: Compared, answer: Answer, middle: float) -> list[dict]:
    """The labels of both levels: at the foot of their window, or at the top where the level is low."""
    return [
        {
            "x": axes.middle(*window.span),
            "xref": "x",
            "y": int(window.figure < middle),
            "yref": "paper",
            "yanchor": "top" if window.figure < middle else "bottom",
            "text": f"{name}<br>{mean(window, answer)}",
            "bgcolor": "rgba(255,255,255,0.85)",
            "showarrow": False,
            "font": {"size": axes.SMALL, "color": LEVEL, "weight": "bold"},
        }
        for name, window in (("before", found.before), ("after", found.after))
    ]


def _band(found: Compared) -> list[dict]:
    """The range of chance for each month of a stock."""
    if not found.band:
        return []
    cells = (*found.before.cells, *found.after.cells)
    xs = [axes.middle(cell.period.first, cell.period.last) for cell in cells]
    lows, highs = zip(*found.band, strict=True)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "By chance alone, 19 times in 20",
            "x": [*xs, *reversed(xs), xs[0]],
            "y": [*highs, *reversed(lows), highs[0]],
            "fill": "toself",
            "fillcolor": CHANCE,
            "line": {"color": MAIN, "width": 1, "dash": "dot"},
            "hoverinfo": "skip",
        }
    ]
