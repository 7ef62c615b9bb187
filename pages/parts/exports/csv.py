"""The answer as CSV: one header row and one row a figure, for people and for programs alike.

Provenance, and what is true of all figures, stand in the last columns of every row, not in lines above
or below. So the file stays a plain table however people filter, sort or join it. Figures are unrounded;
beside them stands the rounded text that the page shows.
"""

from __future__ import annotations

from metrics.answer import Answer, Cell
from metrics.selection import Comparator
from pages.parts.charts.shapes import Shape
from pages.parts.exports import plain_table, rows
from pages.parts.exports.readings import reading
from pages.parts.words.numbers import value

PERIOD = ("period", "period_first_day", "period_last_day")
FIGURE = ("value", "shown_as", "low_95", "high_95", "numerator", "denominator", "status", "why_no_figure")
BESIDE = ("is", *FIGURE, "difference")


def write(answer: Answer, shape: Shape | None = None) -> bytes:
    """The bytes of the file of this drawing."""
    read = reading(answer, shape)
    told = read.facts | rows.provenance(answer)
    header = [*_header(answer), *(column.name for column in read.columns), *map(plain_table.named, told)]
    body = ([*_row(answer, cell), *extra, *told.values()] for cell, extra in read.lines)
    return plain_table.write(header, body)


def _header(answer: Answer) -> list[str]:
    """Names of the columns of the figures."""
    split = [f"{name}{part}" for name in answer.selection.by for part in ("_code", "")]
    beside = [f"{which}_{part}" for which in rows.comparators(answer) for part in BESIDE]
    return [*PERIOD, *split, "metric", "unit", *FIGURE, *beside]


def _row(answer: Answer, cell: Cell) -> list[rows.Cell]:
    period, metric, figure = cell.period, answer.metric, cell.figure
    number, numerator, denominator = rows.parts(figure)
    row: list[rows.Cell] = [period.label, period.first.isoformat(), period.last.isoformat()]
    for member in cell.members:
        row += [member.code, member.name]
    row += [metric.title, metric.unit, number, value(figure, metric), *rows.interval(figure)]
    row += [numerator, denominator, str(figure.status), figure.reason]
    for which in rows.comparators(answer):
        row += _beside(answer, cell, which)
    return row


def _beside(answer: Answer, cell: Cell, which: Comparator) -> list[rows.Cell]:
    found = next((each for each in cell.comparisons if each.comparator is which), None)
    if found is None:
        return [None] * len(BESIDE)
    figure = found.figure
    number, numerator, denominator = rows.parts(figure)
    shown = value(figure, answer.metric)
    gap = rows.difference(cell.figure, figure, answer, which)
    told = [found.label, number, shown, *rows.interval(figure), numerator, denominator]
    return [*told, str(figure.status), figure.reason, gap]
