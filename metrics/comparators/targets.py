"""Targets the council has set itself, where one holds for exactly the figure in a cell."""

from __future__ import annotations

from sqlalchemy import Row, select

from data_access.schema import target as table
from metrics.answer import Cell, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.run import per_snapshot, run
from metrics.asking.scope import in_words
from metrics.dimensions import Member
from metrics.kinds import Count, Flow
from metrics.periods import day_number
from metrics.snapshot import Snapshot


def target(figures: Figures, cell: Cell) -> tuple[str, Value]:
    """The name of the target, and its value or why there is none."""
    councils = figures.authorities(cell.members)
    label = f"the target for {in_words([member.name for member in councils]) or 'the council'}"
    inquiry = figures.inquiry
    if {*inquiry.scope.filters, *inquiry.selection.by} - {"authority", "locality"}:
        return label, unavailable("Targets are not set for a part of the figure like this.")
    if inquiry.selection.clock:
        return label, unavailable("Targets are set for the figure as it is defined, by its own clock.")
    if len(councils) != 1:
        return label, unavailable("Each authority has targets of its own.")
    locality = _one_locality(figures, cell)
    if inquiry.seen.limited and isinstance(inquiry.metric.kind, Count) and not _whole(figures, locality):
        return label, unavailable("The target is for all of the place, and you see a part of it.")
    held = _holding(figures, cell, councils[0], locality)
    if not held:
        return label, unavailable(f"No target is set for {cell.period.label}.")
    if locality and held[0].locality:
        label = f"the target for {locality.name}"
    return label, Value(held[0].value)


def with_targets(snapshot: Snapshot) -> frozenset[str]:
    """The metrics that any target is set for."""
    return frozenset(row.metric for row in _targets(snapshot))


@per_snapshot
def _targets(snapshot: Snapshot) -> tuple:
    return tuple(run(snapshot, select(table)))


def _one_locality(figures: Figures, cell: Cell) -> Member | None:
    """The cell's locality; None for the whole council; for several localities a key that no target has."""
    split = [member for member in cell.members if member.dimension == "locality"]
    chosen = split or figures.inquiry.scope.filters.get("locality", ())
    if len(chosen) < 2:
        return next(iter(chosen), None)
    return Member("locality", "", "several localities", -1)


def _whole(figures: Figures, locality: Member | None) -> bool:
    """Whether every row of the locality is in the person's scope."""
    return locality is not None and locality.key in figures.inquiry.seen.localities


def _holding(figures: Figures, cell: Cell, council: Member, locality: Member | None) -> list:
    """Targets for all of the period: the locality's own first, then the council's (not for counts).

    A flow that is counted grows with the period, so its target holds for exactly the period it was set for.
    """
    metric, period = figures.inquiry.metric, cell.period
    counted = isinstance(metric.kind, Count)
    places = [locality.key] if locality else [0]
    if locality and not counted:
        places.append(0)
    set_for = _exactly if counted and isinstance(metric.dating, Flow) else _around
    span = (day_number(period.first), day_number(period.last))
    rows = [
        row
        for row in _targets(figures.inquiry.snapshot)
        if row.metric == metric.name and row.authority == council.key
        if row.locality in places and set_for(row, *span)
    ]
    return sorted(rows, key=lambda row: (places.index(row.locality), -row.first))


def _exactly(row: Row, first: int, last: int) -> bool:
    return (row.first, row.last) == (first, last)


def _around(row: Row, first: int, last: int) -> bool:
    return row.first <= first and (row.last is None or row.last >= last)
