"""Running the checks over the table `conformed`: which rows are rejected, and what is found."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from data_access.checks import CHECKS, Breach, Check, Finding
from data_access.loading import date_rules, rules, rules_of_keys  # noqa: F401  declare the checks
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row

REASONS = "file_row INTEGER, field VARCHAR, rule VARCHAR, sentence VARCHAR, nth INTEGER"
# A row that trips two checks is left out once, for both reasons.
LEFT_OUT_ONCE = (
    "SELECT ?, file_row, arg_min(field, nth), arg_min(rule, nth), string_agg(sentence, ' ' ORDER BY nth) "
    "FROM reasons GROUP BY file_row ORDER BY file_row"
)


def run(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Fill `rejected` with the numbers of rows not to load, and empty what is not to be kept."""
    connection.execute("CREATE OR REPLACE TABLE rejected (file_row INTEGER)")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE reasons ({REASONS})")
    found: list[Finding | None] = []
    emptied: list[tuple[Check, Breach]] = []
    for check in CHECKS.values():
        for breach in check.breaches(source.layout):
            breach = replace(breach, where=_apart_from_wrong_width(check, breach.where))
            if breach.empties:
                emptied.append((check, breach))
            else:
                found.append(_reject(connection, source, check, breach))
    # Of a row left out for another reason it is not said what it was loaded without.
    loaded = "AND file_row NOT IN (SELECT file_row FROM rejected)"
    for check, breach in emptied:
        found.append(_counted(connection, source, check, replace(breach, where=f"({breach.where}) {loaded}")))
    for _, breach in emptied:
        emptying = f"{quoted(breach.column)} = NULL, {quoted(breach.column + '__bad')} = TRUE"
        connection.execute(f"UPDATE conformed SET {emptying} WHERE {breach.where}")
    connection.execute(f"INSERT INTO rejects {LEFT_OUT_ONCE}", [source.file])
    return [finding for finding in found if finding]


def _apart_from_wrong_width(check: Check, where: str) -> str:
    """Of a row with too few or too many cells nothing more is said: its values stand in wrong columns."""
    return where if check.name == "wrong_number_of_cells" else f"({where}) AND cells IS NULL"


def _counted(
    connection: duckdb.DuckDBPyConnection, source: Source, check: Check, breach: Breach
) -> Finding | None:
    """What is said of the rows that a breach holds of, if any."""
    asked = f"SELECT count(*), min(file_row) FROM conformed WHERE {breach.where}"
    rows, first = one_row(connection, asked)
    if not rows:
        return None
    more = f" and {rows - 1:,} more" if rows > 1 else ""
    sentence = f"Row {first}{more}: {breach.sentence}"
    severity = "warning" if breach.empties else "note" if breach.harmless else "error"
    column = breach.column or None
    extract, stops = source.layout.name, breach.stops is not None and rows > breach.stops
    return Finding(source.file, extract, check.name, severity, column, first, sentence, rows, stops)


def _reject(
    connection: duckdb.DuckDBPyConnection, source: Source, check: Check, breach: Breach
) -> Finding | None:
    finding = _counted(connection, source, check, breach)
    if finding:
        said = [breach.column, check.name, breach.sentence, list(CHECKS).index(check.name)]
        held = f"FROM conformed WHERE {breach.where}"
        connection.execute(f"INSERT INTO reasons SELECT file_row, ?, ?, ?, ? {held}", said)
        connection.execute(f"INSERT INTO rejected SELECT file_row {held}")
    return finding
