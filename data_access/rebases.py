"""Decisions to work control limits out anew, in the state store: added and withdrawn, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, insert, select

if TYPE_CHECKING:
    from data_access.state import State

_tables = MetaData()
_taken = Table(
    "rebase",
    _tables,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),  # ISO 8601 in UTC
    Column("who", String, nullable=False),
    Column("metric", String, nullable=False),
    Column("series", String, nullable=False),  # as metrics.rebases.series names it; "" for all of the metric
    Column("first", String, nullable=False),  # the first day that the new limits are of
    Column("why", String, nullable=False),
)
_withdrawn = Table(
    "rebase_withdrawn",
    _tables,
    Column("rebase", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
)


@dataclass(frozen=True)
class Decision:
    """One decision that stands: who took it, when and why, of which series, and from which day on."""

    number: int
    at: datetime
    who: str
    metric: str
    series: str
    first: date
    why: str


def create(connection: Connection) -> None:
    """Make the tables: a migration of the state store."""
    _tables.create_all(connection, checkfirst=False)


def take(state: State, who: str, metric: str, series: str, first: date, why: str) -> None:
    """Put a decision on record, stamped now. ValueError without a reason."""
    if not why.strip():
        raise ValueError("A decision to work limits out anew needs its reason.")
    row = {"who": who, "metric": metric, "series": series, "first": first.isoformat(), "why": why.strip()}
    with state.writing() as connection:
        connection.execute(insert(_taken).values(at=state.stamp(), **row))


def withdraw(state: State, number: int, who: str) -> bool:
    """Withdraw a decision; it stays on record. Whether there was one that stood."""
    with state.writing() as connection:
        if number not in {row.id for row in _standing(connection)}:
            return False
        connection.execute(insert(_withdrawn).values(rebase=number, at=state.stamp(), who=who))
    return True


def decisions(state: State) -> tuple[Decision, ...]:
    """Every decision that stands, oldest first."""
    with state.reading() as connection:
        rows = _standing(connection)
    return tuple(
        Decision(
            row.id,
            datetime.fromisoformat(row.at),
            row.who,
            row.metric,
            row.series,
            date.fromisoformat(row.first),
            row.why,
        )
        for row in rows
    )


def _standing(connection: Connection) -> list:
    gone = select(_withdrawn.c.rebase)
    return list(connection.execute(select(_taken).where(_taken.c.id.not_in(gone)).order_by(_taken.c.id)))
