"""Small built snapshots, told apart by what one row says."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
from sqlalchemy import select

from data_access.database import Manifest, Snapshot, Store
from data_access.schema import VERSION, alias
from data_access.stores.duckdb_file import create_tables

LOADED_AT = datetime(2025, 4, 2, 9, 30, tzinfo=UTC)


def build(path: Path, says: str) -> Path:
    """A DuckDB file with every table, and one row that says it."""
    path.unlink(missing_ok=True)
    create_tables(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO alias VALUES ('team', 'the load', ?)", [says])
    return path


def manifest(
    number: int = 1, version: int = VERSION, as_at: date = date(2025, 3, 31), invented: bool = True
) -> Manifest:
    return Manifest(number, as_at, LOADED_AT, version, invented)


def publish(store: Store, folder: Path, says: str, invented: bool = True) -> Snapshot:
    built = build(folder / "built.duckdb", says)
    return store.publish(built, manifest(invented=invented), editions=f"editions of {says}")


def said(snapshot: Snapshot) -> str:
    """What the snapshot's row says, read as the dashboard reads."""
    with snapshot.connect() as connection:
        return connection.execute(select(alias.c.code)).scalar_one()
