"""The share of children who came back, by days since closing: a stair that only rises, in its band."""

from __future__ import annotations

from itertools import pairwise

from metrics.answer import Answer
from metrics.readings import curve_of
from metrics.readings.curve import Point, Returns
from pages.parts.charts import axes, ends, lines
from pages.parts.charts.colours import MAIN, TEXT
from pages.parts.words.curve import share, told
from pages.parts.words.numbers import number

BAND = "#C6DDF3"  # a tint of the line's own colour; its edges are drawn in it
Stair = list[tuple[int, Point | None]]  # days, and the point that holds from there on


def curve(answer: Answer) -> dict:
    """The stair within its band; dashed after the last day on which it is firm."""
    found = curve_of(answer)
    within = found.told[-1].day
    low, high = axes.reach([_top(point) for _, point in _stair(found, 0, within)], answer.metric, True)
    frame = axes.layout(answer, lines.HEIGHT + 40)
    frame["margin"] |= {"b": 84, "r": 52}
    last = ends.label(found.told[-1].back, within, share(found.told[-1].back, answer.metric))
    frame |= {
        "annotations": [last, *_turns(found, within)],
        "xaxis": _days(found, within),
        "yaxis": axes.vertical(answer, low, high),
    }
    firm, estimated = _stair(found, 0, found.firm_to), _stair(found, found.firm_to, within)
    traces = [*_band(_stair(found, 0, within)), _line(firm, answer, "solid")]
    if found.firm_to < within:
        traces.append(_line(estimated, answer, "dash"))
    return {"data": traces, "layout": frame}


def _stair(found: Returns, first: int, last: int) -> Stair:
    """Every day on which the share grew, and both ends of the stretch."""
    before = next((p for p in reversed(found.points) if p.day <= first), None)
    stair: Stair = [(first, before), *((p.day, p) for p in found.points if first < p.day <= last)]
    return stair if stair[-1][0] == last else [*stair, (last, stair[-1][1])]


def _top(point: Point | None) -> float:
    if point is None:
        return 0.0
    return point.interval.high if point.interval else point.back


def _line(stair: Stair, answer: Answer, dash: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": answer.metric.title,
        "x": [day for day, _ in stair],
        "y": [round(point.back, 2) if point else 0.0 for _, point in stair],
        "line": {"color": MAIN, "width": 2.5, "dash": dash, "shape": "hv"},
        "cliponaxis": False,
        "text": [axes.broken(told(day, point, answer.metric), 40) for day, point in stair],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _band(stair: Stair) -> list[dict]:
    """The band as one closed outline, so that it fills between its own edges only."""
    known = [(day, point.interval) for day, point in stair if point and point.interval]
    if not known:
        return []
    x, low, high = [known[0][0]], [known[0][1].low], [known[0][1].high]
    for (_, before), (day, interval) in pairwise(known):
        x += [day, day]
        low += [before.low, interval.low]
        high += [before.high, interval.high]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "95% interval",
            "x": [*x, *reversed(x), x[0]],
            "y": [round(each, 2) for each in (*high, *reversed(low), high[0])],
            "fill": "toself",
            "fillcolor": BAND,
            "line": {"color": MAIN, "width": 1},
            "hoverinfo": "skip",
        }
    ]


def _turns(found: Returns, within: int) -> list[dict]:
    """A note at the foot, where the line turns from solid to dashed."""
    if found.firm_to >= within:
        return []
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yanchor": "bottom", "align": "right"}
    text = f"dashed, after day {found.firm_to}:<br>partly estimated"
    return [place | {"text": text, "showarrow": False, "font": {"size": axes.SMALL, "color": TEXT}}]


def _days(found: Returns, within: int) -> dict:
    """The days on the axis, each with the number of children still followed."""
    return {
        "range": [0, within],
        "tickvals": [point.day for point in found.told],
        "ticktext": [f"{point.day}<br>{number(point.followed)}" for point in found.told],
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": TEXT,
        "showgrid": False,
        "tickfont": {"size": axes.SMALL},
        "title": {
            "text": "Days since closing, and below<br>how many children are still followed",
            "font": {"size": axes.SMALL, "weight": "normal"},
        },
        "fixedrange": True,
    }
