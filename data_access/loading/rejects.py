"""The list of rejected rows that a load leaves beside it: which row, which rule, why; never a value."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data_access.loading.columns import literal
from data_access.stores.snapshots import StoreError

COLUMNS = ("file", "row", "column", "rule", "sentence")


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table of every row rejected in this load."""
    kinds = ", ".join(f'"{name}" {"INTEGER" if name == "row" else "VARCHAR"}' for name in COLUMNS)
    connection.execute(f"CREATE TABLE rejects ({kinds})")


def refuse_if_taken(target: Path, inputs: Iterable[Path]) -> None:
    """StoreError where writing the list to `target` would overwrite an input, or anything but such a list."""
    if not target.exists():
        return
    if any(path.exists() and target.samefile(path) for path in inputs):
        raise StoreError(f"{target} is one of the files to load. Name another file with --rejects.")
    if not _is_list(target):
        raise StoreError(
            f"{target} is there already and is not a list of rejected rows, so it was left as it is. "
            "Name another file with --rejects."
        )


def _is_list(path: Path) -> bool:
    """Whether the file begins as our lists do."""
    if not path.is_file():
        return False
    header = ",".join(COLUMNS).encode()
    try:
        with path.open("rb") as file:
            return file.read(len(header) + 1).rstrip() == header
    except OSError:
        return False


def write(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write the list, whole or not at all; where no row was rejected, remove that of an earlier load."""
    try:
        if connection.execute("SELECT count(*) FROM rejects").fetchone() == (0,):
            if _is_list(target):
                target.unlink()
            return
        with TemporaryDirectory(prefix=".rejects-", dir=target.absolute().parent) as folder:
            whole = Path(folder) / "rejects.csv"
            connection.execute(f"COPY rejects TO {literal(str(whole))} (HEADER)")
            os.replace(whole, target)
    except (duckdb.IOException, OSError):
        raise StoreError(
            f"The list of rejected rows cannot be written to {target}. Name another file with --rejects."
        ) from None
