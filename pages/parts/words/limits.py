"""The table of a control chart: figures, limits, and which figures stand out."""

from __future__ import annotations

from dataclasses import replace

from metrics.answer import Answer
from metrics.model import Metric
from metrics.readings import controls_of
from metrics.readings.control import Point
from metrics.selection import Comparator
from pages.parts.words import signals
from pages.parts.words.table import Table
from pages.parts.words.table import table as plain_table

LIMITS = ("Usual level", "Lower limit", "Upper limit", "Signal")


def table(answer: Answer) -> Table:
    """The figures with the usual level, the limits, and the signal of each."""
    found = plain_table(_without_empty_targets(answer))
    controls = controls_of(answer)
    if len(controls) != 1:
        return found
    at = {point.cell.period: point for point in controls[0].points}
    rows = zip(found.rows, answer.cells, strict=True)
    return replace(
        found,
        header=(*found.header, *LIMITS),
        rows=tuple((*row, *_row(at.get(cell.period), answer.metric)) for row, cell in rows),
    )


def _without_empty_targets(answer: Answer) -> Answer:
    """The answer without targets, where no period has one."""
    targets = [e for cell in answer.cells for e in cell.comparisons if e.comparator is Comparator.TARGET]
    if any(each.figure.value is not None for each in targets):
        return answer
    cells = (
        replace(cell, comparisons=tuple(e for e in cell.comparisons if e not in targets))
        for cell in answer.cells
    )
    return replace(answer, cells=tuple(cells))


def _row(point: Point | None, metric: Metric) -> tuple[str, ...]:
    if point is None or point.limits is None:
        return ("none",) * 3 + ("not judged",)
    told = (point.limits.mean, point.limits.lower, point.limits.upper)
    return (*(signals.level(each, metric) for each in told), signals.signal(point))
