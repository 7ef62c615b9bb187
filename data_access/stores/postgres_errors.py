"""A PostgreSQL server's engine, whose failures are sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from sqlalchemy import Engine, ExceptionContext, create_engine, event, make_url

from data_access.stores.snapshots import StoreError, StoreUnreachable


class SnapshotGone(StoreUnreachable):
    """A table asked for is not there: newer data has taken its place, or nothing was ever loaded."""


def server(url: str) -> Engine:
    """An engine for that server; nothing is connected yet. Its failures are raised as StoreError."""
    timeout = make_url(url).query.get("connect_timeout", "5")  # seconds; the default waits for minutes
    engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": timeout})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.execute("SET jit = off")  # compiling takes longer than answering: 0.37 s against 0.24 s
        connection.commit()

    @event.listens_for(engine, "handle_error")
    def say(context: ExceptionContext) -> None:
        said = None if context.is_pre_ping else _said(context.original_exception)
        if said:
            raise said from context.original_exception

    return engine


@contextmanager
def in_words() -> Iterator[None]:
    """The same for what is asked of the driver itself, beneath the engine."""
    try:
        yield
    except psycopg.Error as error:
        raise (_said(error) or StoreError(f"PostgreSQL refused the data: {_first(error)}.")) from error


def _said(error: BaseException) -> StoreError | None:
    if isinstance(error, errors.UndefinedTable | errors.InvalidSchemaName):
        return SnapshotGone(
            "This data is no longer in the store: newer data has taken its place. Open the page again."
        )
    if isinstance(error, errors.InsufficientPrivilege):
        return StoreUnreachable(
            f"The store's database does not let this user in ({_first(error)}). Ask its administrator."
        )
    if isinstance(error, errors.LockNotAvailable | errors.DeadlockDetected):
        return None  # whoever set the limit deals with it
    if isinstance(error, errors.QueryCanceled):
        return StoreError(
            "The store's database took too long to answer. Choose a shorter period, or try again."
        )
    if isinstance(error, psycopg.OperationalError):
        return StoreUnreachable(
            f"The store's PostgreSQL server cannot be reached ({_first(error)}). See that it runs and that "
            "OUTCOMES_STORE names it."
        )
    return None


def _first(error: BaseException) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
