"""Snapshots small enough to protect in a moment: the sample's last months, as an internal file."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from data_access.protection.cubes import CUBES
from tests.loads import protect

SECRET = "a secret that only the tests know"
Cell = tuple


def recent(full: Path, path: Path, months: int, less: int = 0) -> Path:
    """A copy of the full internal file that covers its last `months` but `less`, and froze nothing yet."""
    shutil.copyfile(full, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM frozen")
        connection.execute("DELETE FROM banded")
        first, last = connection.execute(
            "SELECT (date_trunc('month', d) - to_months(?))::DATE - DATE '1970-01-01', "
            "(date_trunc('month', d) - to_months(?))::DATE - DATE '1970-01-01' - 1 "
            "FROM (SELECT DATE '1970-01-01' + max(covers_to) + 1 AS d FROM coverage)",
            [months, less],
        ).fetchone()
        connection.execute("UPDATE coverage SET covers_from = ?, covers_to = ?", [first, last])
    return path


def cells(public: Path, fact: str) -> dict[Cell, int]:
    """The published counts by month and keys."""
    cube = CUBES[fact]
    with duckdb.connect(str(public), read_only=True) as connection:
        rows = connection.execute(f"SELECT {cube.day}, {', '.join(cube.keys)}, n FROM {fact}").fetchall()
    return {tuple(place): count for *place, count in rows}


def every_cell(public: Path) -> dict[Cell, int]:
    """The published counts of all facts."""
    return {(fact, *place): count for fact in CUBES for place, count in cells(public, fact).items()}


def protected(internal: Path, secret: str = SECRET) -> Path:
    """The public file of the internal one, beside it."""
    return protect(internal, internal.with_suffix(".public"), secret)


def again(internal: Path, path: Path, *changes: str) -> Path:
    """The next load: the file with what it froze, changed by these statements."""
    shutil.copyfile(internal, path)
    with duckdb.connect(str(path)) as connection:
        for change in changes:
            connection.execute(change)
    return path
