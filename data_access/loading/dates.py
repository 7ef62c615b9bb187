"""Dates by the evidence of their whole column: each different text is read once, then judged together.

Never month first: a column that shows itself to be written so is refused, since half of its dates would
be read as others. A date that systems write where there is none, as 01/01/1900, is none.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import Field, Kind
from data_access.facts.columns import DATE_OF_BIRTH
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.loading.unreadable import UnreadableError
from data_access.stores.duckdb_file import one_row

FEW = 5  # so many unread dates say nothing of their column
SLIPS = 10  # of so many dates that tell, one written month first may be a slip of the pen
DAYS_FROM_1904 = 1462  # between the two days from which workbooks count

# Where a system has no date it writes the first or the last that it knows. Days from 1 January 1970.
NO_DATES = (-719162, -79257, -25569, -25568, -25567, 0, 376199, 2932896)


def read_days(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Fill `days` with what each text of each date column means; findings on columns that need a word.

    UnreadableError where a column is month first, or most of it cannot be read: what is missing would read
    as still open, or as not yet decided.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE days (field VARCHAR, sent VARCHAR, day INTEGER, no_date BOOLEAN, "
        "month_first BOOLEAN, tells BOOLEAN, times INTEGER, first INTEGER, yes INTEGER)"
    )
    findings: list[Finding] = []
    for field in source.layout.fields:
        if is_sent(field, source):
            connection.execute(_read(field, source))
            findings += _judge(connection, source, field)
    return findings


def is_sent(field: Field, source: Source) -> bool:
    """Whether the file has dates in the field's place."""
    dates = field.kind is Kind.DATE or source.instead.get(field.name) == DATE_OF_BIRTH.name
    return dates and field.name in source.columns


def counted_from(source: Source) -> str:
    """SQL to put behind a date read from the text `sent`, where numbers count from another day."""
    return f"+ CASE WHEN is_count(sent) THEN {DAYS_FROM_1904} ELSE 0 END" if source.days_1904 else ""


def _read(field: Field, source: Source) -> str:
    several = (
        f"SELECT {quoted(field.name)} AS sent, count(*)::INTEGER AS times, "
        f"min(coalesce(file_row, rowid + 2))::INTEGER AS first FROM {source.table} "
        "WHERE cells IS NULL GROUP BY 1 HAVING sent IS NOT NULL"
    )
    return (
        f"INSERT INTO days SELECT '{field.name}', sent, within_reach(day), "
        f"coalesce(day IN {NO_DATES}, FALSE) OR is_nobody(sent) OR is_zero_date(sent) OR yes IS NOT NULL, "
        "coalesce(second > 12 AND first_part BETWEEN 1 AND 12, FALSE), "
        "coalesce(greatest(first_part, second) > 12, FALSE), times, first, yes "
        f"FROM (SELECT sent, times, first, as_day(sent) {counted_from(source)} AS day, "
        f"{'as_flag(sent)' if field.yes else 'NULL'} AS yes, "
        f"number_in(sent, 1) AS first_part, number_in(sent, 2) AS second FROM ({several}))"
    )


def _judge(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Iterator[Finding]:
    bad, called = "day IS NULL AND NOT no_date", source.instead.get(field.name, field.name)
    [filled, unread, first_bad, wrong_way, first_wrong, tell, none, first_none, answers] = one_row(
        connection,
        "SELECT sum(times) FILTER (NOT no_date OR yes IS NOT NULL), "
        f"sum(times) FILTER ({bad}), min(first) FILTER ({bad}), "
        "sum(times) FILTER (month_first), min(first) FILTER (month_first), sum(times) FILTER (tells), "
        "sum(times) FILTER (no_date AND yes IS NULL), min(first) FILTER (no_date AND yes IS NULL), "
        "sum(times) FILTER (yes IS NOT NULL) "
        "FROM days WHERE field = ?",
        [field.name],
    )
    if wrong_way and wrong_way * SLIPS >= tell:
        raise UnreadableError("month_first", _month_first(called, first_wrong, wrong_way))
    if wrong_way:
        sentence = f"Column {called} is written month first there. Write it as dd/mm/yyyy."
        yield _finding(source, field, "month_first", first_wrong, wrong_way, sentence)
    if unread and unread > FEW and 2 * unread > filled and field.kind is Kind.DATE:
        raise UnreadableError(
            "dates_not_read",
            f"Column {field.name}: {unread:,} of {filled:,} dates cannot be read, the first in row "
            f"{first_bad}, so the file was not loaded. Write them as dd/mm/yyyy or yyyy-mm-dd. If it holds "
            f'something else, as Yes and No, leave the column out: `{field.name} = ""` in mapping.toml.',
        )
    if none:
        sentence = f"Column {called} holds what systems write for no date, as 01/01/1900; read as empty."
        yield _finding(source, field, "no_date", first_none, none, sentence, "note")
    if answers:
        sentence = (
            f"Column {called} says Yes or No in {answers:,} rows. Shares count them; without days, no wait "
            "can be counted from or to them."
        )
        yield Finding(
            source.file, source.layout.name, "yes_or_no", "note", field.name, None, sentence, answers
        )


def _month_first(column: str, row: int, rows: int) -> str:
    return (
        f"Column {column}: row {row}{_and_more(rows)} are written month first, and others of the column "
        "may be too, so the file was not loaded. Write its dates as dd/mm/yyyy or yyyy-mm-dd."
    )


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""


def _finding(
    source: Source, field: Field, rule: str, row: int, rows: int, sentence: str, severity: str = "warning"
) -> Finding:
    said = f"Row {row}{_and_more(rows)}: {sentence}"
    return Finding(source.file, source.layout.name, rule, severity, field.name, row, said, rows)


def join(field: Field) -> str:
    """How the rows `t` of texts find what their dates mean."""
    day = f"d_{field.name}"
    return f"LEFT JOIN days {day} ON {day}.field = '{field.name}' AND {day}.sent = t.{quoted(field.name)}"


def value(field: Field) -> str:
    """The SQL of the day."""
    return f"CASE WHEN NOT d_{field.name}.no_date THEN d_{field.name}.day END"


def yes(field: Field) -> str:
    """The SQL of whether it happened on a day that nobody knows: 1 or 0, and empty where that is not said."""
    return f"d_{field.name}.yes"


def said(field: Field) -> str:
    """The SQL of whether a date was sent that ought to be understood."""
    return f"coalesce(NOT d_{field.name}.no_date, FALSE)"
