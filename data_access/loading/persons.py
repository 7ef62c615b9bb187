"""The numbers of children, families and records, held to being numbers of somebody.

Spreadsheets shorten long numbers and take leading zeros off, and systems write a word where there is no
number. Each makes one person of many, or two of one, and no figure would show it.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, Field, Kind
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.loading.unreadable import UnreadableError
from data_access.stores.duckdb_file import one_row

FEW = 10  # so few numbers in common tell nothing


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make a table to remember, for this load, which numbers came in which extract."""
    connection.execute(
        "CREATE TABLE numbers_sent (extract VARCHAR, file VARCHAR, field VARCHAR, number VARCHAR)"
    )


def examine(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Findings on words that stand for nobody; UnreadableError where numbers are no longer whole."""
    findings: list[Finding] = []
    for field in source.layout.fields:
        if field.kind is Kind.PERSON and field.name in source.columns:
            findings += _examine(connection, source, field)
            if source.layout in FACTS and field.column != "id":
                _hold_together(connection, source, field)
    return findings


def _examine(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Iterator[Finding]:
    text = f"trimmed({quoted(field.name)})"
    row = "coalesce(file_row, rowid + 2)"
    nobody, first_nobody, shortened, first_shortened = one_row(
        connection,
        f"SELECT count(*) FILTER (is_nobody(t)), min(number) FILTER (is_nobody(t)), "
        f"count(*) FILTER (is_shortened(t)), min(number) FILTER (is_shortened(t)) "
        f"FROM (SELECT {text} AS t, {row} AS number FROM {source.table} WHERE cells IS NULL)",
    )
    if shortened:
        raise UnreadableError(
            "numbers_shortened",
            f"Column {field.name}, row {first_shortened}{_and_more(shortened)}: a spreadsheet shortened the "
            "numbers to the like of 4.5E+12, so that several people have the same; the file was not loaded. "
            "Export it from the system again and do not save it in a spreadsheet, or make the column text.",
        )
    if nobody and not field.required:
        sentence = (
            f"Row {first_nobody}{_and_more(nobody)}: column {field.name} holds a word for nobody, as NULL or "
            "N/A; loaded as not recorded."
        )
        layout = source.layout.name
        yield Finding(source.file, layout, "nobody", "warning", field.name, first_nobody, sentence, nobody)


def _hold_together(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> None:
    """UnreadableError where this file's people meet another extract's only once zeros are taken off."""
    told = [source.layout.name, source.file, field.name]
    connection.execute(
        f"INSERT INTO numbers_sent SELECT ?, ?, ?, number FROM (SELECT DISTINCT "
        f"upper(as_person(trimmed({quoted(field.name)}))) AS number FROM {source.table}) "
        "WHERE number IS NOT NULL",
        told,
    )
    own = "SELECT number FROM numbers_sent WHERE extract = ? AND file = ? AND field = ?"
    other = "SELECT number FROM numbers_sent WHERE extract <> ? AND field = ?"
    meets, would_meet, of = one_row(
        connection,
        f"SELECT count(*) FILTER (number IN ({other})), count(*) FILTER (without_zeros(number) IN "
        f"(SELECT without_zeros(number) FROM ({other}))), count(*) FROM ({own})",
        [told[0], told[2], told[0], told[2], *told],
    )
    if would_meet >= FEW and 2 * meets < would_meet:
        raise UnreadableError(
            "zeros_lost",
            f"Column {field.name}: {meets:,} of its {of:,} numbers are in the other extracts, and "
            f"{would_meet:,} would be if zeros before them did not count. A spreadsheet took the zeros off "
            "in one of the files, so this one was not loaded. Export both again with the column as text.",
        )


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""
