"""Published figures of other places, compared with ours only where both count the same in the same year."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Row, func, or_, select

from data_access.schema import benchmark as table
from metrics.answer import Cell, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.population import estimate_year
from metrics.asking.run import per_snapshot, run
from metrics.catalogue import reference
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.kinds import Count, Rate
from metrics.model import Metric
from metrics.periods import Grain, Period
from metrics.selection import BENCHMARKS, Comparator
from metrics.snapshot import Snapshot

NAMED = {Comparator.ENGLAND: "England", Comparator.NEIGHBOURS: "Statistical neighbours"}  # in the extract
# England is one place with a total. One average of the neighbours is enough: two lines would say less.
AVERAGES = {Comparator.ENGLAND: "total", Comparator.NEIGHBOURS: "mean"}
LABELS = {Comparator.ENGLAND: "England", Comparator.NEIGHBOURS: "the mean of statistical neighbours"}
THEIRS = {Comparator.ENGLAND: "England’s", Comparator.NEIGHBOURS: "The statistical neighbours’"}
NO_FIGURE = {
    "c": "it is confidential",
    "k": "it rounds to 0",
    "u": "it is of low reliability",
    "x": "it is not available",
    "z": "it does not apply",
}
NONE_SUCH = "No published figure is known to count the same."
COUNTS = "A count grows with the size of the place; only shares and rates are set beside others’."
YEAR = re.compile(r"(\d{4})[/-](\d{2}|\d{4})")


def benchmark(figures: Figures, which: Comparator, cell: Cell) -> tuple[str, Value]:
    """The published figure with its period and source in words, or why there is no comparison."""
    reason = _why_not(figures, which, cell)
    if reason:
        return LABELS[which], unavailable(reason)
    [council] = figures.authorities(cell.members)
    alike = _alike(figures.inquiry.snapshot, figures.inquiry.metric, which, council.code)
    found = [row for row in alike if year_of(row.period) == (cell.period.first, cell.period.last)]
    if not found:
        return LABELS[which], unavailable(_none_for(cell.period, which, alike))
    if found[0].value is None:
        gone = NO_FIGURE.get(found[0].reason or "", "none is given")
        return _label(which, found[0]), unavailable(f"The publisher gives no figure: {gone}.")
    return _label(which, found[0]), Value(found[0].value)


@per_snapshot
def held(snapshot: Snapshot) -> tuple[Comparator, ...]:
    """The benchmarks with which some figure of this store can be compared."""
    codes = [member.code for member in reference.listed(snapshot, "authority") if member.key]
    places = [(metric, code) for metric in METRICS.values() if metric.benchmarks for code in codes]
    return tuple(which for which in BENCHMARKS if any(_alike(snapshot, m, which, code) for m, code in places))


def year_of(period: str) -> tuple[date, date] | None:
    """First and last day of a year to 31 March as publishers write it: 2023/24, 2023-24 or 2023/2024.

    None for anything else: a bare year may be a calendar or a reporting one.
    """
    match = YEAR.fullmatch(period.strip())
    if not match:
        return None
    first, last = int(match[1]), int(match[2])
    return (date(first, 4, 1), date(first + 1, 3, 31)) if last in (first + 1, (first + 1) % 100) else None


@per_snapshot
def _rows(snapshot: Snapshot, metric: str, which: Comparator, code: str) -> tuple:
    """The rows loaded of the comparator for the metric and authority; neighbours are always its own."""
    named = table.c.metric == metric, func.lower(table.c.comparator) == NAMED[which].lower()
    own = func.lower(table.c.authority) == code.lower()
    everybodys = func.coalesce(table.c.authority, "") == ""
    of = or_(own, everybodys) if which is Comparator.ENGLAND else own
    return tuple(run(snapshot, select(table).where(*named, of)))


def _why_not(figures: Figures, which: Comparator, cell: Cell) -> str:
    """Why no published figure counts what ours does, as a sentence; "" where one may."""
    inquiry, metric = figures.inquiry, figures.inquiry.metric
    councils = figures.authorities(cell.members)
    if not metric.benchmarks:
        return metric.no_benchmark or (COUNTS if isinstance(metric.kind, Count) else NONE_SUCH)
    if all(each.version != metric.version for each in metric.benchmarks):
        return "Our definition has changed since it was held against the published one."
    if {*inquiry.scope.filters, *inquiry.selection.by} - {"authority"}:
        return f"{THEIRS[which]} figures are for whole authorities, and this is a part of one."
    if inquiry.seen.limited:
        return f"{THEIRS[which]} figures are for whole authorities, and you see a part of one."
    if len(councils) != 1:
        return f"{THEIRS[which]} figures are set beside one authority at a time."
    if not _is_year(cell.period):
        return (
            f"{THEIRS[which]} figures are for years to 31 March and whole authorities; "
            f"{_these(cell.period)}, so they are not set side by side."
        )
    return _loaded(figures, which, councils[0]) or _older_estimate(figures, cell)


def _is_year(period: Period) -> bool:
    return (period.first, period.last) == (date(period.first.year, 4, 1), date(period.first.year + 1, 3, 31))


def _these(period: Period) -> str:
    if period.grain is Grain.WHOLE:
        return f"this is for {period.label}"
    return f"these are {str(period.grain).replace('_', ' ')}s"


def _loaded(figures: Figures, which: Comparator, council: Member) -> str:
    """Why no loaded row counts the same; "" where one does."""
    metric, of = figures.inquiry.metric, LABELS[which]
    rows = _rows(figures.inquiry.snapshot, metric.name, which, council.code)
    if not rows:
        return f"No figure of {of} is loaded for this."
    if any(_same(row, which, metric) for row in rows):
        return ""
    if any(each.is_that_of(row) for each in metric.benchmarks for row in rows):
        return f"What is loaded of {of} is not the {AVERAGES[which]}, or does not say how it was averaged."
    window = f" within {rows[0].window}" if rows[0].window else ""
    return f"What is loaded of {of} counts something else: “{rows[0].definition.rstrip('.')}”{window}."


def _older_estimate(figures: Figures, cell: Cell) -> str:
    """A published rate divides by the estimate within the year; ours may have had to take an older one."""
    if not isinstance(figures.inquiry.metric.kind, Rate):
        return ""
    year, due = figures.people(cell.period, figures.living(cell.members)).year, estimate_year(cell.period)
    if year in (None, due):
        return ""
    return f"Ours is divided by the population estimate for {year}, the published figure by that for {due}."


def _none_for(period: Period, which: Comparator, alike: list) -> str:
    known = sorted((years, row.period) for row in alike if (years := year_of(row.period)))
    if not known:
        return f"The period of what is loaded of {LABELS[which]} is not written as a year to March (2023/24)."
    return f"No figure of {LABELS[which]} is loaded for {period.label}; the latest is for {known[-1][1]}."


def _alike(snapshot: Snapshot, metric: Metric, which: Comparator, code: str) -> list:
    """The loaded rows that count what the metric counts."""
    return [row for row in _rows(snapshot, metric.name, which, code) if _same(row, which, metric)]


def _same(row: Row, which: Comparator, metric: Metric) -> bool:
    """Whether the row counts what the metric counts, averaged as the comparator needs it."""
    counts = any(each.version == metric.version and each.is_that_of(row) for each in metric.benchmarks)
    return counts and row.average_type == AVERAGES[which]


def _label(which: Comparator, row: Row) -> str:
    """Comparator, period, and in brackets how the neighbours were chosen, source and release."""
    model = (row.neighbour_model or "").replace(" (", ", ").rstrip(")")
    told = [model, row.source]
    if row.release and row.release.casefold() not in row.source.casefold():
        told.append(row.release)
    return f"{LABELS[which]}, {row.period} ({'; '.join(filter(None, told))})"
