"""The table of forecasts that earlier releases kept: made as it was, and taken away with what is in it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, String, Table

_kept = Table(
    "forecast",
    MetaData(),
    Column("metric", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("series", String, primary_key=True),
    Column("scope", String, primary_key=True),
    Column("invented", Boolean, primary_key=True),
    Column("loaded_at", String, primary_key=True),
    Column("snapshot", Integer, nullable=False),
    Column("months", String, nullable=False),
)


def create(connection: Connection) -> None:
    """Make the table: a migration of the state store."""
    _kept.create(connection)


def drop(connection: Connection) -> None:
    """Take it away, as each forecast shows its own record: a later migration."""
    _kept.drop(connection)
