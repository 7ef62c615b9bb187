"""The same figures as a real table: one header row, every cell a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.answer import AgainstTarget, Answer, Cell, Status, Value
from metrics.dimensions import DIMENSIONS, Member
from metrics.kinds import Middle, Percentage, Rate, Survival
from metrics.model import Metric
from metrics.selection import Comparator
from pages.parts.words import benchmarks, shares, targets
from pages.parts.words.intervals import INTERVAL, about_intervals, has_intervals
from pages.parts.words.names import COMPARATORS
from pages.parts.words.numbers import day, interval, number, value, with_interval
from pages.parts.words.unsettled import unsettled

MEANINGS = {
    Status.NONE: '"none" is a true zero.',
    Status.LOW: '"fewer than 5" is 0 to 4, not given exactly to protect people.',
    Status.WITHHELD: '"withheld" is not given, to protect people.',
}
PERIOD = "Period"


@dataclass(frozen=True)
class Table:
    """A table of texts. The first `labels` columns name the row, the others hold figures.

    `notes` explain the statuses that occur, one sentence each.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: int = 1
    notes: tuple[str, ...] = ()


def table(answer: Answer) -> Table:
    """The answer as a table: one figure in each row, or periods by members where both vary."""
    return (_crossed if crossed(answer) else _long)(answer)


def crossed(answer: Answer) -> bool:
    """Whether the table has members or periods side by side."""
    return len(answer.members) > 1 and (len(answer.periods) > 1 or len(answer.selection.by) > 1)


def _long(answer: Answer) -> Table:
    """One row for each figure, with the numbers behind it and its comparators."""
    metric, by = answer.metric, answer.selection.by
    over_time = len(answer.periods) > 1 or not by
    labels = ([PERIOD] if over_time else []) + [DIMENSIONS[name].title for name in by]
    parts = parts_titles(metric)
    comparators = tuple(dict.fromkeys(each.comparator for cell in answer.cells for each in cell.comparisons))
    between = (INTERVAL,) if has_intervals(metric) else ()
    of_total = shares.column(answer)
    whole = (shares.TITLE,) if of_total else ()
    beside = (COMPARATORS[each] for each in comparators)
    aims = (targets.MET_ON, targets.SHORT) if answer.targets else ()
    header = (*labels, heading(metric), *whole, *between, *parts, *beside, *aims)
    rows = []
    for place, cell in enumerate(answer.cells):
        row = [cell.period.label] if over_time else []
        row += [member.name for member in cell.members]
        row.append(value(cell.figure, metric))
        row += of_total[place : place + 1]
        row += [interval(cell.figure, metric) or "not available"] if between else []
        row += [_part(cell.figure.numerator), _part(cell.figure.denominator)] if parts else []
        row += [_beside(cell, each, metric) for each in comparators]
        row += _against(targets.against(answer, cell)) if aims else []
        rows.append(tuple(row))
    return Table(header, tuple(rows), len(labels), notes(answer))


def _against(found: AgainstTarget | None) -> tuple[str, str]:
    """The day on which the target of the row was met, and by how many it is short."""
    if found is None:
        return ("no target", "no target")
    return (day(found.met_on) if found.met_on else "not met", number(found.short) if found.short else "none")


def _crossed(answer: Answer) -> Table:
    """One column for each period or each member, whichever are fewer. Intervals stand in brackets."""
    metric, by = answer.metric, answer.selection.by
    at = {(cell.period, cell.members): with_interval(cell.figure, metric) for cell in answer.cells}
    unit = f", {metric.unit}"
    if len(by) > 1:
        return _two_splits(answer, at)
    if len(answer.members) <= len(answer.periods):
        header = (PERIOD, *(name + unit for name in _names(answer.members)))
        rows = (
            (period.label, *(at.get((period, each), "not available") for each in answer.members))
            for period in answer.periods
        )
    else:
        header = (DIMENSIONS[by[0]].title, *(period.label + unit for period in answer.periods))
        rows = (
            (each[0].name, *(at.get((period, each), "not available") for period in answer.periods))
            for each in answer.members
        )
    return Table(header, tuple(rows), 1, notes(answer))


def _two_splits(answer: Answer, at: dict) -> Table:
    """Rows are periods (where there are several) and the first split, columns the second."""
    down = tuple(dict.fromkeys(each[0] for each in answer.members))
    across = tuple(dict.fromkeys(each[1] for each in answer.members))
    several = len(answer.periods) > 1
    first, second = answer.selection.by
    labels = ([PERIOD] if several else []) + [DIMENSIONS[first].title]
    unit = answer.metric.unit
    header = (
        *labels,
        *(f"{DIMENSIONS[second].title}: {name}, {unit}" for name in _names([(c,) for c in across])),
    )
    rows = tuple(
        (
            *((period.label,) if several else ()),
            row.name,
            *(at.get((period, (row, column)), "not available") for column in across),
        )
        for period in answer.periods
        for row in down
    )
    return Table(header, rows, len(labels), notes(answer))


def _names(members: Sequence[tuple[Member, ...]]) -> list[str]:
    """Names for headers; two members with the same name have their code behind it."""
    names = [each[-1].name for each in members]
    return [
        f"{name} [{each[-1].code}]" if names.count(name) > 1 else name
        for name, each in zip(names, members, strict=True)
    ]


def heading(metric: Metric) -> str:
    """The header of the column of figures, with its unit."""
    unit = "%" if metric.is_percentage else metric.unit
    unit = f"median, {unit}" if isinstance(metric.kind, Middle) else unit
    return metric.title if unit.lower() == metric.title.lower() else f"{metric.title} ({unit})"


def parts_titles(metric: Metric) -> tuple[str, ...]:
    """Headers of the numerator and denominator columns; none for counts and medians."""
    if isinstance(metric.kind, Percentage):
        return ("Counted", "Out of")
    if isinstance(metric.kind, Rate):
        return ("Counted", "Population")
    if isinstance(metric.kind, Survival):
        return (metric.kind.known, "Children")
    return ()


def _part(x: float | None) -> str:
    return "not available" if x is None else number(x)


def _beside(cell: Cell, comparator: Comparator, metric: Metric) -> str:
    found = (each.figure for each in cell.comparisons if each.comparator is comparator)
    return value(next(found, Value(None, status=Status.NOT_AVAILABLE)), metric)


def notes(answer: Answer) -> tuple[str, ...]:
    """What the statuses in this answer mean, and why figures are not available."""
    figures = [cell.figure for cell in answer.cells]
    figures += [each.figure for cell in answer.cells for each in cell.comparisons]
    statuses = {figure.status for figure in figures}
    meanings = MEANINGS | {Status.PROVISIONAL: unsettled(answer.metric).note}
    said = [meaning for status, meaning in meanings.items() if status in statuses]
    reasons = dict.fromkeys(figure.reason.rstrip(".") for figure in figures if figure.value is None)
    said += filter(None, [about_intervals(answer, "The range in brackets" if crossed(answer) else "")])
    said += filter(None, [] if crossed(answer) else [benchmarks.about(answer)])
    return (*said, *(f"Not available: {reason}." for reason in reasons if reason))
