"""Labels in a funnel: places beside their points, and lines where they end."""

from __future__ import annotations

from metrics.kinds import Percentage
from metrics.readings.places import Place, Places
from pages.parts.charts import axes
from pages.parts.charts.colours import GREY, TEXT
from pages.parts.charts.ends import apart
from pages.parts.words.numbers import number
from pages.parts.words.standings import INNER, OUTER

DASHES = {INNER: "dash", OUTER: "dot"}  # the limits, from the inner to the outer
GAP = 5  # pixels between two labels
CLOSE = 24  # pixels up or down; a point this near may lie under another's name


def beside(points: list[Place], widest: float, low: float, pixels: float) -> list[dict]:
    """Each point's name beside it, towards the middle of the drawing, moved so that none overlap."""
    texts = [axes.broken(place.cell.members[0].name, 16) for place in points]
    wanted = [
        ((place.cell.figure.given - low) * pixels, axes.lines_in(text) * axes.LINE)
        for place, text in zip(points, texts, strict=True)
    ]
    sides = _sides(points, widest, pixels)
    return [_name(*each) for each in zip(points, texts, apart(wanted), sides, strict=True)]


def _sides(points: list[Place], widest: float, pixels: float) -> list[bool]:
    """Whether each name goes to the left: towards the middle, but away from a point that is close."""
    at = [(place.cell.figure.denominator or 0, place.cell.figure.given * pixels) for place in points]
    sides = []
    for x, y in at:
        close = [other for other, high in at if other != x and abs(high - y) < CLOSE]
        nearest = min(close, key=lambda other: abs(other - x), default=None)
        if nearest is None or abs(nearest - x) > widest / 4:
            sides.append(x > widest / 2)
        else:
            sides.append(nearest > x)
    return sides


def _name(place: Place, text: str, shift: float, to_left: bool) -> dict:
    moved = abs(shift) > axes.LINE / 2  # then a thin line leads from the name to its point
    return {
        "x": place.cell.figure.denominator,
        "y": place.cell.figure.value,
        "text": text,
        "xanchor": "right" if to_left else "left",
        "ax": -14 if to_left else 14,
        "ay": -round(shift),
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": GREY if moved else "rgba(0,0,0,0)",
        "standoff": 7,
        "bgcolor": "rgba(255,255,255,0.8)",
        "borderpad": 0,
        "font": {"size": axes.SMALL},
    }


def at_ends(found: Places, widest: float, low: float, high: float, pixels: float) -> list[dict]:
    """Names of the lines where they end: the level of all, and the upper limits."""
    if found.mean is None:
        return []
    unit = "%" if isinstance(found.metric.kind, Percentage) else ""
    inner, outer = found.limits(widest)
    told = [(found.mean, f"All {number(found.mean, found.metric.decimals)}{unit}")]
    told += [(end.high, f"Chance keeps<br>{name}") for end, name in zip((inner, outer), DASHES, strict=True)]
    told = [(y, text) for y, text in told if y <= high]
    shifts = apart([((y - low) * pixels, axes.LINE * axes.lines_in(text) + GAP) for y, text in told])
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 4,
            "y": y,
            "yshift": round(shift),
            "text": text,
            "align": "left",
            "showarrow": False,
            "font": {"size": axes.SMALL, "color": TEXT},
        }
        for (y, text), shift in zip(told, shifts, strict=True)
    ]
