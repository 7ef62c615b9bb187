"""What all drawings share: type, grid, axes, wrapped labels. Nothing has a fixed width."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from textwrap import wrap
from typing import Any

from metrics.answer import Answer, Value
from metrics.kinds import Share
from metrics.model import Metric
from metrics.periods import Grain, Period
from pages.parts.charts.colours import GRID, TEXT
from pages.parts.words.numbers import interval, value

FONT = {"family": '"Source Sans", "Source Sans Pro", Arial, sans-serif', "size": 13, "color": TEXT}
SMALL = 12
LINE = 16  # pixels from one line of small text to the next
MARGINS = {"l": 8, "r": 8, "t": 34, "b": 8}


def broken(text: str, width: int = 18) -> str:
    """Text on short lines, safe inside a drawing (plotly reads a little HTML)."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, width)) or " "


def lines_in(text: str) -> int:
    """How many lines a broken text has."""
    return text.count("<br>") + 1


def pointed_at(figure: Value, metric: Metric) -> str:
    """The tooltip of one figure: "61%, 95% interval 57% to 64%"."""
    between = interval(figure, metric)
    return f"{value(figure, metric)}, 95% interval {between}" if between else value(figure, metric)


def layout(answer: Answer, height: float, **more: Any) -> dict:
    """The frame of a drawing. The unit stands horizontally above its axis; title and subtitle are HTML."""
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
    """The title of the vertical axis, horizontal, at the top left."""
    metric = answer.metric
    text = "Percentage" if metric.is_percentage else metric.unit[:1].upper() + metric.unit[1:]
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


def with_legend(frame: dict, entries: int, above: int = 0) -> None:
    """A horizontal legend, where direct labels are not possible; the unit becomes its heading.

    Plotly makes room for it; the frame grows, as on a phone every entry takes a line.
    """
    frame["showlegend"] = True
    frame["legend"] = {
        "orientation": "h",
        "x": 0,
        "xref": "paper",
        "y": 1 + above / (frame["height"] - 50),
        "yanchor": "bottom",
        "font": {"size": SMALL},
        "title": {"text": frame["title"]["text"], "side": "top", "font": {"size": SMALL}},
        "itemclick": False,
        "itemdoubleclick": False,
    }
    frame["title"] = {"text": ""}
    frame["height"] += 24 + 14 * entries


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
        "ticksuffix": "%" if metric.is_percentage else "",
        "automargin": True,
        "fixedrange": True,
    }
    if not metric.decimals and high - low <= 6:  # an axis has no more decimals than its figures
        axis |= {"dtick": 1}
    return axis


def reach(values: list[float], metric: Metric, from_zero: bool) -> tuple[float, float]:
    """Lowest and highest of the vertical axis: from 0, unless lines of percentages lie close together."""
    top = max(values, default=1) or 1
    low = min(values, default=0)
    hug = isinstance(metric.kind, Share) and not from_zero and low > 40 and top - low < 12
    floor = (low - 5) // 10 * 10 if hug else min(0, low)
    # Everything up to a percentage of 100 needs no more room than the mark itself.
    head = 104 if isinstance(metric.kind, Share) and top > 92 else top + (top - floor) * 0.1
    return floor, head


def around(values: list[float], metric: Metric) -> tuple[float, float]:
    """Lowest and highest of an axis that fits its shares, so that readers can tell limits apart.

    It starts at 0 where that leaves no more than half of it empty, and for everything but shares.
    """
    if not isinstance(metric.kind, Share) or not values:
        return reach(values, metric, from_zero=False)
    low, top = min(values), max(values)
    span = top - low or 1
    step = next((each for each in (1, 2, 5) if 5 * each >= span), 10)
    floor = (low - 0.05 * span) // step * step
    return (floor if floor > span else 0), min(top + 0.1 * span, 100 + 0.04 * span)


def middle(first: date, last: date) -> str:
    """The position of a period on the time axis: its middle, as a date that plotly reads."""
    start = datetime(first.year, first.month, first.day)
    return (start + (timedelta(days=(last - first).days + 1)) / 2).isoformat()


STEPS = {Grain.MONTH: (1, 2, 3, 6, 12, 24), Grain.QUARTER: (1, 2, 4, 8)}


def time(answer: Answer, most: int = 4) -> dict:
    """The time axis, evenly spaced, naming few enough periods for a phone."""
    periods = answer.periods
    steps = STEPS.get(answer.selection.grain, (1, 2, 5))
    step = next((each for each in steps if -(-len(periods) // each) <= most), len(periods))
    named = periods[::step]
    return {
        "type": "date",
        "range": [periods[0].first.isoformat(), periods[-1].last.isoformat()],
        "tickvals": [middle(each.first, each.last) for each in named],
        "ticktext": [_short(each) for each in named],
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": TEXT,
        "showgrid": False,
        "tickfont": {"size": SMALL},
        "automargin": True,
        "fixedrange": True,
    }


def _short(period: Period) -> str:
    """A period's name on short lines, or a year's on one."""
    first, last = period.first, period.last
    if period.grain is Grain.MONTH:
        return f"{first:%b}<br>{first.year}"
    if period.grain is Grain.QUARTER:
        return f"{first:%b} to<br>{last:%b}<br>{first.year}"
    return year(period)


def year(period: Period) -> str:
    """The name of a year without its kind, which the subtitle says."""
    return period.label.split(" (")[0]
