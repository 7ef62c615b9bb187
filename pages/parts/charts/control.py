"""A control chart: a line, its usual level and limits; points stand out by colour and by symbol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metrics.answer import Answer, Cell, Event, Status
from metrics.model import Metric
from metrics.readings import controls_of
from metrics.readings.control import Control, Point
from pages.parts.charts import axes, ends, timeline
from pages.parts.charts.colours import COMMON, CONCERN, GREY, IMPROVEMENT, NEUTRAL
from pages.parts.words import signals
from pages.parts.words.numbers import value

HEIGHT = 380
ANEW = "Limits worked out anew"
WORTH = {1: IMPROVEMENT, -1: CONCERN, 0: NEUTRAL}
DIRECTIONS = {"higher": 1, "lower": -1, "neither": 0}
LINES = (("Upper limit", "upper"), ("Usual", "mean"), ("Lower limit", "lower"))


def control(answer: Answer) -> dict:
    """The control chart of a single series, labelled where its lines end."""
    found = _drawn(answer, controls_of(answer)[0])
    low, high = axes.around(_all_numbers(answer, found), answer.metric)
    marked = replace(answer, events=answer.events + tuple(Event(e.first, None, ANEW) for e in found.rebases))
    labels = _labels(answer, found, timeline.pixels(HEIGHT, low, high), low)
    frame = timeline.frame(marked, HEIGHT, low, high, labels)
    return {"data": [*_limits(answer.metric, found), *_points(answer, found)], "layout": frame}


def _drawn(answer: Answer, found: Control) -> Control:
    """The control with the points of the periods shown: the verdict looks at others as well."""
    shown = set(answer.periods)
    return replace(found, points=tuple(point for point in found.points if point.cell.period in shown))


def _all_numbers(answer: Answer, found: Control) -> list[float]:
    """Every number that the vertical axis must show."""
    lines = [
        signals.within(line, answer.metric)
        for point in found.points
        if point.limits
        for line in (point.limits.lower, point.limits.upper)
    ]
    values = [cell.figure.value for cell in answer.cells if cell.figure.value is not None]
    return values + lines + ([] if found.target is None else [found.target])


# --- the lines ---


def _limits(metric: Metric, found: Control) -> Iterator[dict]:
    """Usual level and limits, where the points have any; then the target."""
    points = [point for point in found.points if point.limits]
    is_trial = found.reason is not None  # with fewer than 13 points limits may still move
    for _, which in LINES if points else ():
        yield _line(metric, points, which, is_trial)
    if found.target is not None:
        x = [_x(point.cell) for point in found.points]
        yield _plain(x, [found.target] * len(x), GREY, "dashdot", 1.5)


def _line(metric: Metric, points: list[Point], which: str, is_trial: bool) -> dict:
    dash = "solid" if which == "mean" else "dot" if is_trial else "dash"
    levels = [signals.within(getattr(point.limits, which), metric) for point in points]
    return _plain([_x(point.cell) for point in points], levels, COMMON, dash, 1)


def _plain(x: list[str], y: list[float], colour: str, dash: str, width: float) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "dash": dash, "width": width, "shape": "hvh"},
        "hoverinfo": "skip",
    }


# --- the points ---


def _points(answer: Answer, found: Control) -> Iterator[dict]:
    """The complete periods as a line with marked points; then, separately, the incomplete ones."""
    better = DIRECTIONS[answer.metric.better]
    size = 11 if len(found.points) <= 24 else 9
    worth = WORTH | {1: NEUTRAL} if found.withheld else WORTH
    looks = [_look(point, better, size, worth) for point in found.points]
    said = [_hover(answer, point.cell, point) for point in found.points]
    yield _dots([point.cell for point in found.points], looks, said) | {
        "mode": "lines+markers",
        "line": {"color": COMMON, "width": 1.5},
    }
    open_ = [cell for cell in answer.cells if cell.figure.status is Status.PROVISIONAL]
    if open_:
        yield _dots(open_, [("circle", 8, "#FFFFFF", GREY)] * len(open_), [_hover(answer, c) for c in open_])


def _look(point: Point, better: int, size: int, worth: dict[int, str]) -> tuple[str, int, str, str]:
    """Symbol, size, colour and outline of one point: a triangle where it stands out."""
    if not point.flag:
        return "circle", size // 2, COMMON, COMMON
    colour = worth[point.flag.direction * better]
    return "triangle-up" if point.flag.direction > 0 else "triangle-down", size, colour, colour


def _dots(cells: list[Cell], looks: list[tuple[str, int, str, str]], said: list[str]) -> dict:
    symbols, sizes, colours, outlines = zip(*looks, strict=True) if looks else ((), (), (), ())
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_x(cell) for cell in cells],
        "y": [cell.figure.value for cell in cells],
        "marker": {
            "symbol": symbols,
            "size": sizes,
            "color": colours,
            "line": {"color": outlines, "width": 1.5},
            "opacity": 1,
        },
        "connectgaps": False,
        "cliponaxis": False,
        "text": said,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _x(cell: Cell) -> str:
    return axes.middle(cell.period.first, cell.period.last)


def _hover(answer: Answer, cell: Cell, point: Point | None = None) -> str:
    told = f"{cell.period.label}: {value(cell.figure, answer.metric)}"
    if point is None or point.flag is None:
        return told
    return f"{told}<br>{axes.broken(signals.signal(point), 30)}"


# --- the labels ---


def _labels(answer: Answer, found: Control, pixels: float, low: float) -> list[dict]:
    """The name and height of each line, where it ends; labels move apart so that none overlap."""
    named = [_named(answer.metric, found.latest, *each) for each in LINES] if found.is_judged else []
    if found.target is not None:
        named.append((found.target, f"Target<br>{signals.level(found.target, answer.metric)}"))
    wanted = [((height - low) * pixels, axes.lines_in(text) * axes.LINE) for height, text in named]
    x = _x(found.latest.cell) if named else ""
    shifts = ends.apart(wanted)
    return [
        ends.label(height, x, text, "", shift) for (height, text), shift in zip(named, shifts, strict=True)
    ]


def _named(metric: Metric, point: Point, title: str, which: str) -> tuple[float, str]:
    """The height of a line and its label. A limit that no figure can reach is drawn at the edge."""
    line = getattr(point.limits, which)
    drawn = signals.within(line, metric)
    if drawn == line:
        return drawn, f"{title}<br>{signals.level(line, metric)}"
    return drawn, f"{title}<br>{'below 0' if line < 0 else 'above 100%'}"
