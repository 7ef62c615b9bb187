"""What a file holds besides its answer's figures: more columns, more lines, and facts."""

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


Line = tuple[Cell, tuple[rows.Cell, ...]]  # a figure, and the values of the columns


@dataclass(frozen=True)
class Reading:
    """The `lines` of a file in order, each with its values for the `columns`; `facts` apply to all lines.

    A line need not belong to a figure of the answer: months ahead do not.
    """

    lines: tuple[Line, ...]
    columns: tuple[Column, ...] = ()
    facts: dict[str, rows.Cell] = field(default_factory=dict)


def nothing(answer: Answer) -> Reading:
    """The figures alone."""
    return Reading(tuple((cell, ()) for cell in answer.cells))


def columns(names: tuple[str, ...], titles: tuple[str, ...], *written: Written) -> tuple[Column, ...]:
    """Columns by their headers; written as figures unless it says otherwise."""
    return tuple(map(Column, names, titles, written or (Written.FIGURE,) * len(names)))
