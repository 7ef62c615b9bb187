"""The values of a drawing, in words: what stands in its alternative text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from metrics.answer import Answer, Cell, Event, Value
from metrics.dimensions import Member
from metrics.selection import BENCHMARKS, Comparator
from pages.parts.charts.shapes import Shape
from pages.parts.words.names import COMPARATORS
from pages.parts.words.numbers import day, value

MOST_SAID = 12  # values read out in full; for a longer line only its ends, lowest and highest


def is_drawn(answer: Answer, event: Event) -> bool:
    """Whether the event lies in the periods drawn."""
    return answer.periods[0].first <= event.first <= answer.periods[-1].last


def drawn_benchmarks(answer: Answer, shown: Shape) -> list[Comparator]:
    """The published figures with a line of their own: only those beside a single line."""
    alone = shown is Shape.TREND and len(answer.members) == 1
    return [which for which in BENCHMARKS if alone and _beside(answer, which)]


def published(answer: Answer, which: Comparator) -> str:
    """A published figure's values: "England: 2022/23 544; 2023/24 530"."""
    told = (f"{period} {value(figure, answer.metric)}" for period, figure in _beside(answer, which))
    return f"{COMPARATORS[which]}: {'; '.join(told)}"


def _beside(answer: Answer, which: Comparator) -> list[tuple[str, Value]]:
    return [
        (cell.period.label, each.figure)
        for cell in answer.cells
        for each in cell.comparisons
        if each.comparator is which and each.figure.value is not None
    ]


def event(marked: Event) -> str:
    """An event and its day."""
    return f"{day(marked.first)}: {marked.text.rstrip('.')}"


def series(answer: Answer, members: tuple[Member, ...]) -> str:
    """One member's values, or its ends, lowest and highest."""
    cells = answer.series(members)
    name = "".join(f"{member.name}: " for member in members)
    if len(cells) <= MOST_SAID // min(len(answer.members), 3):
        return name + listed(answer, cells, _period_name)
    known = [cell for cell in cells if cell.figure.value is not None]
    if not known:
        return f"{name}not available"
    low, high = (pick(known, key=lambda cell: cell.figure.given) for pick in (min, max))
    told = {"from": known[0], "to": known[-1], "lowest": low, "highest": high}
    return name + ", ".join(f"{which} {_one(answer, cell, _period_name)}" for which, cell in told.items())


def listed(answer: Answer, cells: Iterable[Cell], name_of: Callable[[Cell], str]) -> str:
    """Each value by its name."""
    return "; ".join(_one(answer, cell, name_of) for cell in cells)


def _one(answer: Answer, cell: Cell, name_of: Callable[[Cell], str]) -> str:
    return f"{name_of(cell)} {value(cell.figure, answer.metric)}".strip()


def member_name(cell: Cell) -> str:
    """The members of a cell."""
    return ", ".join(member.name for member in cell.members)


def _period_name(cell: Cell) -> str:
    return cell.period.label
