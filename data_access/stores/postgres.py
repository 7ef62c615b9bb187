"""Snapshots as schemas of a PostgreSQL database: `snapshot_000007`, protected `snapshot_000007_public`.

The schema `outcomes` has the pointer, and the list of what is kept. A load is one transaction, so
PostgreSQL itself sees to it that it is whole or absent. Whoever loads owns the schemas; for readers of
another name, have the owner say once `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO reader` and the
same with `SELECT ON TABLES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Row, Select, delete, insert, inspect, select, text, update

from data_access.stores.duckdb_file import create_tables
from data_access.stores.manifest import Manifest
from data_access.stores.older import shared_columns
from data_access.stores.postgres_copy import copy_out
from data_access.stores.postgres_errors import SnapshotGone, in_words, server
from data_access.stores.postgres_records import (
    HOME,
    add_columns,
    begin,
    every_manifest,
    keep_editions,
    keep_mark,
    listed,
    marked,
    point,
    pointed,
    published,
    row_of,
)
from data_access.stores.postgres_schemas import drop, fill, has, name_of, numbers
from data_access.stores.reached import Reached
from data_access.stores.snapshots import Snapshot, StoreBusy, StoreDamaged
from data_access.stores.store import Files, Store

LOCK = int.from_bytes(b"outcomes")  # an advisory lock of this database
LONGEST_WAIT = "10s"  # for readers of a snapshot that is to be replaced: others wait behind it


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
            name = name_of(snapshot.manifest)
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
            begin(connection)
            add_columns(connection)
            fill(connection, files)
            connection.execute(insert(listed).values(row_of(manifest)))
            point(connection, manifest.number)
            connection.execute(delete(listed).where(listed.c.number.not_in(kept)))
            if editions is not None:
                keep_editions(connection, editions)

    def _kept_editions(self) -> str | None:
        return next((row.editions for row in self._rows(select(published))), None)

    def _keep_editions(self, editions: str) -> None:
        with self._engine.begin() as connection:
            begin(connection)
            keep_editions(connection, editions)

    def _replace(self, files: Files, manifest: Manifest) -> None:
        with in_words(), self._engine.begin() as connection:
            add_columns(connection)
            connection.execute(text(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'"))
            fill(connection, files)
            own = listed.c.number == manifest.number
            connection.execute(update(listed).where(own).values(row_of(manifest)))

    def _point(self, number: int, kept: Sequence[int] | None = None) -> None:
        with self._engine.begin() as connection:
            begin(connection)
            point(connection, number)
            if kept:
                connection.execute(delete(listed).where(listed.c.number.not_in(kept)))

    def _clear(self) -> None:
        with self._engine.begin() as connection:
            begin(connection)
            connection.execute(delete(pointed))
            connection.execute(delete(listed))

    def _tidy(self) -> list[int]:
        old = self._unlisted()
        return sorted({number for name, number in old.items() if not drop(self._engine, name)})

    def _anything_left(self) -> bool:
        return bool(self._unlisted())

    def _unlisted(self) -> dict[str, int]:
        """Schemas of snapshots that are not kept, with their numbers."""
        kept = {snapshot.number for snapshot in self.snapshots()}
        return {name: number for name, number in numbers(self._reader).items() if kept and number not in kept}

    def _lying(self) -> list[int]:
        return sorted(
            {*numbers(self._reader).values(), *(each.number for each in self._listed(every_manifest()))}
        )

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
        return next((Reached(**row._asdict()) for row in self._rows(select(marked))), Reached())

    def remember(self, reached: Reached) -> None:
        """Replace the row."""
        with self._engine.begin() as connection:
            begin(connection)
            keep_mark(connection, reached)

    def _keeps_rows(self, manifest: Manifest) -> bool:
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
        rows = self._rows(question.order_by(listed.c.number))
        return [Manifest.from_stored(row._asdict()) for row in rows]

    def _rows(self, question: Select) -> Sequence[Row]:
        try:
            with self._reader.connect() as connection:
                return connection.execute(question).all()
        except SnapshotGone:
            return ()  # nothing was ever loaded into this database

    def _open(self, manifest: Manifest) -> Connection:
        connection = self._reader.connect()
        return connection.execution_options(schema_translate_map={None: name_of(manifest)})

    def _has(self, manifest: Manifest) -> bool:
        return has(self._reader, manifest)
