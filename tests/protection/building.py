"""Snapshots small enough to protect in a moment: the sample's last months, as an internal file."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
from sqlalchemy import String

from data_access.protection.cubes import CUBES, KEYS
from data_access.protection.editions import Editions, Published
from data_access.schema import metadata
from tests.loads import protect

SECRET = "a secret that only the tests know"
Cell = tuple


def recent(full: Path, path: Path, months: int, less: int = 0) -> Path:
    """A copy of the full internal file that covers its last `months` but `less`; nothing is published yet."""
    shutil.copyfile(full, path)
    with duckdb.connect(str(path)) as connection:
        first, last = connection.execute(
            "SELECT (date_trunc('month', d) - to_months(?))::DATE - DATE '1970-01-01', "
            "(date_trunc('month', d) - to_months(?))::DATE - DATE '1970-01-01' - 1 "
            "FROM (SELECT DATE '1970-01-01' + max(covers_to) + 1 AS d FROM coverage)",
            [months, less],
        ).fetchone()
        connection.execute("UPDATE coverage SET covers_from = ?, covers_to = ?", [first, last])
    return path


def members(path: Path) -> None:
    """Give the file's lists one member each, of key 1, besides the one that is not recorded."""
    with duckdb.connect(str(path)) as connection:
        for name in KEYS:
            table = metadata.tables[name]
            more = [
                column for column in table.c if not column.nullable and column.name not in ("key", "code")
            ]
            values = "".join(", ''" if isinstance(column.type, String) else ", 0" for column in more)
            columns = ", ".join(["key", "code", *(column.name for column in more)])
            for key, code in enumerate(("not_recorded", "one")):
                connection.execute(f"INSERT INTO {name} ({columns}) VALUES ({key}, '{code}'{values})")


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
    """The public file of the internal one, beside it; and beside both all that is published by then."""
    public, kept = internal.with_suffix(".public"), _kept(internal)
    before = Editions.from_text(kept.read_text()).real if kept.exists() else Published()
    kept.write_text(Editions(protect(internal, public, secret, before=before)).to_text())
    return public


def published(internal: Path) -> Published:
    """All that was published of it and of the loads before."""
    return Editions.from_text(_kept(internal).read_text()).real


def _kept(internal: Path) -> Path:
    return internal.with_suffix(".editions")


def then(before: Path, after: Path) -> Path:
    """The file `after`, as the next load after `before`: with what was published by then."""
    shutil.copyfile(_kept(before), _kept(after))
    return after


def again(internal: Path, path: Path, *changes: str) -> Path:
    """The next load: the file changed by these statements, with what was published so far."""
    shutil.copyfile(_kept(internal), _kept(path))
    return afresh(internal, path, *changes)


def afresh(internal: Path, path: Path, *changes: str) -> Path:
    """The same, with nothing published yet."""
    shutil.copyfile(internal, path)
    with duckdb.connect(str(path)) as connection:
        for change in changes:
            connection.execute(change)
    return path
