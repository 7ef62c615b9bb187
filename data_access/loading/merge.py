"""Putting accepted rows into the snapshot: what they replace, and which keys members get."""

from __future__ import annotations

import duckdb
from sqlalchemy import Integer

from data_access.extracts import Field, Layout, Replaces
from data_access.loading.columns import quoted, stored, table_of, unfilled, yeses
from data_access.schema import metadata


def accept(connection: duckdb.DuckDBPyConnection, layout: Layout, first: bool) -> None:
    """Add the sound rows of `conformed` to `accepted`, in the store's columns and the file's order."""
    columns = [*stored(layout), *((column, f"coalesce({quoted(column)}, 0)") for column in yeses(layout))]
    values = ", ".join(f"{value} AS {quoted(column)}" for column, value in columns)
    whole = "file_row NOT IN (SELECT file_row FROM rejected)"
    sound = f"SELECT {values} FROM conformed WHERE {whole} ORDER BY file_row"
    connection.execute(
        f"CREATE OR REPLACE TABLE accepted AS {sound}" if first else f"INSERT INTO accepted {sound}"
    )


def merge(connection: duckdb.DuckDBPyConnection, layout: Layout, replaces: Replaces) -> None:
    """Put the rows of `accepted` into the layout's table, in place of those that they replace."""
    table = table_of(layout)
    if "key" in table.c and "code" in table.c:
        _merge_members(connection, layout, replaces)
        return
    name = quoted(layout.table)
    if replaces is Replaces.WINDOW:
        _clear_windows(connection, layout)
    elif replaces is Replaces.EVERYTHING:
        # A council's own list says nothing of another council's.
        own = "WHERE authority IN (SELECT authority FROM accepted)" if _scoped(layout) else ""
        connection.execute(f"DELETE FROM {name} {own}")
    keys = [_column(layout, field) for field in map(layout.field, layout.key)]
    same = " AND ".join(f"a.{quoted(key)} IS NOT DISTINCT FROM {name}.{quoted(key)}" for key in keys)
    connection.execute(f"DELETE FROM {name} WHERE EXISTS (SELECT 1 FROM accepted a WHERE {same})")
    more = "".join(f", {value} AS {quoted(column)}" for column, value in unfilled(layout))
    connection.execute(f"INSERT INTO {name} BY NAME SELECT *{more} FROM accepted")


def _column(layout: Layout, field: Field) -> str:
    fields = [field.name for field in layout.fields]
    return [column for column, _ in stored(layout)][fields.index(field.name)]


def _scoped(layout: Layout) -> bool:
    return any(field.dimension == "authority" for field in layout.fields)


def _clear_windows(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Remove the rows of the authorities in the file dated within the window this load's coverage states.

    Where none is stated nothing is removed: the file may be a few corrections, not all there is.
    """
    connection.execute(
        f"DELETE FROM {quoted(layout.table)} f USING covered_now c WHERE c.extract = ? "
        "AND c.authority = f.authority AND c.authority IN (SELECT authority FROM accepted) "
        f"AND f.{quoted(layout.dates)} BETWEEN c.covers_from AND c.covers_to",
        [layout.name],
    )


def _merge_members(connection: duckdb.DuckDBPyConnection, layout: Layout, replaces: Replaces) -> None:
    """Known codes keep their keys, which facts carry; new ones get the next, in the file's order."""
    name = quoted(layout.table)
    columns = [column for column, _ in stored(layout) if column != "group"]
    if "group" in {field.name for field in layout.fields}:
        columns.append(_merge_groups(connection, layout))
    named = ", ".join(map(quoted, columns))
    changes = ", ".join(f"{quoted(column)} = a.{quoted(column)}" for column in columns if column != "code")
    connection.execute(f"UPDATE {name} SET {changes} FROM accepted a WHERE {name}.code = a.code")
    connection.execute(
        f"INSERT INTO {name} (key, {named}) SELECT (SELECT max(key) FROM {name}) + "
        f"row_number() OVER (ORDER BY rowid), {named} FROM accepted "
        f"WHERE code NOT IN (SELECT code FROM {name}) ORDER BY rowid"
    )
    if replaces is Replaces.EVERYTHING:
        own = "AND authority IN (SELECT authority FROM accepted)" if _scoped(layout) else ""
        connection.execute(
            f"INSERT INTO absent SELECT ?, key FROM {name} WHERE key <> 0 "
            f"AND code NOT IN (SELECT code FROM accepted) {own}",
            [layout.table],
        )


def _merge_groups(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """Make members of the groups named, and give `accepted` their keys; returns the key's column."""
    groups = {"referral_source": "source_group", "reason": "reason_group"}[layout.table]
    slug = "trim(regexp_replace(lower({}), '[^a-z0-9]+', '_', 'g'), '_')"
    connection.execute(
        f"INSERT INTO {groups} (key, code, name) "
        f"SELECT (SELECT max(key) FROM {groups}) + row_number() OVER (ORDER BY first), code, name "
        f"FROM (SELECT {slug.format(quoted('group'))} AS code, arg_min({quoted('group')}, rowid) AS name, "
        f"min(rowid) AS first FROM accepted WHERE {quoted('group')} IS NOT NULL GROUP BY 1) "
        f"WHERE code NOT IN (SELECT code FROM {groups}) ORDER BY first"
    )
    connection.execute(f"ALTER TABLE accepted ADD COLUMN {groups} SMALLINT")
    connection.execute(
        f"UPDATE accepted SET {groups} = coalesce((SELECT key FROM {groups} g WHERE g.code = "
        f"{slug.format('accepted.' + quoted('group'))}), 0)"
    )
    return groups


def drop_absent(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove members that a new list leaves out, unless something in the snapshot still carries them."""
    for (dimension,) in connection.execute("SELECT DISTINCT dimension FROM absent").fetchall():
        carried = " UNION ".join(
            f"SELECT {quoted(column)} FROM {quoted(table)}" for table, column in _carriers(dimension)
        )
        connection.execute(
            f"DELETE FROM {quoted(dimension)} WHERE key IN (SELECT key FROM absent WHERE dimension = ?) "
            f"AND key NOT IN (SELECT 0{' UNION ' + carried if carried else ''})",
            [dimension],
        )


def _carriers(dimension: str) -> list[tuple[str, str]]:
    """Tables and columns that hold keys of the dimension; a text of the same name holds none."""
    names = {dimension, f"from_{dimension}"}
    return [
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if (column.name in names or (table.name, column.name) == (f"{dimension}_successor", "successor"))
        and isinstance(column.type, Integer)
        and table.name != dimension
    ]
