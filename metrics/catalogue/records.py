"""What the loads did, as the data quality page and the coverage rules read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TypeVar

from sqlalchemy import Row, select

from data_access.access import Access
from data_access.schema import metadata
from metrics.asking.run import per_snapshot, run
from metrics.periods import from_day_number
from metrics.snapshot import Snapshot

Told = TypeVar("Told")


@dataclass(frozen=True)
class Coverage:
    """How far an extract of an authority (its key) reaches, both days included.

    `lasts`: the months within which 95% of what its rows are about is over.
    """

    authority: int
    extract: str
    covers_from: date
    covers_to: date
    as_at: date | None
    opening_stock: bool
    lasts: int

    @property
    def complete_to(self) -> date:
        """The last day known in full: nothing is known of the days after the extract was taken."""
        return min(self.covers_to, self.as_at or self.covers_to)


@dataclass(frozen=True)
class Load:
    """One file of one load."""

    number: int
    loaded_at: str
    file: str
    extract: str
    sha256: str
    rows_read: int
    rows_loaded: int
    rows_rejected: int


@dataclass(frozen=True)
class Finding:
    """A fault that a check found in a file, in how many `rows`, and the `first_row` of them.

    `stops`: 1 where it was a reason not to load, which somebody set aside; None in an older store.
    """

    number: int
    file: str
    extract: str
    rule: str
    severity: str
    column: str | None
    rows: int
    first_row: int | None
    sentence: str
    stops: int | None


@dataclass(frozen=True)
class Restatement:
    """A month (its first day) whose total a load changed."""

    number: int
    extract: str
    authority: int
    month: date
    before: int
    after: int


@dataclass(frozen=True)
class Completeness:
    """In how many rows of an extract a field is recorded."""

    extract: str
    field: str
    rows: int
    recorded: int


@per_snapshot
def coverage(snapshot: Snapshot) -> tuple[Coverage, ...]:
    """How far each authority's extracts reach."""
    return tuple(
        Coverage(
            row.authority,
            row.extract,
            from_day_number(row.covers_from),
            from_day_number(row.covers_to),
            None if row.as_at is None else from_day_number(row.as_at),
            bool(row.opening_stock),
            row.lasts,
        )
        for row in _rows(snapshot, "coverage", "authority", "extract")
        if row.covers_from is not None and row.covers_to is not None
    )


class NotYours(ValueError):  # noqa: N818 - named for what it tells the reader
    """Somebody who does not see all rows asked what the loads did; the message says so."""


def _internal(read: Callable[[Snapshot], Told]) -> Callable[[Snapshot, Access], Told]:
    """Refuse those who do not see every row: records of loads hold true counts of the whole store."""
    kept: Callable[[Snapshot], Told] = per_snapshot(read)

    @wraps(read)
    def asked(snapshot: Snapshot, access: Access) -> Told:
        if access.public or access.limited:
            raise NotYours("What the loads did is shown only to those who see all of the council's data.")
        return kept(snapshot)

    return asked


@_internal
def loads(snapshot: Snapshot) -> tuple[Load, ...]:
    """Files loaded, latest load first."""
    return tuple(Load(**row._mapping) for row in _rows(snapshot, "load", "-number", "file"))


@_internal
def findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """What the checks found, latest load first."""
    return tuple(Finding(**row._mapping) for row in _rows(snapshot, "finding", "-number", "file", "rule"))


@_internal
def restatements(snapshot: Snapshot) -> tuple[Restatement, ...]:
    """Months that changed with a load, latest load first."""
    rows = _rows(snapshot, "restatement", "-number", "extract", "authority", "month")
    return tuple(Restatement(**{**row._mapping, "month": from_day_number(row.month)}) for row in rows)


@_internal
def completeness(snapshot: Snapshot) -> tuple[Completeness, ...]:
    """How complete each field of each extract is."""
    return tuple(Completeness(**row._mapping) for row in _rows(snapshot, "completeness", "extract", "field"))


def _rows(snapshot: Snapshot, name: str, *order: str) -> list[Row]:
    table = metadata.tables[name]
    by = [table.c[each[1:]].desc() if each.startswith("-") else table.c[each] for each in order]
    return run(snapshot, select(table).order_by(*by))
