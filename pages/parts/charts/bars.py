"""Figures of one period from top to bottom. Every bar begins at 0."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from metrics.answer import Answer, Cell, Status, Value
from metrics.dimensions import Member
from metrics.model import Metric
from pages.parts.charts import axes, comparators
from pages.parts.charts.colours import MAIN, TEXT, bar_colour, style
from pages.parts.charts.shapes import in_order, one_period
from pages.parts.charts.whiskers import whiskers
from pages.parts.words.numbers import value

ROW = 26  # pixels of a bar with its space
THICK = 20  # pixels of a bar, however many lines its name takes


def bars(answer: Answer) -> dict:
    """Horizontal bars of one period, labelled with their figures; marks show the comparators."""
    cells = in_order(answer, one_period(answer))
    return _grouped(answer, cells) if len(answer.selection.by) > 1 else single(answer, cells)


def single(answer: Answer, cells: tuple[Cell, ...]) -> dict:
    """One bar a member; of a single figure, one for its period."""
    names = [axes.broken(c.members[0].name if c.members else c.period.label) for c in cells]
    at, tall = rows(names, [1] * len(names))
    colours = [bar_colour(cell.members[0]) if cell.members else MAIN for cell in cells]
    fill = {
        "color": ["#FFFFFF" if is_hollow(c) else each for c, each in zip(cells, colours, strict=True)],
        "line": {"color": colours, "width": 1.5},
    }
    trace = _trace(answer, cells, at, fill, answer.metric.title)
    trace |= {"width": THICK, "showlegend": False}
    ranges, target = whiskers(cells, at), comparators.common_target(cells)
    marks = [*ranges, *comparators.marks(answer, cells, at)]
    frame = axes.layout(answer, tall + 50)
    frame |= {"xaxis": _values(cells, marks, target), "yaxis": names_axis(names, at, tall)}
    if marks or target:
        _set_aside(answer, cells, frame, trace)
    if target:
        line, label = comparators.target_line(answer, target)
        frame |= {"shapes": [line], "annotations": [*frame["annotations"], label]}
        frame["margin"]["t"] += axes.LINE
    if marks:
        axes.with_legend(frame, len(marks) - bool(ranges), above=axes.LINE * bool(target))
    return {"data": [trace, *marks], "layout": frame}


def _set_aside(answer: Answer, cells: tuple[Cell, ...], frame: dict, trace: dict) -> None:
    trace["textposition"] = "none"
    frame["annotations"] = comparators.figures_aside(answer, cells, trace["y"])
    frame["margin"]["r"] = 14 + 7 * max(len(each["text"]) for each in frame["annotations"])
    frame["height"] += axes.LINE


def _grouped(answer: Answer, cells: tuple[Cell, ...]) -> dict:
    """One set of bars for each member of the second split, in its own colour and pattern."""
    firsts = list(dict.fromkeys(cell.members[0] for cell in cells))
    names = [axes.broken(each.name) for each in firsts]
    seconds: dict[Member, list[Cell]] = {}
    for cell in cells:
        seconds.setdefault(cell.members[1], []).append(cell)
    at, tall = rows(names, [len(seconds)] * len(names))
    traces = []
    in_place = sorted(seconds.items(), key=lambda item: (not item[0].key, item[0].key))
    for turn, (second, its) in enumerate(in_place):
        place = {"width": THICK, "offset": THICK * (turn - len(seconds) / 2)}
        for part, hollow in parts(its):
            its_rows = [at[firsts.index(cell.members[0])] for cell in part]
            look = style(second)
            fill = filled(look.colour, look.pattern, hollow)
            trace = _trace(answer, part, its_rows, fill, second.name)
            traces.append(trace | place | in_group(second, hollow, its))
    frame = axes.layout(answer, tall + 50, barmode="overlay")
    frame |= {"xaxis": _values(cells, [], None), "yaxis": names_axis(names, at, tall)}
    axes.with_legend(frame, len(seconds))
    return {"data": traces, "layout": frame}


def rows(names: list[str], bars_each: list[int]) -> tuple[list[float], float]:
    """The middle of each row in pixels from the top, and the total height: rows are as tall as they need."""
    heights = [
        max(ROW * bars, axes.LINE * axes.lines_in(name) + 6)
        for name, bars in zip(names, bars_each, strict=True)
    ]
    ends = list(accumulate(heights))
    return [end - height / 2 for end, height in zip(ends, heights, strict=True)], ends[-1]


def names_axis(names: list[str], at: list[float], tall: float) -> dict:
    """The axis of names, placed by pixels, so that two members with the same name keep a row each."""
    return {
        "tickvals": at,
        "ticktext": names,
        "range": [tall, 0],
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticksuffix": " ",
        "tickfont": {"size": axes.SMALL},
    }


def _values(cells: tuple[Cell, ...], marks: list[dict], target: Value | None) -> dict:
    """The axis of figures, unmarked: each bar carries its number, and there is room for it on a phone."""
    known = [cell.figure.value for cell in cells if cell.figure.value is not None]
    known += [number for mark in marks for number in mark["x"] if number is not None]
    known += [target.value] if target and target.value is not None else []
    aside = bool(marks or target)
    return {
        "range": [0, (max(known, default=1) or 1) * (1.06 if aside else 1.4)],
        "showgrid": False,
        "showticklabels": False,
        "zeroline": True,
        "zerolinecolor": TEXT,
        "fixedrange": True,
    }


def _trace(answer: Answer, cells: Sequence[Cell], y: list[float], fill: dict, name: str) -> dict:
    """One set of horizontal bars; a figure that is not shown has words alone."""
    texts = [value(cell.figure, answer.metric) for cell in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "name": axes.broken(name, 40),
        "y": y,
        "x": [cell.figure.value or 0 for cell in cells],
        "text": texts,
        "textposition": "outside",
        "textfont": {"size": axes.SMALL, "color": TEXT},
        "cliponaxis": False,
        "hovertext": [hover(cell, answer.metric) for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": fill,
    }


def is_hollow(cell: Cell) -> bool:
    """Whether the bar shows a period that is not complete."""
    return cell.figure.status is Status.PROVISIONAL


def parts(cells: Sequence[Cell]) -> list[tuple[list[Cell], bool]]:
    """The cells of complete periods, and those that are drawn hollow (True): two sets of bars."""
    sets = [([cell for cell in cells if is_hollow(cell) is hollow], hollow) for hollow in (False, True)]
    return [(each, hollow) for each, hollow in sets if each]


def filled(colour: str, pattern: str, hollow: bool) -> dict:
    """Colour and pattern of one set of bars; hollow ones are an outline only."""
    fill = {"color": "#FFFFFF" if hollow else colour, "line": {"color": colour, "width": 1.5}}
    if pattern and not hollow:
        fill["pattern"] = {"shape": pattern, "fgcolor": "#FFFFFF", "fillmode": "overlay", "solidity": 0.25}
    return fill


def in_group(member: Member, hollow: bool, cells: Sequence[Cell]) -> dict:
    """One place in each group and one legend entry for each member, hollow or not."""
    named = not hollow or all(is_hollow(cell) for cell in cells)
    return {"offsetgroup": member.code, "alignmentgroup": "all", "showlegend": named}


def hover(cell: Cell, metric: Metric) -> str:
    """The tooltip of one bar."""
    name = ", ".join(member.name for member in cell.members)
    text = axes.pointed_at(cell.figure, metric)
    return axes.broken(f"{name}, {cell.period.label}: {text}".removeprefix(", "), 40)
