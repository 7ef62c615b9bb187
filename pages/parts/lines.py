"""Figures over time: lines labelled at their ends, and small panels on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.model import Answer, Cell, Status
from metrics.selection import Comparator
from pages.parts import axes
from pages.parts.colours import ALONE, GREY, MAIN, Style, style
from pages.parts.numbers import value
from pages.parts.shapes import YEARS
from pages.parts.table import COMPARATORS

HEIGHT = 320
PANEL = 116  # pixels a row of small panels takes
BESIDE = {Comparator.TARGET: "dash", Comparator.REST: "dot"}  # drawn as lines of their own


@dataclass(frozen=True)
class Line:
    """One line: its name, how it is drawn, and a point a period (no number leaves a gap)."""

    name: str
    look: Style
    x: tuple[str, ...]
    y: tuple[float | None, ...]
    hollow: tuple[bool, ...]
    said: tuple[str, ...]

    @property
    def known(self) -> list[float]:
        """The numbers there are."""
        return [each for each in self.y if each is not None]

    def trace(self, width: float = 2.5, **more) -> dict:
        """The line as plotly takes it. Gaps are never joined; points of incomplete periods are hollow."""
        size = 8 if len(self.x) <= 24 else 5
        return {
            "type": "scatter",
            "mode": "lines" if self.look.mark == "none" else "lines+markers",
            "name": self.name,
            "x": self.x,
            "y": self.y,
            "line": {"color": self.look.colour, "dash": self.look.dash, "width": width},
            "marker": {
                "symbol": self.look.mark if self.look.mark != "none" else "circle",
                "size": size,
                "color": ["#FFFFFF" if hollow else self.look.colour for hollow in self.hollow],
                "line": {"color": self.look.colour, "width": 2},
            },
            "connectgaps": False,
            "text": self.said,
            "hovertemplate": "%{text}<extra></extra>",
            **more,
        }


def trend(answer: Answer) -> dict:
    """At most four lines, each labelled where it ends."""
    lines = _lines(answer)
    known = [number for line in lines for number in line.known]
    low, high = axes.reach(known, answer.metric, from_zero=False)
    first, last = answer.periods[0].first, answer.periods[-1].last
    shapes, texts, room = axes.events(answer, first, last)
    frame = axes.layout(answer, HEIGHT + room)
    frame["margin"] |= {"t": 34 + room, "b": 40}
    if low > 0:
        frame["title"] = axes.unit(answer, f" (axis starts at {low:.0f}%)")
    labels = _labels(lines, low, high, alone=len(lines) == 1)
    frame["margin"]["r"] = 18 + 7 * max((_width(each["text"]) for each in labels), default=0)
    frame |= {
        "shapes": shapes,
        "annotations": texts + labels,
        "xaxis": _time(answer),
        "yaxis": axes.vertical(answer, low, high),
    }
    return {"data": [line.trace() for line in lines], "layout": frame}


def _lines(answer: Answer) -> list[Line]:
    alone = len(answer.members) == 1
    lines = [_line(answer, members, alone) for members in answer.members]
    if alone:
        cells = answer.series(answer.members[0])
        lines += [line for which in BESIDE if (line := _beside(answer, cells, which)).known]
    return lines


def _line(answer: Answer, members, alone: bool) -> Line:
    cells = answer.series(members)
    name = ", ".join(member.name for member in members) or answer.metric.title
    return Line(
        name,
        ALONE if alone else style(members[0]),
        _x(cells),
        tuple(cell.figure.value for cell in cells),
        tuple(cell.figure.status is Status.PROVISIONAL for cell in cells),
        tuple(_hover(cell, name, answer) for cell in cells),
    )


def _beside(answer: Answer, cells: tuple[Cell, ...], which: Comparator) -> Line:
    figures = [next((c.figure for c in cell.comparisons if c.comparator is which), None) for cell in cells]
    name = COMPARATORS[which]
    return Line(
        name,
        Style(GREY, BESIDE[which], "none", ""),
        _x(cells),
        tuple(figure.value if figure else None for figure in figures),
        (False,) * len(cells),
        tuple(f"{name}: {value(figure, answer.metric)}" if figure else name for figure in figures),
    )


def _x(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(axes.middle(cell.period.first, cell.period.last) for cell in cells)


def _hover(cell: Cell, name: str, answer: Answer) -> str:
    return f"{axes.broken(name, 30)}<br>{cell.period.label}: {value(cell.figure, answer.metric)}"


def _time(answer: Answer, **more) -> dict:
    """The axis of time, evenly spaced; years are named as people name them."""
    periods = answer.periods
    axis = {
        "type": "date",
        "range": [periods[0].first.isoformat(), periods[-1].last.isoformat()],
        "showgrid": False,
        "tickfont": {"size": axes.SMALL},
        "automargin": True,
        "fixedrange": True,
        "nticks": 6,
        **more,
    }
    if answer.selection.grain in YEARS:
        axis |= {
            "tickvals": [axes.middle(each.first, each.last) for each in periods],
            "ticktext": [each.label.split(" (")[0] for each in periods],
        }
    elif (periods[-1].last - periods[0].first).days < 190:
        axis |= {"dtick": "M1", "tickformat": "%b<br>%Y"}
    return axis


def _labels(lines: list[Line], low: float, high: float, alone: bool) -> list[dict]:
    """A label where each line ends, moved apart so that none lies on another."""
    ends = []
    for line in lines:
        place = max((i for i, each in enumerate(line.y) if each is not None), default=None)
        if place is None:
            continue
        text = line.said[place].rsplit(": ", 1)[-1].split(" (")[0] if alone else axes.broken(line.name, 13)
        mark = "" if alone else f'<span style="color:{line.look.colour}">\u25ac</span> '
        ends.append((line.y[place], line.x[place], text, mark))
    pixels = (HEIGHT - 34 - 40) / (high - low)
    wanted = [((each[0] - low) * pixels, axes.lines_in(each[2]) * axes.LINE) for each in ends]
    shifts = apart(wanted)
    return [_label(*end, shift) for end, shift in zip(ends, shifts, strict=True)]


def apart(wanted: list[tuple[float, float]]) -> list[float]:
    """How far to move each label (centre, height; pixels up) so that, from the lowest up, none overlap."""
    moved, floor = [0.0] * len(wanted), float("-inf")
    for place in sorted(range(len(wanted)), key=lambda i: wanted[i][0]):
        centre, height = wanted[place]
        at = max(centre, floor + height / 2)
        moved[place], floor = at - centre, at + height / 2
    return moved


def _label(y: float, x: str, text: str, mark: str, shift: float) -> dict:
    return {
        "x": x,
        "y": y,
        "xanchor": "left",
        "xshift": 8,
        "yshift": round(shift),
        "align": "left",
        "text": mark + text,
        "showarrow": False,
        "font": {"size": axes.SMALL},
    }


def _width(text: str) -> int:
    """Letters in the longest line of a label, its mark counted as two."""
    mark, _, rest = text.rpartition("</span>")
    return max(len(line) for line in rest.split("<br>")) + 2 * bool(mark)


def multiples(answer: Answer) -> dict:
    """A small panel a member, two abreast, all on one scale, so that they can be compared."""
    lines = [_line(answer, members, alone=True) for members in answer.members]
    known = [number for line in lines for number in line.known]
    low, high = axes.reach(known, answer.metric, from_zero=False)
    rows = -(-len(lines) // 2)
    frame = axes.layout(answer, rows * PANEL + 60)
    frame["margin"] |= {"b": 30}
    frame["annotations"], traces = [], []
    for place, line in enumerate(lines):
        row, column = divmod(place, 2)
        ref = "" if place == 0 else str(place + 1)
        bottom = 1 - (row + 1) / rows
        box = [bottom + 0.04 / rows, bottom + 0.76 / rows]
        side = [0, 0.45] if column == 0 else [0.55, 1]
        axis = axes.vertical(answer, low, high) | {"domain": box, "anchor": f"x{ref}", "nticks": 4}
        frame[f"yaxis{ref}"] = axis | {"showticklabels": column == 0}
        lowest = place + 2 >= len(lines)
        time = {"domain": side, "anchor": f"y{ref}", "showticklabels": lowest, "nticks": 3}
        frame[f"xaxis{ref}"] = _time(answer, **time)
        frame["annotations"].append(_panel_name(line.name, side[0], box[1]))
        traces.append(line.trace(2, xaxis=f"x{ref}", yaxis=f"y{ref}", marker=_dots(line)))
    return {"data": traces, "layout": frame}


def _dots(line: Line) -> dict:
    colours = ["#FFFFFF" if hollow else MAIN for hollow in line.hollow]
    return {"size": 5, "color": colours, "line": {"color": MAIN, "width": 1.5}}


def _panel_name(name: str, x: float, y: float) -> dict:
    return {
        "text": axes.broken(name, 20),
        "x": x,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": axes.SMALL},
    }
