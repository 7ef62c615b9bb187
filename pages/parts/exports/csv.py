"""The answer as CSV: one header row and one row a figure, for people and for programs alike.

Where the figures come from stands in the last columns of every row, not in lines
above or below, so that the file stays a plain table however it is filtered, sorted or joined.
Figures are unrounded, with the rounded text as shown on the page beside them.
Begins with a byte order mark, by which Excel knows the file is UTF-8.
"""

from __future__ import annotations

import csv
import io

from metrics.answer import Answer, Cell
from metrics.selection import Comparator
from pages.parts.exports import rows
from pages.parts.words.numbers import value

PERIOD = ("period", "period_first_day", "period_last_day")
FIGURE = ("value", "shown_as", "low_95", "high_95", "numerator", "denominator", "status", "reason")
BESIDE = ("is", *FIGURE, "difference")
LIMITS = ("usual_level", "lower_limit", "upper_limit", "signal")


def write(answer: Answer) -> bytes:
    """The file's bytes."""
    told = rows.provenance(answer)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header(answer) + [name.lower().replace(" ", "_") for name in told])
    points = rows.judged(answer)
    for cell in answer.cells:
        row = _row(answer, cell, points) + list(told.values())
        writer.writerow([rows.safe(each) if isinstance(each, str) else each for each in row])
    return out.getvalue().encode("utf-8-sig")


def header(answer: Answer) -> list[str]:
    """Names of the columns before those on where the figures come from."""
    split = [f"{name}{part}" for name in answer.selection.by for part in ("_code", "")]
    beside = [f"{which}_{part}" for which in rows.comparators(answer) for part in BESIDE]
    limits = LIMITS if rows.judged(answer) else ()
    return [*PERIOD, *split, "metric", "unit", *FIGURE, *beside, *limits]


def _row(answer: Answer, cell: Cell, points: rows.Points) -> list[rows.Cell]:
    period, metric, figure = cell.period, answer.metric, cell.figure
    number, numerator, denominator = rows.parts(figure)
    row: list[rows.Cell] = [period.label, period.first.isoformat(), period.last.isoformat()]
    for member in cell.members:
        row += [member.code, member.name]
    row += [metric.title, metric.unit, number, value(figure, metric), *rows.ends(figure)]
    row += [numerator, denominator, str(figure.status), figure.reason]
    for which in rows.comparators(answer):
        row += _beside(answer, cell, which)
    return [*row, *rows.limits(points.get(period), metric)] if points else row


def _beside(answer: Answer, cell: Cell, which: Comparator) -> list[rows.Cell]:
    found = next((each for each in cell.comparisons if each.comparator is which), None)
    if found is None:
        return [None] * len(BESIDE)
    figure = found.figure
    number, numerator, denominator = rows.parts(figure)
    shown = value(figure, answer.metric)
    gap = rows.difference(cell.figure, figure, answer, which)
    told = [found.label, number, shown, *rows.ends(figure), numerator, denominator]
    return [*told, str(figure.status), figure.reason, gap]
