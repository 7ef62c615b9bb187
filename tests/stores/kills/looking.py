"""What lies in a store, read without the program: pointer, manifests, and a digest of every table."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb
import psycopg
from sqlalchemy import make_url

UNTOLD = {"loaded_at"}  # when it was: differs from run to run
OWN = ("CURRENT", "REACHED", "loading.lock", "loading.lock-journal")  # of the store, of nobody
CELLS = {"referral": "received", "allocation": "started"}
Rows = dict[str, list[dict]]  # by table


@dataclass(frozen=True)
class Look:
    """The pointer, and by number of each kept snapshot its manifest and a digest of each of its tables."""

    current: int
    kept: tuple[int, ...]
    snapshots: dict[int, dict[str, str]]
    cells: dict[tuple, int]  # public ones of the current snapshot
    holds: frozenset[str]  # files or schemas, kept or not, in which the person is
    stray: frozenset[str]  # what nothing names

    def content(self) -> dict[str, str]:
        """The current snapshot but for what says which load it was."""
        left_out = ("manifest", "load", "finding", "restatement", "reached")
        found = self.snapshots[self.current]
        return {name: digest for name, digest in found.items() if name.rpartition(".")[2] not in left_out}


def look(url: str, child: int) -> Look:
    """What is in the store of that URL; `child` is looked for in every file or schema."""
    return (
        _look_in_folder(Path(make_url(url).database), child) if "duckdb" in url else _look_in_base(url, child)
    )


def _look_in_folder(folder: Path, child: int) -> Look:
    pointer = json.loads((folder / "CURRENT").read_text())
    data = {path: _tables(path) for path in folder.rglob("*.duckdb")}
    snapshots, cells, named = {}, {}, {folder / name for name in OWN}
    named |= {folder / f"EDITIONS.{pointer['editions']:06}"} if pointer.get("editions") else set()
    for number in pointer["kept"]:
        home = folder / f"{number:06}"
        manifest = json.loads((home / "manifest.json").read_text())
        end = f"-{manifest['revision']}.duckdb" if manifest.get("revision") else ".duckdb"
        files = {"true": home / f"internal{end}", "public": home / f"public{end}"}
        tables = {kind: data[path] for kind, path in files.items()}
        snapshots[number] = _digests(_marked(manifest, home / "key.mark"), tables)
        named |= {home / "manifest.json", home / "key.mark", *files.values()}
        cells = _cells(tables["public"]) if number == pointer["current"] else cells
    holds = frozenset(str(path.relative_to(folder)) for path, rows in data.items() if _is_in(rows, child))
    there = {path for path in (*folder.rglob("*"), *folder.parent.glob("*.new")) if path.is_file()}
    stray = frozenset(os.path.relpath(path, folder) for path in there - named)
    return Look(pointer["current"], tuple(pointer["kept"]), snapshots, cells, holds, stray)


def _marked(manifest: dict, mark: Path) -> dict:
    """With the mark of the secret, which the first release kept in the manifest itself."""
    return manifest | {"key_mark": mark.read_text() if mark.exists() else manifest["key_mark"]}


def _tables(path: Path) -> Rows:
    try:
        with duckdb.connect(str(path), read_only=True) as file:
            names = [name for (name,) in file.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return {name: _rows(file.execute(f'SELECT * FROM "{name}"')) for name in names}
    except duckdb.Error:
        if path.stat().st_size and not path.with_name("manifest.json").exists():
            return {}  # half a file, of a snapshot that nothing names
        raise


def _look_in_base(url: str, child: int) -> Look:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as base:
        manifests = {row["number"]: row for row in _rows(base.execute("SELECT * FROM outcomes.snapshot"))}
        [(current,)] = base.execute("SELECT number FROM outcomes.current").fetchall()
        asked = "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'snapshot%'"
        schemas = [name for (name,) in base.execute(asked).fetchall()]
        data = {name: _tables_of(base, name) for name in schemas}
    snapshots, named = {}, set()
    for number, manifest in manifests.items():
        own = {"true": f"snapshot_{number:06}", "public": f"snapshot_{number:06}_public"}
        snapshots[number] = _digests(manifest, {kind: data[name] for kind, name in own.items()})
        named |= set(own.values())
    holds = frozenset(name for name, rows in data.items() if _is_in(rows, child))
    cells = _cells(data[f"snapshot_{current:06}_public"])
    return Look(current, tuple(sorted(manifests)), snapshots, cells, holds, frozenset(schemas) - named)


def _tables_of(base: psycopg.Connection, schema: str) -> Rows:
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"
    names = [name for (name,) in base.execute(asked, [schema]).fetchall()]
    return {name: _rows(base.execute(f'SELECT * FROM {schema}."{name}"')) for name in names}


def _rows(answer) -> list[dict]:
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _digests(manifest: dict, tables: dict[str, Rows]) -> dict[str, str]:
    told = {name: value for name, value in manifest.items() if value is not None}  # a column may be new
    found = {"manifest": _digest([told])}
    for kind, rows in tables.items():
        found |= {f"{kind}.{name}": _digest(held) for name, held in rows.items()}
    return found


def _digest(rows: list[dict]) -> str:
    names = sorted({*rows[0]} - UNTOLD) if rows else []
    told = sorted(repr([row[name] for name in names]) for row in rows)
    return sha256("\n".join([*names, *told]).encode()).hexdigest()[:12]


def _cells(public: Rows) -> dict[tuple, int]:
    keys = ("authority", "locality", "team_type", "source_group", "allocation_kind")
    found: dict[tuple, int] = {}
    for fact, day in CELLS.items():
        for row in public[fact]:
            place = (fact, row[day], *(row.get(key) for key in keys))
            found[place] = found.get(place, 0) + row["n"]
    return found


def _is_in(tables: Rows, child: int) -> bool:
    return any(child in row.values() for rows in tables.values() for row in rows)


def scratch(place: Path) -> list[str]:
    """What loads left in the temporary folder; an empty folder holds nothing, and stays an hour."""
    return [
        path.name for path in place.iterdir() if re.match("outcomes-load", path.name) and any(path.iterdir())
    ]
