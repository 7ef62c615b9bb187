"""Forecasts as they were shown, in the state store, so that they can be held against what happened.

Only the figures drawn are kept, never a row or who looked. One is kept for each series, scope and load:
the first that anybody was shown, as a later one would know more of the same months. They are figures of
real children, small ones too: none outlives an erasure, nor three years.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, String, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from data_access.access import Access

if TYPE_CHECKING:
    from data_access.state import State

KEPT_FOR = timedelta(days=3 * 365)  # the years that pages open with

_kept = Table(
    "forecast",
    MetaData(),
    Column("metric", String, primary_key=True),
    Column("version", Integer, primary_key=True),  # of the metric's definition: another one is another figure
    Column(
        "series", String, primary_key=True
    ),  # as metrics.rebases.series names it; "" for all of the metric
    Column("scope", String, primary_key=True),  # whose rows counted; "" for all of them
    Column("invented", Boolean, primary_key=True),
    Column("loaded_at", String, primary_key=True),  # ISO 8601 in UTC
    Column("snapshot", Integer, nullable=False),
    Column("months", String, nullable=False),  # JSON: first day, line, both ends at 80%, both at 95%
)
_INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


@dataclass(frozen=True)
class Subject:
    """What a forecast is of."""

    metric: str
    version: int
    series: str
    access: Access
    invented: bool


@dataclass(frozen=True)
class Month:
    """One month of a forecast, in the unit of the figure."""

    first: date
    centre: float
    band80: tuple[float, float]
    band95: tuple[float, float]


@dataclass(frozen=True)
class Forecast:
    """What was drawn ahead of one load."""

    snapshot: int
    loaded_at: datetime
    months: tuple[Month, ...]


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _kept.create(connection)


def keep(state: State, subject: Subject, forecast: Forecast) -> None:
    """Keep the forecast unless one of that load is kept. ValueError of public figures: of them none is."""
    if subject.access.public:
        raise ValueError("Forecasts of public figures are not kept.")
    months = [[each.first.isoformat(), each.centre, *each.band80, *each.band95] for each in forecast.months]
    row = _of(subject) | {
        "loaded_at": forecast.loaded_at.isoformat(),
        "snapshot": forecast.snapshot,
        "months": json.dumps(months),
    }
    with state.writing() as connection:
        kept = _INSERT[connection.dialect.name](_kept).values(**row)
        connection.execute(kept.on_conflict_do_nothing())


def earlier(state: State, subject: Subject, than: datetime) -> tuple[Forecast, ...]:
    """The forecasts kept of loads before that one, oldest first."""
    same = [_kept.c[name] == value for name, value in _of(subject).items()]
    with state.reading() as connection:
        rows = connection.execute(select(_kept).where(*same)).all()
    found = (
        Forecast(
            row.snapshot,
            datetime.fromisoformat(row.loaded_at),
            tuple(_month(*m) for m in json.loads(row.months)),
        )
        for row in rows
    )
    return tuple(sorted((each for each in found if each.loaded_at < than), key=lambda each: each.loaded_at))


def forget(state: State, before: datetime | None = None) -> int:
    """Remove what was kept of loads before that moment, or all of it; how many forecasts that was."""
    with state.writing() as connection:
        loads = connection.scalars(select(_kept.c.loaded_at).distinct()).all()  # each in its own time zone
        old = [load for load in loads if before is None or datetime.fromisoformat(load) < before]
        return connection.execute(delete(_kept).where(_kept.c.loaded_at.in_(old))).rowcount


def _of(subject: Subject) -> dict:
    return {
        "metric": subject.metric,
        "version": subject.version,
        "series": subject.series,
        "scope": _scope(subject.access),
        "invented": subject.invented,
    }


def _scope(access: Access) -> str:
    """Whose rows count, whoever they are: everybody who sees everything is shown the same forecast."""
    if not access.limited:
        return ""
    return json.dumps([sorted(access.localities or ()), sorted(access.teams or ())])


def _month(first: str, centre: float, *ends: float) -> Month:
    return Month(date.fromisoformat(first), centre, (ends[0], ends[1]), (ends[2], ends[3]))
