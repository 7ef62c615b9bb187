"""What a file holds besides the figures of its answer: columns beside them, lines of its own, and facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from metrics.answer import Answer, Cell
from pages.parts.exports import rows


class Written(StrEnum):
    """How a column is written in a workbook."""

    FIGURE = "figure"  # with the decimals of the metric
    COUNTED = "counted"  # whole
    RATIO = "ratio"
    WORDS = "words"


@dataclass(frozen=True)
class Column:
    """One column: its header for programs (CSV) and for people (workbook)."""

    name: str
    title: str
    written: Written = Written.FIGURE


Line = tuple[Cell, tuple[rows.Cell, ...]]  # a figure, and what stands in the columns


@dataclass(frozen=True)
class Reading:
    """The `lines` of a file in order, each with what fills the `columns`; `facts` are of all of it at once.

    Some lines may be of no figure of the answer, such as the months ahead.
    """

    lines: tuple[Line, ...]
    columns: tuple[Column, ...] = ()
    facts: dict[str, rows.Cell] = field(default_factory=dict)


def nothing(answer: Answer) -> Reading:
    """The figures alone."""
    return Reading(tuple((cell, ()) for cell in answer.cells))


def columns(names: tuple[str, ...], titles: tuple[str, ...], *written: Written) -> tuple[Column, ...]:
    """Columns by their headers; figures, where it is not said how they are written."""
    return tuple(map(Column, names, titles, written or (Written.FIGURE,) * len(names)))
