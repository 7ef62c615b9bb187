"""Running the checks over the table `conformed`: which rows are rejected, and what is found."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from data_access.checks import CHECKS, Breach, Check, Finding
from data_access.loading import date_rules, rules  # noqa: F401  declare the checks, repeated keys last
from data_access.loading.columns import quoted
from data_access.loading.reading import Source
from data_access.stores.duckdb_file import one_row


def run(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Fill `rejected` with the numbers of rows not to load, and empty what is not to be kept."""
    connection.execute("CREATE OR REPLACE TABLE rejected (file_row INTEGER)")
    findings, emptied = [], []
    for check in CHECKS.values():
        for breach in check.breaches(source.layout):
            breach = replace(breach, where=_apart_from_wrong_width(check, breach.where))
            rows, first = one_row(
                connection, f"SELECT count(*), min(file_row) FROM conformed WHERE {breach.where}"
            )
            if rows:
                findings.append(_finding(source, check, breach, rows, first))
                emptied += [breach] if breach.empties else []
                _reject(connection, source, check, breach)
    for breach in emptied:
        connection.execute(f"UPDATE conformed SET {quoted(breach.column)} = NULL WHERE {breach.where}")
    return findings


def _apart_from_wrong_width(check: Check, where: str) -> str:
    """Of a row with too few or too many cells nothing more is said: its values stand in wrong columns."""
    return where if check.name == "wrong_number_of_cells" else f"({where}) AND cells IS NULL"


def _finding(source: Source, check: Check, breach: Breach, rows: int, first: int) -> Finding:
    more = f" and {rows - 1:,} more" if rows > 1 else ""
    sentence = f"Row {first}{more}: {breach.sentence}"
    severity = "warning" if breach.empties else "error"
    column = breach.column or None
    return Finding(source.file, source.layout.name, check.name, severity, column, first, sentence, rows)


def _reject(connection: duckdb.DuckDBPyConnection, source: Source, check: Check, breach: Breach) -> None:
    if breach.empties:
        return
    said = [source.file, breach.column, check.name, breach.sentence]
    connection.execute(
        f"INSERT INTO rejects SELECT ?, file_row, ?, ?, ? FROM conformed WHERE {breach.where} ORDER BY 2",
        said,
    )
    connection.execute(f"INSERT INTO rejected SELECT file_row FROM conformed WHERE {breach.where}")
