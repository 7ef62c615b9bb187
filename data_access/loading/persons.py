"""The numbers of children, families and records, held to being whole.

Spreadsheets shorten long numbers and take leading zeros off. Each makes one person of many, or two of one,
and no figure would show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
        f"AND is_shortened({quoted(field.name)})",
    )
    if shortened:
        raise UnreadableError(
            "numbers_shortened",
            f"Column {field.name}, row {first_shortened}{_and_more(shortened)}: a spreadsheet shortened the "
            "numbers to the like of 4.5E+12, so that several people have the same; the file was not loaded. "
            "Export it from the system again and do not save it in a spreadsheet, or make the column text.",
        )


def put_back(
    connection: duckdb.DuckDBPyConnection, source: Source, digits: Mapping[str, int]
) -> Iterator[Finding]:
    """Put zeros before the numbers that have fewer digits than the mapping says; a note on how many."""
    for field in (field for field in source.layout.fields if field.name in digits):
        column, number = quoted(field.name), f"as_person({quoted(field.name)})"
        short = f"regexp_full_match({number}, '\\d+') AND length({number}) < {digits[field.name]}"
        where = f"cells IS NULL AND {short} AND NOT is_no_number({number})"
        [rows] = one_row(connection, f"SELECT count(*) FROM {source.table} WHERE {where}")
        padded = f"lpad({number}, {digits[field.name]}, '0')"
        connection.execute(f"UPDATE {source.table} SET {column} = {padded} WHERE {where}")
        if rows:
            sentence = (
                f"Column {field.name}: zeros were put back before {rows:,} numbers, as the mapping says."
            )
            layout = source.layout.name
            yield Finding(source.file, layout, "zeros_put_back", "note", field.name, None, sentence, rows)


def zeros_lost(connection: duckdb.DuckDBPyConnection, sent: Sequence[Source]) -> dict[str, str]:
    """Why files or sheets cannot be loaded, by table: numbers in them are also sent with zeros before them.

    `sent`: all files of facts. Empty where nothing is lost.
    """
    lost: dict[str, str] = {}
    for name in dict.fromkeys(field.name for source in sent for field in _people(source)):
        there = [source for source in sent if name in {field.name for field in _people(source)}]
        for source in there if _keep_led_by_zeros(connection, name, there) else ():
            short, of = _shortened(connection, _numbers(name, source))
            if short >= FEW:
                sentence = (
                    f"Column {name}: {short:,} of its {of:,} numbers are also sent with zeros before "
                    "them. A spreadsheet took the zeros off here, so this was not loaded. Export it again "
                    "with the column as text, or say under [numbers] in mapping.toml how many digits a "
                    f"{name} has."
                )
                lost.setdefault(source.table, sentence)
    return lost


def _people(source: Source) -> list[Field]:
    """The fields of a file that say who a row is about."""
    fields = source.layout.fields
    return [f for f in fields if f.kind is Kind.PERSON and f.column != "id" and f.name in source.columns]


def _keep_led_by_zeros(connection: duckdb.DuckDBPyConnection, name: str, there: Sequence[Source]) -> bool:
    """Make the table of what numbers that begin with a zero are without; whether there is any.

    Most councils have none, and a million numbers need not be told apart to know it.
    """
    led = f"{quoted(name)} LIKE '0%'"
    each = " UNION ALL ".join(f"({_numbers(name, source)} AND {led})" for source in there)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE led_by_zeros AS SELECT without_zeros(number) AS bare, "
        f"max(length(number)) AS longest FROM ({each}) GROUP BY 1"
    )
    [found] = one_row(connection, "SELECT count(*) FROM led_by_zeros")
    return bool(found)


def _shortened(connection: duckdb.DuckDBPyConnection, own: str) -> tuple[int, int]:
    """How many of one's own numbers are somewhere with more zeros before them, and how many there are."""
    return one_row(
        connection,
        f"SELECT count(*) FILTER (length(number) < longest), count(*) FROM ({own}) "
        "LEFT JOIN led_by_zeros ON bare = without_zeros(number)",
    )


def _numbers(name: str, source: Source) -> str:
    """The SQL of the numbers in a column of people, each once."""
    text = f"as_person({quoted(name)})"
    return f"SELECT DISTINCT {text} AS number FROM {source.table} WHERE {text} IS NOT NULL"


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""
