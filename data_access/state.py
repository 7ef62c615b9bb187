"""The state store: what the program keeps of its own, apart from the data: grants, the audit and the like."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from data_access import approvals, audit, forecasts, grants, known_stores, opening, rebases
from data_access.state_engine import PATIENCE, is_held, keep_mark, make_room, said, server
from data_access.stores.snapshots import StateUnreachable, StoreError, StoreTooNew

DEFAULT_URL = "sqlite:///store/state.sqlite"
AT_WORK = 30.0  # seconds to wait for another program, where the work of minutes would be lost
NO_MORE = 10.0  # seconds for which one that was held is not waited for again

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
    known_stores.create,
    forecasts.drop,
    approvals.create,
)


class State:
    """The state store at a SQLAlchemy URL: SQLite by default, PostgreSQL where many write.

    Made and brought up to date when opened, and never made again while it is open: a file that is deleted
    then is missed. `wait`: seconds that a transaction waits for another program.
    StateUnreachable or StoreTooNew, in words.
    """

    def __init__(self, url: str | None = None, wait: float = PATIENCE):
        self.engine = server(url or os.environ.get("OUTCOMES_STATE") or DEFAULT_URL)
        self._wait, self._held_until = PATIENCE, 0.0
        try:
            make_room(self.engine.url)
            if not self._is_up_to_date():
                with self._transaction() as connection:
                    _begin(connection)
            keep_mark(self.engine.url)
        except StoreError:
            self.close()
            raise
        self._wait = wait

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
        """A transaction of the state store; StateUnreachable, in words, where it cannot be had."""
        with self._transaction() as connection:
            _bring_up(connection)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The same to read only: another program that is about to write is not in its way."""
        with self._transaction(reads=True) as connection:
            _bring_up(connection)
            yield connection

    def examine(self) -> None:
        """Raise StateUnreachable or StoreTooNew unless it can be written. Nothing stays written."""
        with self.writing() as connection:
            connection.execute(update(_version).values(number=_version.c.number))
            connection.rollback()

    def _is_up_to_date(self) -> bool:
        """Then nothing need be written, and one that is read-only can be read."""
        with self._transaction(reads=True) as connection:
            return inspect(connection).has_table(_version.name) and _done(connection) == len(MIGRATIONS)

    @contextmanager
    def _transaction(self, reads: bool = False) -> Iterator[Connection]:
        # One that was held a moment ago is asked once and not waited for: a page asks it several times.
        wait = 0.0 if time.monotonic() < self._held_until else self._wait
        try:
            with self.engine.execution_options(reads=reads, wait=wait).begin() as connection:
                if not reads:
                    self._held_until = 0.0
                yield connection
        except SQLAlchemyError as error:
            if is_held(error):
                self._held_until = time.monotonic() + NO_MORE
            raise StateUnreachable(said(error, self.engine.url)) from error


def open_state() -> State:
    """The state store at $OUTCOMES_STATE, else `DEFAULT_URL`: one object per URL in a process."""
    return _opened(os.environ.get("OUTCOMES_STATE") or DEFAULT_URL)


@cache
def _opened(url: str) -> State:
    return State(url)


def _begin(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # SQLite holds the whole file from BEGIN IMMEDIATE
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int.from_bytes(b"state")})
    _version.create(connection, checkfirst=True)
    _migrate(connection, _done(connection))


def _bring_up(connection: Connection) -> None:
    """One put back from an older backup under a running program is brought up; one that is empty is not."""
    done = _done(connection)
    if not done:
        raise StateUnreachable("The state store is empty. Put it back from the backup.")
    _migrate(connection, done)


def _done(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(_version)).scalar_one()


def _migrate(connection: Connection, done: int) -> None:
    if done > len(MIGRATIONS):
        raise StoreTooNew("The state store was written by a newer version of the program. Update it.")
    for number, migration in enumerate(MIGRATIONS[done:], start=done + 1):
        migration(connection)
        connection.execute(insert(_version).values(number=number))
