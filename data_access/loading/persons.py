"""The numbers of children, families and records, held to being whole.

Spreadsheets shorten long numbers and take leading zeros off. Each makes one person of many, or two of one,
and no figure would show it.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from data_access.checks import Finding
from data_access.extracts import Field, Kind
from data_access.loading import nobody
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.loading.unreadable import UnreadableError
from data_access.stores.duckdb_file import one_row

FEW = 10  # so few numbers in common tell nothing


def examine(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Findings on what stands for nobody; UnreadableError where numbers are no longer whole."""
    sent = [f for f in source.layout.fields if f.kind is Kind.PERSON and f.name in source.columns]
    for field in sent:
        _refuse_shortened(connection, source, field)
    people = [field for field in sent if field.column != "id"]
    return [found for field in people for found in nobody.find(connection, source, field)]


def _refuse_shortened(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> None:
    shortened, first_shortened = one_row(
        connection,
        f"SELECT count(*), min({nobody.ROW}) FROM {source.table} WHERE cells IS NULL "
        f"AND is_shortened(trimmed({quoted(field.name)}))",
    )
    if shortened:
        raise UnreadableError(
            "numbers_shortened",
            f"Column {field.name}, row {first_shortened}{_and_more(shortened)}: a spreadsheet shortened the "
            "numbers to the like of 4.5E+12, so that several people have the same; the file was not loaded. "
            "Export it from the system again and do not save it in a spreadsheet, or make the column text.",
        )


def zeros_lost(connection: duckdb.DuckDBPyConnection, source: Source, others: Sequence[Source]) -> str:
    """Why a file cannot be loaded beside others: its people meet theirs only without the zeros before them.

    So it is also of sheets of one workbook, where last year's children come back. Empty where they meet as
    they should, or where too few could to tell.
    """
    for field in source.layout.fields:
        beside = [other for other in others if field.name in other.columns]
        if field.kind is Kind.PERSON and field.column != "id" and field.name in source.columns and beside:
            own, there = _numbers(field, [source]), _numbers(field, beside)
            meets, would_meet, of = _met(connection, own, there)
            if would_meet >= FEW and 2 * meets < would_meet:
                where = "the other files" if _has_zeros(connection, own) else "this file"
                return (
                    f"Column {field.name}: {meets:,} of its {of:,} numbers are in the other files, and "
                    f"{would_meet:,} would be if zeros before them did not count. A spreadsheet took the "
                    f"zeros off in {where}, so this one was not loaded. Export {where} again with the column "
                    "as text."
                )
    return ""


def _met(connection: duckdb.DuckDBPyConnection, own: str, there: str) -> tuple[int, int, int]:
    """How many of one's own numbers are there, how many would be without zeros, and how many there are."""
    return one_row(
        connection,
        f"WITH own AS ({own}), there AS ({there}) SELECT (SELECT count(*) FROM own SEMI JOIN there "
        "USING (number)), (SELECT count(*) FROM (SELECT without_zeros(number) AS bare FROM own) SEMI "
        "JOIN (SELECT without_zeros(number) AS bare FROM there) USING (bare)), (SELECT count(*) FROM own)",
    )


def _has_zeros(connection: duckdb.DuckDBPyConnection, numbers: str) -> bool:
    return bool(one_row(connection, f"SELECT count(*) FROM ({numbers}) WHERE number LIKE '0%'")[0])


def _numbers(field: Field, sources: Sequence[Source]) -> str:
    text = f"as_person(trimmed({quoted(field.name)}))"
    each = (f"SELECT DISTINCT {text} AS number FROM {source.table}" for source in sources)
    return f"SELECT DISTINCT number FROM ({' UNION ALL '.join(each)}) WHERE number IS NOT NULL"


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""
