"""Figures over time: at most four lines, labelled at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from metrics.answer import Answer, Cell, Status
from metrics.dimensions import Member
from metrics.selection import Comparator
from pages.parts.charts import axes, ends, timeline
from pages.parts.charts.colours import ALONE, GREY, Style, style
from pages.parts.words.names import COMPARATORS
from pages.parts.words.numbers import plain, value

HEIGHT = 320
# Drawn as lines of their own: dash and mark. Published figures are one a year, so each has its mark.
BESIDE = {
    Comparator.TARGET: ("dash", "none"),
    Comparator.REST: ("dot", "none"),
    Comparator.ENGLAND: ("longdash", "x"),
    Comparator.NEIGHBOURS: ("dashdot", "triangle-up"),
}


@dataclass(frozen=True)
class Line:
    """One line: its name, its style, and a point for each period (no number leaves a gap)."""

    name: str
    look: Style
    x: tuple[str, ...]
    y: tuple[float | None, ...]
    hollow: tuple[bool, ...]
    said: tuple[str, ...]
    last: str = ""  # the last figure, as the label of a single line shows it

    @property
    def known(self) -> list[float]:
        """The numbers of the line, without gaps."""
        return [each for each in self.y if each is not None]

    def trace(self, width: float = 2.5, **more: Any) -> dict:
        """The line as plotly takes it. Gaps are never joined; points of incomplete periods are hollow."""
        size = 8 if len(self.x) <= 24 else 5
        return {
            "type": "scatter",
            "mode": "lines" if self.look.mark == "none" else "lines+markers",
            "name": escape(self.name, quote=False),
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
            "cliponaxis": False,
            "text": self.said,
            "hovertemplate": "%{text}<extra></extra>",
            **more,
        }


def trend(answer: Answer) -> dict:
    """At most four lines, each labelled where it ends."""
    lines = _lines(answer)
    known = [number for each in lines for number in each.known]
    low, high = axes.reach(known, answer.metric, from_zero=False)
    labels = ends.labels(lines, timeline.pixels(HEIGHT, low, high), low, alone=len(lines) == 1)
    frame = timeline.frame(answer, HEIGHT, low, high, labels)
    return {"data": [each.trace() for each in lines], "layout": frame}


def _lines(answer: Answer) -> list[Line]:
    alone = len(answer.members) == 1
    lines = [line(answer, members, alone) for members in answer.members]
    if alone:
        cells = answer.series(answer.members[0])
        lines += [each for which in BESIDE if (each := _beside(answer, cells, which)).known]
    return lines


def line(answer: Answer, members: tuple[Member, ...], alone: bool) -> Line:
    """The line of one member of the split, or of the total."""
    cells = answer.series(members)
    name = ", ".join(member.name for member in members) or answer.metric.title
    return Line(
        name,
        ALONE if alone else style(members[0]),
        _x(cells),
        tuple(cell.figure.value for cell in cells),
        tuple(cell.figure.status is Status.PROVISIONAL for cell in cells),
        tuple(_hover(cell, name, answer) for cell in cells),
        _last(cells, answer),
    )


def _last(cells: tuple[Cell, ...], answer: Answer) -> str:
    """The last figure there is, and that it is so far, where it may still change."""
    known = [cell.figure for cell in cells if cell.figure.value is not None]
    if not known:
        return ""
    so_far = "<br>so far" if known[-1].status is Status.PROVISIONAL else ""
    return plain(known[-1], answer.metric) + so_far


def _beside(answer: Answer, cells: tuple[Cell, ...], which: Comparator) -> Line:
    figures = [next((c.figure for c in cell.comparisons if c.comparator is which), None) for cell in cells]
    name = COMPARATORS[which]
    return Line(
        name,
        Style(GREY, *BESIDE[which], ""),
        _x(cells),
        tuple(figure.value if figure else None for figure in figures),
        (False,) * len(cells),
        tuple(f"{name}: {value(figure, answer.metric)}" if figure else name for figure in figures),
    )


def _x(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(axes.middle(cell.period.first, cell.period.last) for cell in cells)


def _hover(cell: Cell, name: str, answer: Answer) -> str:
    text = axes.pointed_at(cell.figure, answer.metric)
    return f"{axes.broken(name, 30)}<br>{axes.broken(f'{cell.period.label}: {text}', 40)}"
