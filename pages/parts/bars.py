"""Figures of one period side by side, and of a few years in groups. Every bar begins at 0."""

from __future__ import annotations

from metrics.dimensions import Member
from metrics.model import Answer, Cell, Status
from metrics.selection import Comparator
from pages.parts import axes
from pages.parts.colours import MAIN, TEXT, bar_colour, style
from pages.parts.numbers import value
from pages.parts.shapes import in_order, one_period
from pages.parts.table import COMPARATORS

ROW = 26  # pixels of a bar with its space
LABELLED = 6  # more columns than this leave no room for a number above each
OTHERS = {Comparator.LAST_YEAR: "diamond-open", Comparator.PREVIOUS: "square-open", Comparator.REST: "x-thin"}


def bars(answer: Answer) -> dict:
    """Level bars of one period, labelled with their figures; marks show what they are set beside."""
    cells = in_order(answer, one_period(answer))
    grouped = len(answer.selection.by) > 1
    rows = _rows(cells)
    traces = _groups(answer, cells, rows) if grouped else [_bar(answer, cells, rows)]
    marks = [] if grouped else _marks(answer, cells)
    names = [axes.broken(each, 18) for each in rows]
    bars_drawn = len(cells) if grouped else len(rows)
    tall = max(bars_drawn * ROW, sum(axes.lines_in(each) for each in names) * (axes.LINE + 4))
    frame = axes.layout(answer, tall + 60, barmode="group", bargap=0.25)
    frame |= {
        "xaxis": _values(cells, marks),
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": names,
            "range": [len(rows) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 13},
        },
    }
    if grouped or marks:
        _with_legend(frame, len(traces) if grouped else len(marks))
    return {"data": traces + marks, "layout": frame}


def _rows(cells: tuple[Cell, ...]) -> list[str]:
    """Names down the side, one a first member; by member, so that two of one name stay two."""
    firsts = dict.fromkeys(cell.members[:1] for cell in cells)
    return [each[0].name if each else cells[0].period.label for each in firsts]


def _values(cells: tuple[Cell, ...], marks: list[dict]) -> dict:
    """The axis of figures, unmarked: each bar carries its number, and there is room for it on a phone."""
    known = [cell.figure.value for cell in cells if cell.figure.value is not None]
    known += [number for mark in marks for number in mark["x"] if number is not None]
    return {
        "range": [0, (max(known, default=1) or 1) * 1.4],
        "showgrid": False,
        "showticklabels": False,
        "zeroline": True,
        "zerolinecolor": TEXT,
        "fixedrange": True,
    }


def _bar(answer: Answer, cells: tuple[Cell, ...], rows: list[str]) -> dict:
    colours = [bar_colour(cell.members[0]) if cell.members else MAIN for cell in cells]
    return _trace(answer, cells, list(range(len(rows))), colours, "", answer.metric.title)


def _trace(answer: Answer, cells, y: list[int], colours: list[str], pattern: str, name: str) -> dict:
    """One set of level bars. Bars of incomplete periods are hollow; a figure not shown has its words only."""
    hollow = [cell.figure.status is Status.PROVISIONAL for cell in cells]
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
        "hovertext": [_hover(cell, text) for cell, text in zip(cells, texts, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": _fill(colours, hollow, pattern),
    }


def _fill(colours: list[str], hollow: list[bool], pattern: str) -> dict:
    return {
        "color": ["#FFFFFF" if each else colour for colour, each in zip(colours, hollow, strict=True)],
        "line": {"color": colours, "width": 1.5},
        "pattern": {"shape": pattern, "fgcolor": "#FFFFFF", "solidity": 0.25},
    }


def _hover(cell: Cell, text: str) -> str:
    name = ", ".join(member.name for member in cell.members)
    return axes.broken(f"{name}, {cell.period.label}: {text}".removeprefix(", "), 40)


def _groups(answer: Answer, cells: tuple[Cell, ...], rows: list[str]) -> list[dict]:
    """One set of bars for each member of the second split, in its own colour and pattern."""
    firsts = list(dict.fromkeys(cell.members[0] for cell in cells))
    seconds: dict[Member, list[Cell]] = {}
    for cell in cells:
        seconds.setdefault(cell.members[1], []).append(cell)
    return [
        _trace(
            answer,
            its,
            [firsts.index(cell.members[0]) for cell in its],
            [style(second).colour] * len(its),
            style(second).pattern,
            second.name,
        )
        for second, its in sorted(seconds.items(), key=lambda item: (not item[0].key, item[0].key))
    ]


def _marks(answer: Answer, cells: tuple[Cell, ...]) -> list[dict]:
    """Marks for what each bar is set beside, and the target as a dashed stroke."""
    marks = []
    for which, symbol in (OTHERS | {Comparator.TARGET: "line-ns"}).items():
        figures = [
            next((c.figure for c in cell.comparisons if c.comparator is which), None) for cell in cells
        ]
        if any(figure and figure.value is not None for figure in figures):
            marks.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": COMPARATORS[which],
                    "y": list(range(len(cells))),
                    "x": [figure.value if figure else None for figure in figures],
                    "marker": {
                        "symbol": symbol,
                        "size": 10,
                        "color": TEXT,
                        "line": {"color": TEXT, "width": 2},
                    },
                    "hovertext": [
                        f"{COMPARATORS[which]}: {value(figure, answer.metric)}" if figure else ""
                        for figure in figures
                    ],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                }
            )
    return marks


def _with_legend(frame: dict, entries: int) -> None:
    frame |= {"showlegend": True, "legend": axes.legend()}
    room = 22 * entries  # on a phone every entry may take a line of its own
    frame["margin"]["t"] += room
    frame["height"] += room


def columns(answer: Answer) -> dict:
    """Years from left to right; members grouped within each, told apart by colour and pattern."""
    several = len(answer.members) > 1
    known = [cell.figure.value for cell in answer.cells if cell.figure.value is not None]
    low, high = axes.reach(known, answer.metric, from_zero=True)
    frame = axes.layout(answer, 320, barmode="group", bargap=0.3, bargroupgap=0.06)
    frame |= {
        "xaxis": {
            "type": "category",
            "tickfont": {"size": axes.SMALL},
            "automargin": True,
            "fixedrange": True,
        },
        "yaxis": axes.vertical(answer, low, high * 1.04),
    }
    if several:
        _with_legend(frame, len(answer.members))
    labelled = len(answer.cells) <= LABELLED
    traces = [_column(answer, members, several, labelled) for members in answer.members]
    return {"data": traces, "layout": frame}


def _column(answer: Answer, members, several: bool, labelled: bool) -> dict:
    cells = answer.series(members)
    look = style(members[0]) if several else None
    colour = look.colour if look else bar_colour(members[0]) if members else MAIN
    hollow = [cell.figure.status is Status.PROVISIONAL for cell in cells]
    texts = [value(cell.figure, answer.metric) for cell in cells]
    trace = {
        "type": "bar",
        "name": axes.broken(members[0].name if members else answer.metric.title, 40),
        "x": [cell.period.label.split(" (")[0] for cell in cells],
        "y": [cell.figure.value for cell in cells],
        "hovertext": [_hover(cell, text) for cell, text in zip(cells, texts, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": _fill([colour] * len(cells), hollow, look.pattern if look else ""),
    }
    if labelled:
        trace |= {"text": texts, "textposition": "outside", "textfont": {"size": axes.SMALL, "color": TEXT}}
    return trace
