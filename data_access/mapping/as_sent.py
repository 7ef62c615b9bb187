"""The files of a council as they are: their columns, and how many rows hold which value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from data_access.extracts import LAYOUTS, Field, Kind, Layout
from data_access.facts.columns import CALLED
from data_access.loading.columns import quoted
from data_access.loading.headers import Columns
from data_access.loading.reading import Reader
from data_access.loading.source import Source
from data_access.mapping.likeness import alike
from data_access.mapping.own_words import OwnWords, Ways
from data_access.stores.duckdb_file import one_row

NOT_READ = ("sheet_not_read", "hidden_sheet")
MOST_VALUES = 300  # looked at of a column; a code has fewer


@dataclass(frozen=True)
class Column:
    """One column: its name, and its commonest values with their rows.

    `different`: how many values there are in all. `dates`: the share of those looked at that are dates.
    `rows`: how many rows have a value, `filled`: which share of all.
    """

    name: str
    values: tuple[tuple[str, int], ...]
    different: int
    dates: float
    rows: int = 0
    filled: float = 1.0


@dataclass(frozen=True)
class File:
    """A file, or a sheet of a workbook of several, by its name; and the name of the workbook.

    `types`: by team, its type, where the file has a column of each.
    """

    name: str
    columns: tuple[Column, ...]
    book: str = ""
    types: Mapping[str, str] = field(default_factory=dict)


def _usual() -> OwnWords:
    """What case systems call our columns: by these a header is known below a title."""
    fields = ((layout.name, each) for layout in LAYOUTS.values() for each in layout.fields)
    columns: dict[str, dict[str, Ways]] = {}
    for extract, each in fields:
        also = each.also + (each.instead.also if each.instead else ())
        if also:
            columns.setdefault(extract, {})[each.name] = tuple((name,) for name in also)
    return OwnWords(columns=columns)


@dataclass
class _AsSent(Reader):
    """The loader's reader, of files whose columns are their own."""

    own: OwnWords = field(default_factory=_usual)

    def _laid_out(self, header: list[str], source: Source) -> tuple[Layout, Columns]:
        named: dict[str, tuple[int, ...]] = {
            f"c{nth}": (nth,) for nth, name in enumerate(header) if name.strip()
        }
        fields = tuple(Field(key, Kind.NAME, header[at[0]].strip()) for key, at in named.items())
        return replace(source.layout, fields=fields, key=()), Columns(named)


def files_of(
    connection: duckdb.DuckDBPyConnection, scratch: Path, path: Path
) -> tuple[list[File], list[str]]:
    """The file's tables, each with its columns, and sentences on what of it could not be read."""
    reader = _AsSent(connection, scratch)
    reader.read(path, Layout(path.stem, "", "", (), key=()))
    found = []
    for source in reader.sources:
        sheet = source.file.removeprefix(f"{path.name} (").removesuffix(")")
        columns = tuple(_column(connection, source, each) for each in source.layout.fields)
        found.append(File(sheet, columns, path.name, _types(connection, source)))
        connection.execute(f"DROP TABLE {source.table}")
    said = [each for each in reader.findings if each.severity == "error" or each.rule in NOT_READ]
    return found, [f"{each.file}: {each.sentence}" for each in said]


def _types(connection: duckdb.DuckDBPyConnection, source: Source) -> dict[str, str]:
    """By team, the type that most of its rows give it; nothing where the file does not have both columns."""
    team, kind = (_called(source, dimension) for dimension in ("team", "team_type"))
    if not team or not kind or team == kind:
        return {}
    sent = f"SELECT {quoted(team)} AS team, {quoted(kind)} AS type FROM {source.table}"
    said = "team IS NOT NULL AND NOT coalesce(is_nobody(type), TRUE)"
    most = f"SELECT team, mode(type) FROM ({sent}) WHERE {said} GROUP BY 1 LIMIT {MOST_VALUES}"
    return dict(connection.execute(most).fetchall())


def _called(source: Source, dimension: str) -> str:
    """The key of the column that is called as the dimension is; empty where none is."""
    names = (dimension, *CALLED[dimension])
    exact = [each.name for each in source.layout.fields if alike(each.about, names) == 100]
    return exact[0] if exact else ""


def _column(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Column:
    texts = f"SELECT {quoted(field.name)} AS sent, count(*) AS times FROM {source.table} GROUP BY 1"
    several = f"SELECT sent, times FROM ({texts}) WHERE NOT is_nobody(sent)"
    different, rows = one_row(connection, f"SELECT count(*), coalesce(sum(times), 0) FROM ({several})")
    commonest = f"{several} ORDER BY times DESC, sent LIMIT {MOST_VALUES}"
    values = connection.execute(commonest).fetchall()
    [dates] = one_row(
        connection,
        f"SELECT avg((as_date(sent) IS NOT NULL AND NOT is_count(sent))::INTEGER) FROM ({commonest})",
    )
    commonest_first = tuple((text, int(times)) for text, times in values)
    filled = int(rows) / max(source.rows, 1)
    return Column(field.about, commonest_first, different, dates or 0.0, int(rows), filled)
