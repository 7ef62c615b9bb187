"""A forecast: a line and its fan, drawn as heavily as the line itself."""

from __future__ import annotations

from dataclasses import replace

from metrics.answer import Answer, Cell, Status, Value
from metrics.kinds import Percentage
from metrics.readings import fan_of
from metrics.readings.fan import Fan, Step
from pages.parts.charts import axes, ends, lines, timeline
from pages.parts.charts.colours import MAIN, TEXT
from pages.parts.words.fan import between
from pages.parts.words.numbers import number

DRAWN = 36  # months so far
GAP = 6  # pixels between two labels
INNER, OUTER = "#6BACE6", "#C6DDF3"  # tints of the line's own colour; their edges are drawn in it
NO_FIGURE = Value(None, status=Status.NOT_AVAILABLE)


def latest(answer: Answer) -> Answer:
    """The answer with the months that are drawn; the table and the files have all."""
    return replace(answer, cells=answer.cells[-DRAWN:])


def fan(answer: Answer) -> dict:
    """The months so far as a solid line; ahead a dotted line in an 80% band within a 95% band."""
    found = fan_of(answer)
    if found.last is None:
        return lines.trend(answer)
    longer = _longer(answer, found)
    line = lines.line(_settled(longer), longer.members[0], alone=True)
    low, high = axes.reach([*line.known, *_ends(found)], answer.metric, from_zero=False)
    labels = _labels(found, answer, timeline.pixels(lines.HEIGHT, low, high), low)
    frame = timeline.frame(longer, lines.HEIGHT, low, high, labels)
    bands = [
        _band(found, found.last, "band95", OUTER, "dot"),
        _band(found, found.last, "band80", INNER, "solid"),
    ]
    return {
        "data": [*bands, _centre(found, found.last, answer), line.trace(), *_hollow(answer)],
        "layout": frame,
    }


def _longer(answer: Answer, found: Fan) -> Answer:
    """The answer with the months ahead, as yet without figures."""
    members, known = answer.members[0], set(answer.periods)
    ahead = tuple(Cell(s.period, members, NO_FIGURE) for s in found.steps if s.period not in known)
    return replace(answer, cells=(*answer.cells, *ahead))


def _settled(answer: Answer) -> Answer:
    """The answer without figures of incomplete months: the line must not run into them."""
    return replace(
        answer,
        cells=tuple(
            replace(cell, figure=NO_FIGURE) if cell.figure.status is Status.PROVISIONAL else cell
            for cell in answer.cells
        ),
    )


def _hollow(answer: Answer) -> list[dict]:
    cells = tuple(cell for cell in answer.cells if cell.figure.status is Status.PROVISIONAL)
    if not cells:
        return []
    line = lines.line(replace(answer, cells=cells), answer.members[0], alone=True)
    return [line.trace() | {"mode": "markers"}]


def _ends(found: Fan) -> list[float]:
    return [end for step in found.steps for end in step.band95]


def _at(step: Step) -> str:
    return axes.middle(step.period.first, step.period.last)


def _band(found: Fan, last: Cell, name: str, fill: str, dash: str) -> dict:
    """One band as a closed outline that opens at the last complete month."""
    start = axes.middle(last.period.first, last.period.last)
    xs = [_at(step) for step in found.steps]
    lows, highs = ([getattr(step, name)[end] for step in found.steps] for end in (0, 1))
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [start, *xs, *reversed(xs), start],
        "y": [last.figure.value, *highs, *reversed(lows), last.figure.value],
        "fill": "toself",
        "fillcolor": fill,
        "line": {"color": MAIN, "width": 2, "dash": dash},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _centre(found: Fan, last: Cell, answer: Answer) -> dict:
    said = [
        f"{step.period.label}: {between(step.band80, answer)}<br>(4 chances in 5);"
        f"<br>{between(step.band95, answer)} (19 in 20)"
        for step in found.steps
    ]
    start = axes.middle(last.period.first, last.period.last)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "If recent patterns continue",
        "x": [start, *(_at(step) for step in found.steps)],
        "y": [last.figure.value, *(step.centre for step in found.steps)],
        "line": {"color": TEXT, "width": 2.5, "dash": "dot"},
        "text": ["", *said],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _labels(found: Fan, answer: Answer, pixels: float, low: float) -> list[dict]:
    """Where the fan ends: how sure each band is, with its highest and lowest figure."""
    step = found.steps[-1]
    told = [
        (step.band95.high, f"19 in 20:<br>to {_written(step.band95.high, answer)}"),
        (step.band80.high, f"4 in 5:<br>to {_written(step.band80.high, answer)}"),
        (step.band80.low, f"from {_written(step.band80.low, answer)}"),
        (step.band95.low, f"from {_written(step.band95.low, answer)}"),
    ]
    wanted = [((y - low) * pixels, axes.lines_in(text) * axes.LINE + GAP) for y, text in told]
    return [
        ends.label(y, _at(step), text, shift=shift)
        for (y, text), shift in zip(told, ends.apart(wanted), strict=True)
    ]


def _written(x: float, answer: Answer) -> str:
    return number(x, answer.metric.decimals) + ("%" if isinstance(answer.metric.kind, Percentage) else "")
