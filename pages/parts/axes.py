"""What all drawings share: type, grid, axes, wrapped labels, events. Nothing has a fixed width."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from textwrap import wrap

from metrics.model import Answer, Count, Event, Percentage
from pages.parts.colours import GRID, TEXT

FONT = {"family": '"Source Sans", "Source Sans Pro", Arial, sans-serif', "size": 13, "color": TEXT}
SMALL = 12
LINE = 15  # pixels from one line of small text to the next
MARGINS = {"l": 8, "r": 8, "t": 34, "b": 8}


def broken(text: str, width: int = 18) -> str:
    """Text on short lines, safe inside a drawing (plotly reads a little HTML)."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, width)) or " "


def lines_in(text: str) -> int:
    """How many lines a broken text has."""
    return text.count("<br>") + 1


def layout(answer: Answer, height: int, **more) -> dict:
    """The frame of a drawing. The unit stands level above the vertical axis; title and subtitle are HTML."""
    return {
        "template": {},
        "font": FONT,
        "height": height,
        "autosize": True,
        "margin": dict(MARGINS),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"size": 13, "color": TEXT}, "bgcolor": "#FFFFFF", "bordercolor": TEXT},
        "showlegend": False,
        "title": unit(answer),
        "colorway": [TEXT],
        **more,
    }


def unit(answer: Answer, note: str = "") -> dict:
    """The title of the vertical axis, level, at the top left."""
    metric = answer.metric
    text = "Percentage" if isinstance(metric.kind, Percentage) else metric.unit[:1].upper() + metric.unit[1:]
    return {
        "text": escape(text + note, quote=False),
        "font": {"size": SMALL, "weight": "normal"},
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 6, "l": 8},
    }


def legend() -> dict:
    """A level legend above the drawing, for what cannot be labelled where it is."""
    return {
        "orientation": "h",
        "x": 0,
        "xref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "font": {"size": SMALL},
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
    }


def vertical(answer: Answer, low: float, high: float) -> dict:
    """The axis of figures: a few light lines, thousands commas, whole numbers for counts."""
    metric = answer.metric
    axis = {
        "range": [low, high],
        "nticks": 6,
        "gridcolor": GRID,
        "gridwidth": 1,
        "zeroline": low == 0,
        "zerolinecolor": TEXT,
        "zerolinewidth": 1,
        "tickformat": ",~f",
        "tickfont": {"size": SMALL},
        "ticksuffix": "%" if isinstance(metric.kind, Percentage) else "",
        "automargin": True,
        "fixedrange": True,
    }
    if isinstance(metric.kind, Count) and high <= 6:
        axis |= {"dtick": 1}
    return axis


def reach(values: list[float], metric, from_zero: bool) -> tuple[float, float]:
    """Lowest and highest of the vertical axis: from 0, unless lines of percentages lie close together."""
    top = max(values, default=1) or 1
    low = min(values, default=0)
    hug = isinstance(metric.kind, Percentage) and not from_zero and low > 40 and top - low < 12
    floor = (low - 5) // 10 * 10 if hug else min(0, low)
    # Everything up to a percentage of 100 needs no more room than the mark itself.
    head = 104 if isinstance(metric.kind, Percentage) and top > 92 else top + (top - floor) * 0.1
    return floor, head


def middle(first: date, last: date) -> str:
    """Where a period stands on the axis of time: halfway, as plotly reads days."""
    start = datetime(first.year, first.month, first.day)
    return (start + (timedelta(days=(last - first).days + 1)) / 2).isoformat()


def events(answer: Answer, first: date, last: date) -> tuple[list[dict], list[dict], int]:
    """Thin lines and their texts for what happened in the window; and the room above that they need."""
    shapes, texts, room = [], [], 0
    days = (last - first).days + 1
    for event in sorted((e for e in answer.events if first <= e.first <= last), key=lambda e: e.first):
        text = broken(_dated(event), 22)
        texts.append(_event_text(event, text, (event.first - first).days / days, room))
        room += lines_in(text) * LINE
        shapes.append(
            {
                "type": "line",
                "x0": event.first.isoformat(),
                "x1": event.first.isoformat(),
                "xref": "x",
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": TEXT, "width": 1, "dash": "dot"},
            }
        )
    return shapes, texts, room


def _dated(event: Event) -> str:
    until = f" (to {event.last:%B %Y})" if event.last and event.last != event.first else ""
    return event.text + until


def _event_text(event: Event, text: str, place: float, room: int) -> dict:
    return {
        "x": event.first.isoformat(),
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": room,
        "xanchor": "left" if place < 0.4 else "center" if place < 0.7 else "right",
        "align": "left",
        "text": text,
        "showarrow": False,
        "font": {"size": SMALL},
    }
