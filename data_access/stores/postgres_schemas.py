"""The schemas of snapshots in a PostgreSQL database: how they are named, filled and dropped."""

from __future__ import annotations

import re

from psycopg import errors
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateSchema, DropSchema

from data_access.stores.manifest import Manifest
from data_access.stores.postgres_copy import copy_in
from data_access.stores.store import Files

PUBLIC = "_public"
PATIENCE = "200ms"  # to wait for readers of what is to be dropped; a later load tries again


def name_of(manifest: Manifest) -> str:
    """The name of the snapshot's schema."""
    return f"snapshot_{manifest.number:06d}{PUBLIC if manifest.protected else ''}"


def numbers(engine: Engine) -> dict[str, int]:
    """By name of a snapshot's schema, a protected one's too, its number."""
    names = inspect(engine).get_schema_names()
    named = [re.fullmatch(rf"snapshot_(\d{{6}})({PUBLIC})?", name) for name in names]
    return {each[0]: int(each[1]) for each in named if each}


def has(engine: Engine, manifest: Manifest) -> bool:
    """Whether the snapshot's schema is there."""
    return inspect(engine).has_schema(name_of(manifest))


def fill(connection: Connection, files: Files) -> None:
    """Put each file into its schema, in place of what was there."""
    for manifest, path in files.items():
        connection.execute(DropSchema(name_of(manifest), cascade=True, if_exists=True))
        connection.execute(CreateSchema(name_of(manifest)))
        copy_in(connection, name_of(manifest), path)


def drop(engine: Engine, name: str) -> bool:
    """Unless somebody reads it: waiting for long would make the next readers wait too. Did it go?"""
    try:
        with engine.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
            connection.execute(DropSchema(name, cascade=True))
    except OperationalError as error:
        if not isinstance(error.orig, errors.LockNotAvailable | errors.DeadlockDetected):
            raise
        return False
    return True
