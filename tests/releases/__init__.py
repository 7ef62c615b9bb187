"""Small stores as each release built them, with the figures it gave, and how to put them where one is.

Each zip holds the folder of a store of invented families and `figures.json`: for every metric, split and
grain what that release answered of every snapshot, to analysts (`all`) and to the public. The secret is
`KEY`. In 0.1.0 the child C7 was erased between the two loads that are kept. To add a release, when it is
made: build such a store with its own code and put the zip here; the tests take every one.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from sqlalchemy import MetaData, Table, create_engine, text

KEY = "the key of the kept releases"
RELEASES = sorted(path.stem for path in Path(__file__).parent.glob("*.zip"))


def unpacked(release: str, folder: Path) -> Path:
    """The release's store as a folder, in `folder`."""
    with zipfile.ZipFile(Path(__file__).with_name(f"{release}.zip")) as packed:
        packed.extractall(folder)
    return folder / "store"


def figures(release: str) -> dict[str, list[list]]:
    """What the release answered: by `snapshot/who/metric/split/grain` a row for each cell."""
    with zipfile.ZipFile(Path(__file__).with_name(f"{release}.zip")) as packed:
        return json.loads(packed.read("figures.json"))


def into_postgres(folder: Path, url: str) -> None:
    """Put the unpacked store into the database as the release kept it there."""
    server = create_engine(url)
    with server.begin() as there:
        there.execute(text("CREATE SCHEMA outcomes"))
        there.execute(
            text(
                "CREATE TABLE outcomes.snapshot (number INTEGER PRIMARY KEY, as_at DATE, loaded_at VARCHAR, "
                "schema_version INTEGER, invented BOOLEAN, key_mark VARCHAR)"
            )
        )
        there.execute(text("CREATE TABLE outcomes.current (number INTEGER REFERENCES outcomes.snapshot)"))
        for home in sorted(path for path in folder.iterdir() if path.is_dir()):
            manifest = json.loads((home / "manifest.json").read_text())
            named = "number, as_at, loaded_at, schema_version, invented, key_mark"
            values = ", ".join(f":{name.strip()}" for name in named.split(","))
            there.execute(text(f"INSERT INTO outcomes.snapshot ({named}) VALUES ({values})"), manifest)
            _copy(home / "internal.duckdb", there, f"snapshot_{home.name}")
            _copy(home / "public.duckdb", there, f"snapshot_{home.name}_public")
        current = json.loads((folder / "CURRENT").read_text())["current"]
        there.execute(text("INSERT INTO outcomes.current VALUES (:number)"), {"number": current})
    server.dispose()


def _copy(file: Path, there, schema: str) -> None:
    """Tables and rows of the file, with the columns that the release gave them."""
    engine = create_engine(f"duckdb:///{file}", connect_args={"read_only": True})
    found = MetaData()
    found.reflect(engine)
    there.execute(text(f"CREATE SCHEMA {schema}"))
    with engine.connect() as here:
        for table in found.sorted_tables:
            columns = [column._copy() for column in table.columns]
            for column in columns:
                column.type, column.server_default = column.type.as_generic(), None
            copied = Table(table.name, MetaData(schema=schema), *columns)
            copied.create(there)
            rows = [dict(row) for row in here.execute(table.select()).mappings()]
            if rows:
                there.execute(copied.insert(), rows)
    engine.dispose()
