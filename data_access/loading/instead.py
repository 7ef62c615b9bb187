"""What is sent in place of a column: a date of birth for an age band, a tenth of deprivation for a fifth.

The staged texts are replaced by our codes before the rows are conformed, so that nothing beyond this step
knows of them, and no date of birth reaches the store.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import Field
from data_access.facts.columns import DATE_OF_BIRTH, DEPRIVATION_DECILE
from data_access.formats import cin_codes
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row

# A birth further than this from the day of the row is a slip: nobody is a child, or unborn, for longer.
LONGEST, UNBORN = 30 * 365, 310
IS_TENTH = "regexp_full_match(sent, '0?[1-9]|10')"


def read(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[Finding]:
    """Put our codes in the place of what was sent; `dates` has read the days before. Findings say so."""
    for field in source.layout.fields:
        sent = source.instead.get(field.name, "")
        if sent == DATE_OF_BIRTH.name:
            yield from _ages(connection, source, field, sent)
        elif sent == DEPRIVATION_DECILE.name or _holds_tenths(connection, source, field):
            yield from _fifths(connection, source, field, sent or field.name)


def _ages(
    connection: duckdb.DuckDBPyConnection, source: Source, field: Field, sent: str
) -> Iterator[Finding]:
    """The age band on the day of the row, from the date of birth."""
    own, day = quoted(field.name), source.layout.dates
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE worked AS SELECT s.rowid AS nth, s.file_row, s.cells, "
        f"{_band()} AS code, coalesce(b.no_date, s.{own} IS NULL) AS nothing FROM {source.table} s "
        f"LEFT JOIN days b ON b.field = ? AND b.sent = s.{own} "
        f"LEFT JOIN days o ON o.field = ? AND o.sent = s.{quoted(day)}",
        [field.name, day],
    )
    what = f"holds no date, or one that cannot be right beside {day}; the age was loaded as not recorded"
    yield from _put(connection, source, field, sent, what)
    yield _note(source, sent, f"was read as the age on the day of {day}. The date itself is not kept.")


def _band() -> str:
    """The SQL of the age band of somebody born on `b.day` on the day `o.day`; empty where it cannot be."""
    years = "date_sub('year', DATE '1970-01-01' + b.day, DATE '1970-01-01' + o.day)"
    bands = " ".join(f"WHEN {years} <= {oldest} THEN '{code}'" for oldest, code in cin_codes.BANDS)
    return (
        f"CASE WHEN b.no_date OR NOT o.day - b.day BETWEEN -{UNBORN} AND {LONGEST} THEN NULL "
        f"WHEN b.day > o.day THEN 'unborn' {bands} WHEN b.day IS NOT NULL AND o.day IS NOT NULL "
        f"THEN '{cin_codes.OLDEST}' END"
    )


def _holds_tenths(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> bool:
    """Whether a column of fifths shows itself to hold tenths: all are from 1 to 10, and some beyond 5."""
    if field.instead is not DEPRIVATION_DECILE or field.name not in source.columns:
        return False
    all_tenths, beyond = one_row(
        connection,
        f"SELECT bool_and({IS_TENTH}), max(try_cast(sent AS INTEGER)) > 5 FROM "
        f"(SELECT DISTINCT {quoted(field.name)} AS sent FROM {source.table} "
        "WHERE cells IS NULL) WHERE sent IS NOT NULL AND NOT is_nobody(sent)",
    )
    return bool(all_tenths and beyond)


def _fifths(
    connection: duckdb.DuckDBPyConnection, source: Source, field: Field, sent: str
) -> Iterator[Finding]:
    """The fifth that a tenth of deprivation lies in."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE worked AS SELECT nth, file_row, cells, "
        f"CASE WHEN {IS_TENTH} THEN (try_cast(sent AS INTEGER) + 1) // 2 END::VARCHAR AS code, "
        "coalesce(is_nobody(sent), TRUE) AS nothing FROM (SELECT rowid AS nth, file_row, cells, "
        f"{quoted(field.name)} AS sent FROM {source.table})"
    )
    what = "is no whole number from 1 to 10; the fifth of deprivation was loaded as not recorded"
    yield from _put(connection, source, field, sent, what)
    yield _note(
        source, sent, "holds tenths of deprivation, 1 to 10; read as fifths, 1 and 2 being the first."
    )


def _put(
    connection: duckdb.DuckDBPyConnection, source: Source, field: Field, sent: str, what: str
) -> Iterator[Finding]:
    """Put the codes of `worked` where the texts were; a warning for those of which none was made."""
    rows, first = one_row(
        connection,
        "SELECT count(*), min(coalesce(file_row, nth + 2)) FROM worked "
        "WHERE code IS NULL AND NOT nothing AND cells IS NULL",
    )
    connection.execute(
        f"UPDATE {source.table} s SET {quoted(field.name)} = w.code FROM worked w WHERE w.nth = s.rowid"
    )
    connection.execute("DROP TABLE worked")
    if rows:
        more = f" and {rows - 1:,} more" if rows > 1 else ""
        sentence = f"Row {first}{more}: column {sent} {what}. Correct it."
        rule = f"{sent}_not_understood"
        yield Finding(source.file, source.layout.name, rule, "warning", sent, first, sentence, rows)


def _note(source: Source, sent: str, what: str) -> Finding:
    sentence = f"Column {sent} {what}"
    return Finding(source.file, source.layout.name, "read_instead", "note", sent, None, sentence)
