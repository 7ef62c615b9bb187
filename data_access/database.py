"""The store by its URL, and the names that the rest of the program knows it by."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from data_access.stores.manifest import Manifest
from data_access.stores.snapshots import (
    Snapshot,
    StoreBusy,
    StoreError,
    StoreTooNew,
    StoreTooOld,
    StoreUnreachable,
)
from data_access.stores.store import Store

__all__ = [
    "DEFAULT_URL",
    "Manifest",
    "Snapshot",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreTooNew",
    "StoreTooOld",
    "StoreUnreachable",
    "open_store",
]

DEFAULT_URL = "duckdb:///store"  # a folder of snapshots
_opening = Lock()


def open_store(url: str | None = None, public_only: bool = False) -> Store:
    """The store at `url`, else at $OUTCOMES_STORE, else `DEFAULT_URL`: one object per URL in a process.

    `public_only`: a store that opens protected snapshots and no others, and is another object.
    Nothing is read yet. StoreUnreachable, in words, where the URL is not one of a store.
    """
    given = url or os.environ.get("OUTCOMES_STORE") or DEFAULT_URL
    parsed = _parsed(given)
    if parsed.get_backend_name() == "duckdb":
        parsed = parsed.set(database=_folder(parsed))
    with _opening:
        return _store(parsed.render_as_string(hide_password=False), public_only)


@cache
def _store(url: str, public_only: bool) -> Store:
    parsed = make_url(url)
    if parsed.get_backend_name() == "duckdb":
        from data_access.stores.folder import FolderStore

        return FolderStore(url, Path(_folder(parsed)), public_only)
    try:
        from data_access.stores.postgres import PostgresStore
    except ImportError as error:
        raise StoreUnreachable(
            "The driver for PostgreSQL is not installed. Install it with `pip install 'psycopg[binary]'`."
        ) from error
    return PostgresStore(url, public_only)


def _parsed(given: str) -> URL:
    """The URL, or a sentence that does not repeat it: what cannot be parsed may hold a password."""
    try:
        parsed = make_url(given.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise StoreUnreachable(
            "The address of the store in OUTCOMES_STORE is not a URL. It is like duckdb:///store (a folder) "
            "or postgresql://user:password@host/database."
        ) from None
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "duckdb":
        raise StoreUnreachable(
            f"The store cannot be of the kind {parsed.get_backend_name()}. It is a folder (duckdb:///store) "
            "or PostgreSQL (postgresql://user:password@host/database)."
        )
    return parsed


def _folder(parsed: URL) -> str:
    if not parsed.database or parsed.database == ":memory:":
        raise StoreUnreachable("The address of the store names no folder. It is like duckdb:///store.")
    return str(Path(parsed.database).expanduser().absolute())
