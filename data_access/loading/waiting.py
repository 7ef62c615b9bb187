"""What figures wait for that no row says, and what they are counted without."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, LAYOUTS, Layout
from data_access.facts import FACTS as DECLARED
from data_access.loading.columns import quoted, stored, table_of
from data_access.loading.roles import Columns
from data_access.stores.duckdb_file import one_row


def unrecorded(connection: duckdb.DuckDBPyConnection, columns: Columns) -> Iterator[Finding]:
    """A note for each column in which no row of a fact says anything, with the figures that wait for it."""
    for layout in FACTS:
        named = {column: field.name for field, (column, _) in zip(layout.fields, stored(layout), strict=True)}
        wanted = [column for column in columns.get(layout.table, {}) if column in named]
        said = [_anything(layout, column) for column in wanted]
        asked = f"SELECT count(*), {', '.join(['NULL', *said])} FROM {quoted(layout.table)}"
        rows, _, *found = one_row(connection, asked)
        for column in (column for column, there in zip(wanted, found, strict=True) if rows and not there):
            waiting = ", ".join(columns[layout.table][column])
            sentence = (
                f"No row of the {layout.name} has a value in column {named[column]}. Until one has, these "
                f"figures are not available: {waiting}."
            )
            yield Finding("", layout.name, "waited_for", "note", named[column], None, sentence)


def _anything(layout: Layout, column: str) -> str:
    name, yes = quoted(column), DECLARED[layout.table].yes_of(column)
    known = f"count({name}) > 0" if table_of(layout).c[column].nullable else f"max({name}) > 0"
    return f"({known} OR max({quoted(yes)}) > 0)" if yes else known


def without_holidays(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """A warning for each authority and fact with working days in years of which no holiday is loaded.

    Cases that were open when the data begins are of years before it, and in no figure of waiting.
    """
    for fact in (fact for fact in DECLARED.values() if any(wait.working for wait in fact.waits)):
        year = "year(DATE '1970-01-01' + {})"
        missing = connection.execute(
            f"SELECT a.name, list_sort(list(DISTINCT {year.format(f'f.{fact.dated}')})) "
            f"FROM {fact.name} f JOIN authority a ON a.key = f.authority ANTI JOIN holiday h "
            f"ON h.authority = f.authority AND {year.format('h.day')} = {year.format(f'f.{fact.dated}')} "
            f"WHERE f.{fact.dated} >= (SELECT min(covers_from) FROM coverage c "
            "WHERE c.authority = f.authority AND c.extract = ?) GROUP BY 1 ORDER BY 1",
            [fact.extract],
        ).fetchall()
        for name, years in missing:
            sentence = (
                f"No holiday of {', '.join(map(str, years))} is loaded for {name}, so bank holidays count as "
                f"working days. Load {LAYOUTS['holidays'].name}.csv."
            )
            yield Finding("", fact.extract, "no_holidays", "warning", None, None, sentence)
