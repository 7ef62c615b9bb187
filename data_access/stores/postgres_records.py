"""The list of snapshots that a PostgreSQL store keeps, and which of them is current."""

from __future__ import annotations

import json

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.schema import CreateSchema
from sqlalchemy.types import TypeEngine

from data_access.stores.kept_text import sealed
from data_access.stores.manifest import Manifest
from data_access.stores.reached import Reached

HOME = "outcomes"

# Columns that the first list did not have: absent until a version that knows them has loaded.
ADDED: dict[str, TypeEngine] = {"key_mark": String(), "facts": String(), "revision": Integer()}

records = MetaData(schema=HOME)
listed = Table(
    "snapshot",
    records,
    Column("number", Integer, primary_key=True),
    Column("as_at", Date, nullable=False),
    Column("loaded_at", String, nullable=False),  # text keeps the offset it was written with
    Column("schema_version", Integer, nullable=False),
    Column("invented", Boolean, nullable=False),
    *(Column(name, kind) for name, kind in ADDED.items()),
)
published = Table("published", records, Column("editions", Text, nullable=False))  # one row, sealed
pointed = Table("current", records, Column("number", ForeignKey(listed.c.number), nullable=False))
marked = Table("reached", records, *(Column(name, Integer, nullable=False) for name in vars(Reached())))


def begin(connection: Connection) -> None:
    """Make the schema and the tables of these records where they are missing."""
    connection.execute(CreateSchema(HOME, if_not_exists=True))
    records.create_all(connection)


def point(connection: Connection, number: int) -> None:
    """Make that snapshot the current one."""
    connection.execute(delete(pointed))
    connection.execute(insert(pointed).values(number=number))


def keep_mark(connection: Connection, reached: Reached) -> None:
    """Put how far the store has come in place of what was said of it."""
    connection.execute(delete(marked))
    connection.execute(insert(marked).values(vars(reached)))


def keep_editions(connection: Connection, editions: str) -> None:
    """Put them in place of those there were."""
    connection.execute(delete(published))
    connection.execute(insert(published).values(editions=sealed(editions)))


def every_manifest() -> Select:
    """Whatever columns the list has: the version that made it may not have known them all."""
    return select(text(f"{HOME}.snapshot.*")).select_from(listed)


def row_of(manifest: Manifest) -> dict[str, object]:
    """The manifest as a row of the list."""
    row = {name: value for name, value in vars(manifest).items() if name in listed.c}
    return row | {"loaded_at": manifest.loaded_at.isoformat(), "facts": json.dumps(manifest.facts)}


def add_columns(connection: Connection) -> None:
    """Where an older version made the list. Altering it makes readers wait, so it is done once only."""
    there = {each["name"] for each in inspect(connection).get_columns("snapshot", schema=HOME)}
    for name, kind in ADDED.items():
        if name not in there:
            spoken = kind.compile(connection.dialect)
            connection.execute(text(f"ALTER TABLE {HOME}.snapshot ADD COLUMN {name} {spoken}"))
