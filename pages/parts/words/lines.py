"""Lines beside a figure over time that end before it does, and why."""

from __future__ import annotations

from metrics.answer import Answer, Cell, Comparison
from metrics.selection import BENCHMARKS, Comparator


def end_early(answer: Answer) -> dict[Comparator, str]:
    """By comparator, that its line ends before the figures do; of the first member whose line does.

    Published figures are one a year, and say themselves why they end.
    """
    told: dict[Comparator, str] = {}
    for members in answer.members:
        cells = [cell for cell in answer.series(members) if cell.figure.is_firm]
        for each in cells[-1].comparisons if cells else ():
            last = _last(cells, each.comparator)
            if each.figure.value is None and last and each.comparator not in BENCHMARKS:
                told.setdefault(each.comparator, _said(each, last))
    return told


def _last(cells: list[Cell], which: Comparator) -> Cell | None:
    """The last of the cells beside which the comparator has a figure."""
    known = [
        cell
        for cell in cells
        if any(each.comparator is which and each.figure.value is not None for each in cell.comparisons)
    ]
    return known[-1] if known else None


def _said(missing: Comparison, last: Cell) -> str:
    """ "The line of the rest of the council ends with Oct to Dec 2024. Public figures reach ..."."""
    label = missing.label.split(" (")[0]
    return f"The line of {label} ends with {last.period.label}. {missing.figure.reason}"
