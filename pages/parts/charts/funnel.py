"""A funnel: places by size, with limits that chance alone seldom passes."""

from __future__ import annotations

from metrics.answer import Answer, Status
from metrics.kinds import Percentage
from metrics.model import Better, Metric
from metrics.readings import places_of
from metrics.readings.place_comparison import Verdict
from metrics.readings.places import Place, Places
from pages.parts.charts import axes, funnel_names
from pages.parts.charts.colours import COMMON, CONCERN, GREY, IMPROVEMENT, NEUTRAL, TEXT
from pages.parts.charts.funnel_names import DASHES
from pages.parts.words.numbers import number
from pages.parts.words.places import SAID

HEIGHT = 360
STEPS = 60  # points of a limit: enough to look like a curve
SYMBOLS = {
    Verdict.HIGHER: "triangle-up",
    Verdict.LOWER: "triangle-down",
    Verdict.ALIKE: "circle",
    Verdict.TOO_FEW: "x",
    Verdict.NOT_COMPARED: "x",
}
APART = {Verdict.HIGHER: Better.HIGHER, Verdict.LOWER: Better.LOWER}


def funnel(answer: Answer) -> dict:
    """A named point for each place, the level of all places, and limits that narrow as places grow."""
    found, metric = places_of(answer), answer.metric
    points = [place for place in found.each if _is_placed(place)]
    widest = 1.12 * max(map(_size, points), default=1)
    low, high = _reach(found, points)
    frame = axes.layout(answer, HEIGHT)
    frame["margin"] |= {"t": 34, "b": 52, "r": 86 if found.mean is not None else 12}
    pixels = (HEIGHT - 34 - 52) / (high - low)
    frame |= {
        "xaxis": _sizes(metric, widest),
        "yaxis": axes.vertical(answer, low, high),
        "annotations": funnel_names.beside(points, widest, low, pixels)
        + funnel_names.at_ends(found, widest, low, high, pixels),
    }
    if low > 0 and isinstance(metric.kind, Percentage):
        frame["title"] = axes.unit(answer, f" (axis starts at {low:.0f}%)")
    return {"data": [*_lines(found, widest), _points(found, points)], "layout": frame}


def _is_placed(place: Place) -> bool:
    figure = place.cell.figure
    return figure.value is not None and bool(figure.denominator) and figure.status is not Status.LOW


def _size(place: Place) -> float:
    """Out of how many, or how many live there."""
    return place.cell.figure.denominator or 0


def _reach(found: Places, points: list[Place]) -> tuple[float, float]:
    """Room for every point and for the limits of the smallest place; limits beyond it leave the drawing."""
    values = [place.cell.figure.given for place in points]
    if found.mean is not None:
        smallest = min(map(_size, points))
        values += [end for limits in found.limits(smallest) for end in limits]
    low, high = min(values, default=0), max(values, default=1)
    room = 0.12 * (high - low) or 1
    most = 100.0 if isinstance(found.metric.kind, Percentage) else high + room
    return max(0.0, _down(low - room)), min(most, high + room)


def _down(low: float) -> float:
    """A round number of tens, where there is one to begin an axis at."""
    return low // 10 * 10 if low >= 10 else low


def _sizes(metric: Metric, widest: float) -> dict:
    title = "Out of how many" if isinstance(metric.kind, Percentage) else "Children living there"
    return {
        "range": [0, widest],
        "nticks": 5,
        "tickformat": ",~f",
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": TEXT,
        "showgrid": False,
        "zeroline": False,
        "tickfont": {"size": axes.SMALL},
        "title": {"text": title, "font": {"size": axes.SMALL}, "standoff": 6},
        "fixedrange": True,
    }


def _lines(found: Places, widest: float) -> list[dict]:
    """The level of all places together and, on both sides of it, its limits."""
    if found.mean is None:
        return []
    sizes = [widest * step / STEPS for step in range(1, STEPS + 1)]
    both = [found.limits(size) for size in sizes]
    level = _line("All places", [0, widest], [found.mean, found.mean], "solid", 2)
    return [level] + [
        _line(f"{name} limit", sizes, [limits[which][end] for limits in both], DASHES[name], 1.5)
        for which, name in enumerate(DASHES)
        for end in (0, 1)
    ]


def _line(name: str, x: list[float], y: list[float], dash: str, width: float) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": y,
        "line": {"color": GREY, "dash": dash, "width": width},
        "hoverinfo": "skip",
    }


def _points(found: Places, points: list[Place]) -> dict:
    metric = found.metric
    colours = [_colour(place, metric) for place in points]
    filled = [place.verdict in APART for place in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Places",
        "x": [place.cell.figure.denominator for place in points],
        "y": [place.cell.figure.value for place in points],
        "marker": {
            "symbol": ["circle" if found.reason else SYMBOLS[place.verdict] for place in points],
            "size": [13 if full else 10 for full in filled],
            "opacity": 1,
            "color": [c if full else "#FFFFFF" for c, full in zip(colours, filled, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        "cliponaxis": False,
        "hovertext": [_hover(place, metric) for place in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _colour(place: Place, metric: Metric) -> str:
    """The colour: better, worse or neither. Points that do not differ are grey and hollow."""
    if place.verdict not in APART:
        return COMMON
    if metric.better is Better.NEITHER:
        return NEUTRAL
    return IMPROVEMENT if APART[place.verdict] is metric.better else CONCERN


def _hover(place: Place, metric: Metric) -> str:
    cell = place.cell
    base = "population" if not isinstance(metric.kind, Percentage) else "out of"
    text = f"{cell.members[0].name}: {axes.pointed_at(cell.figure, metric)}, {base} "
    return axes.broken(f"{text}{number(_size(place))}; {SAID[place.verdict]}", 40)
