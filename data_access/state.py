"""The state store: what the program keeps of its own, apart from the data: grants, the audit and the like."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from data_access import audit, forecasts, grants, opening, rebases
from data_access.stores.disk import in_words
from data_access.stores.snapshots import StoreError, StoreTooNew, StoreUnreachable

DEFAULT_URL = "sqlite:///store/state.sqlite"

_version = Table("state_version", MetaData(), Column("number", Integer, primary_key=True))

# In order; a state store has had the first N of them. Add to the end, never change one.
MIGRATIONS = (
    audit.create,
    grants.create,
    rebases.create,
    forecasts.create,
    audit.rename,
    grants.tell_apart,
    opening.create,
)


class State:
    """The state store at a SQLAlchemy URL: SQLite by default, PostgreSQL where many write.

    Made and brought up to date when opened. StoreUnreachable or StoreTooNew, in words.
    """

    def __init__(self, url: str | None = None):
        self.engine = _engine(url or os.environ.get("OUTCOMES_STATE") or DEFAULT_URL)
        try:
            with self.writing() as connection:
                _migrate(connection)
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def stamp() -> str:
        """Now, as the state store writes it."""
        return datetime.now(UTC).isoformat(timespec="microseconds")

    def close(self) -> None:
        """Let go of the connections; they open again when next asked for."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the state store; StoreUnreachable, in words, where it cannot be had."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            reason = (str(getattr(error, "orig", error)).strip().splitlines() or [""])[0].rstrip(".")
            raise StoreUnreachable(
                f"The state store cannot be read or written ({reason}). See that OUTCOMES_STATE names a "
                "database this program may write to."
            ) from error


def open_state() -> State:
    """The state store at $OUTCOMES_STATE, else `DEFAULT_URL`: one object per URL in a process."""
    return _opened(os.environ.get("OUTCOMES_STATE") or DEFAULT_URL)


@cache
def _opened(url: str) -> State:
    return State(url)


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # SQLite holds the whole file from BEGIN IMMEDIATE
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int.from_bytes(b"state")})
    _version.create(connection, checkfirst=True)
    done = len(connection.execute(select(_version)).all())
    if done > len(MIGRATIONS):
        raise StoreTooNew("The state store was written by a newer version of the program. Update it.")
    for number, migration in enumerate(MIGRATIONS[done:], start=done + 1):
        migration(connection)
        connection.execute(insert(_version).values(number=number))


def _engine(given: str) -> Engine:
    try:
        url = make_url(given.replace("postgres://", "postgresql://", 1))
        if url.get_backend_name() == "postgresql":
            return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        return _sqlite(url)
    except (ArgumentError, ValueError, ImportError) as error:
        raise StoreUnreachable(
            "OUTCOMES_STATE is not a URL this program can use. It is like sqlite:///store/state.sqlite or "
            "postgresql://user:password@host/database."
        ) from error


def _sqlite(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite" or not url.database:
        raise ArgumentError("neither SQLite in a file nor PostgreSQL")
    path = Path(url.database).absolute()
    with in_words(f"make the folder {path.parent}"):
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url.set(database=str(path)), connect_args={"timeout": 30}
    )  # seconds to wait for others

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver begins no transaction of its own

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
