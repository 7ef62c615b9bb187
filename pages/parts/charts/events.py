"""Events, marked on a time axis."""

from __future__ import annotations

from datetime import date

from metrics.answer import Answer, Event
from metrics.periods import YEARS, Grain
from pages.parts.charts.axes import LINE, SMALL, broken, lines_in
from pages.parts.charts.colours import TEXT


def marked(answer: Answer, first: date, last: date) -> tuple[list[dict], list[dict], int]:
    """Thin lines and texts for the events in the window, and the room that they need above."""
    shapes, texts, room = [], [], 0
    days = (last - first).days + 1
    for event in sorted((e for e in answer.events if first <= e.first <= last), key=lambda e: e.first):
        text = broken(_dated(event, answer.selection.grain), 22)
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


def _dated(event: Event, grain: Grain) -> str:
    """What happened; among whole years with its month, as the year's one point is of both sides of it."""
    if event.last and event.last != event.first:
        return f"{event.text} (to {event.last:%B %Y})"
    return f"{event.text} ({event.first:%B %Y})" if grain in YEARS else event.text


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
