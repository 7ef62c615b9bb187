"""Snapshots as schemas of a PostgreSQL database: `snapshot_000007`, protected `snapshot_000007_public`.

The schema `outcomes` has the pointer, and the list of what is kept. A load is one
transaction, so PostgreSQL itself sees to it that it is whole or absent. Whoever
loads owns the schemas; for readers of another name, have the owner say once
`ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO reader` and the same with
`SELECT ON TABLES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from psycopg import errors
from sqlalchemy import (
    Connection,
    Select,
    delete,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateSchema, DropSchema

from data_access.stores.duckdb_file import create_tables
from data_access.stores.older import shared_columns
from data_access.stores.postgres_copy import copy_in, copy_out
from data_access.stores.postgres_errors import SnapshotGone, in_words, server
from data_access.stores.postgres_records import (
    HOME,
    add_columns,
    every_manifest,
    keep_editions,
    listed,
    marked,
    pointed,
    published,
    records,
    row_of,
)
from data_access.stores.reached import Reached
from data_access.stores.snapshots import Manifest, Snapshot, StoreBusy, StoreDamaged
from data_access.stores.store import Files, Store

LOCK = int.from_bytes(b"outcomes")  # an advisory lock of this database
PUBLIC = "_public"
LONGEST_WAIT = "10s"  # for readers of a snapshot that is to be replaced: others wait behind it
PATIENCE = "200ms"  # to wait for readers of what is to be dropped; a later load tries again


class PostgresStore(Store):
    """Snapshots as schemas of one database."""

    dialect = "postgresql"

    def __init__(self, url: str, public_only: bool = False):
        super().__init__(url, public_only)
        self._engine = server(url)
        self._reader = self._engine.execution_options(postgresql_readonly=True)

    def _pointed(self) -> Manifest | None:
        found = self._listed_or_lost(every_manifest().join(pointed))
        return found[0] if found else None

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Those listed, oldest first."""
        return tuple(self._named(manifest) for manifest in self._listed_or_lost(every_manifest()))

    def copy(self, snapshot: Snapshot | None, path: Path) -> None:
        """Copy the columns of the snapshot's tables that this version has."""
        create_tables(path)
        if snapshot:
            name = _schema(snapshot.manifest)
            with self._open(snapshot.manifest) as connection, in_words():
                found = inspect(connection).get_multi_columns(schema=name)
                there = {table: [each["name"] for each in held] for (_, table), held in found.items()}
                version = snapshot.manifest.schema_version
                shared = shared_columns(lambda table: there.get(table, ()), version)
                copy_out(connection, name, path, shared)

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def _add(self, files: Files, manifest: Manifest, kept: Sequence[int], editions: str | None) -> None:
        with in_words(), self._engine.begin() as connection:
            connection.execute(CreateSchema(HOME, if_not_exists=True))
            records.create_all(connection)
            add_columns(connection)
            for each, path in files.items():
                connection.execute(CreateSchema(_schema(each)))
                copy_in(connection, _schema(each), path)
            connection.execute(insert(listed).values(row_of(manifest)))
            connection.execute(delete(pointed))
            connection.execute(insert(pointed).values(number=manifest.number))
            connection.execute(delete(listed).where(listed.c.number.not_in(kept)))
            if editions is not None:
                keep_editions(connection, editions)

    def _kept_editions(self) -> str | None:
        try:
            with self._reader.connect() as connection:
                return connection.scalar(select(published.c.editions))
        except SnapshotGone:
            return None

    def _keep_editions(self, editions: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(CreateSchema(HOME, if_not_exists=True))
            records.create_all(connection)
            keep_editions(connection, editions)

    def _replace(self, files: Files, manifest: Manifest) -> None:
        with in_words(), self._engine.begin() as connection:
            add_columns(connection)
            connection.execute(text(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'"))
            for each, path in files.items():
                connection.execute(DropSchema(_schema(each), cascade=True, if_exists=True))
                connection.execute(CreateSchema(_schema(each)))
                copy_in(connection, _schema(each), path)
            own = listed.c.number == manifest.number
            connection.execute(update(listed).where(own).values(row_of(manifest)))

    def _point(self, number: int, kept: Sequence[int] | None = None) -> None:
        with self._engine.begin() as connection:
            records.create_all(connection)
            connection.execute(delete(pointed))
            connection.execute(insert(pointed).values(number=number))
            if kept:
                connection.execute(delete(listed).where(listed.c.number.not_in(kept)))

    def _clear(self) -> None:
        with self._engine.begin() as connection:
            records.create_all(connection)
            connection.execute(delete(pointed))
            connection.execute(delete(listed))

    def _tidy(self) -> list[int]:
        return sorted({number for name, number in self._unlisted().items() if not self._drop(name)})

    def _anything_left(self) -> bool:
        return bool(self._unlisted())

    def _unlisted(self) -> dict[str, int]:
        """Schemas of snapshots that are not kept, with their numbers."""
        kept = {snapshot.number for snapshot in self.snapshots()}
        return {name: number for name, number in self._schemas().items() if kept and number not in kept}

    def _schemas(self) -> dict[str, int]:
        """Schemas of snapshots, protected ones too, and their numbers."""
        with self._reader.connect() as connection:
            names = inspect(connection).get_schema_names()
        named = [re.fullmatch(rf"snapshot_(\d{{6,}})({PUBLIC})?", name) for name in names]
        return {each[0]: int(each[1]) for each in named if each}

    def _lying(self) -> list[int]:
        return sorted({*self._schemas().values(), *(each.number for each in self._listed(every_manifest()))})

    def _whole(self) -> tuple[Snapshot, ...]:
        """Those listed whose rows are there."""
        there = [manifest for manifest in self._listed(every_manifest()) if self._has(manifest)]
        return tuple(self._named(manifest) for manifest in there)

    def _is_remains(self, numbers: Sequence[int]) -> bool:
        return bool(numbers)  # a load that was killed leaves none

    def _named_loss(self, number: int) -> str:
        return f"its database held snapshot {number}, and what the schema {HOME} says of it is gone."

    def remembered(self) -> Reached:
        """By a table of one row beside the list."""
        try:
            with self._reader.connect() as connection:
                row = connection.execute(select(marked)).first()
        except SnapshotGone:
            return Reached()
        return Reached(**row._asdict()) if row else Reached()

    def remember(self, reached: Reached) -> None:
        """Replace the row."""
        with self._engine.begin() as connection:
            connection.execute(CreateSchema(HOME, if_not_exists=True))
            records.create_all(connection)
            connection.execute(delete(marked))
            connection.execute(insert(marked).values(vars(reached)))

    def _keeps_rows(self, manifest: Manifest) -> bool:
        return True

    def _drop(self, name: str) -> bool:
        """Unless somebody reads it: waiting for long would make the next readers wait too. Did it go?"""
        try:
            with self._engine.begin() as connection:
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
                connection.execute(DropSchema(name, cascade=True))
        except OperationalError as error:
            if not isinstance(error.orig, errors.LockNotAvailable | errors.DeadlockDetected):
                raise
            return False
        return True

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """A lock of the session, which ends with it, so a killed process leaves none."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as session:
            session.detach()  # closing it then ends the session
            if not session.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK}):
                raise StoreBusy
            try:
                yield
            finally:  # the server frees it a moment after the session ends, and the next load may be at once
                session.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK})

    def _listed_or_lost(self, question: Select) -> list[Manifest]:
        found = self._listed(question)
        if found:
            return found
        try:
            self._refuse_lost()
        except StoreDamaged:
            if found := self._listed(question):  # a first load has ended just now
                return found
            raise
        return []

    def _listed(self, question: Select) -> list[Manifest]:
        try:
            with self._reader.connect() as connection:
                rows = connection.execute(question.order_by(listed.c.number)).all()
        except SnapshotGone:
            return []  # nothing was ever loaded into this database
        return [Manifest.from_stored(row._asdict()) for row in rows]

    def _open(self, manifest: Manifest) -> Connection:
        connection = self._reader.connect()
        return connection.execution_options(schema_translate_map={None: _schema(manifest)})

    def _has(self, manifest: Manifest) -> bool:
        with self._reader.connect() as connection:
            return inspect(connection).has_schema(_schema(manifest))


def _schema(manifest: Manifest) -> str:
    return f"snapshot_{manifest.number:06d}{PUBLIC if manifest.protected else ''}"
