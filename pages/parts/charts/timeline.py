"""The frame of every drawing over months or quarters, with events above."""

from __future__ import annotations

from metrics.answer import Answer
from pages.parts.charts import axes, ends, events

TOP, FOOT = 34, 40  # pixels above and below the figures, without events
RIGHT, LETTER = 18, 7  # pixels beside the figures, and for each letter of a label there


def pixels(height: int, low: float, high: float) -> float:
    """The height of one unit of the vertical axis in a drawing of that height."""
    return (height - TOP - FOOT) / (high - low)


def frame(answer: Answer, height: int, low: float, high: float, labels: list[dict]) -> dict:
    """The layout round lines over the answer's periods, with its events and, to the right, their labels.

    An axis that does not begin at 0 says so in its title.
    """
    shapes, texts, room = events.marked(answer, answer.periods[0].first, answer.periods[-1].last)
    drawn = axes.layout(answer, height + room)
    widest = max((ends.width(each["text"]) for each in labels), default=0)
    drawn["margin"] |= {"t": TOP + room, "b": FOOT, "r": RIGHT + LETTER * widest}
    if low > 0:
        drawn["title"] = axes.unit(answer, f" (axis starts at {low:.0f}%)")
    return drawn | {
        "shapes": shapes,
        "annotations": texts + labels,
        "xaxis": axes.time(answer),
        "yaxis": axes.vertical(answer, low, high),
    }
