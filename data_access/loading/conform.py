"""From a file's rows of text to the table `conformed`: typed values, and whether each was understood.

For a field `x`, `x` is its value and `x__bad` says that something was sent that
is not one. `file_row` is the row's number in the file, `cells` how many cells it
has where that is not the header's number. Rows with nothing in them are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from data_access.checks import Finding
from data_access.extracts import Field, Kind, Layout
from data_access.loading import dates, instead, own_codes, persons, standard_codes
from data_access.loading.columns import ALONE, literal, number, quoted, value
from data_access.loading.source import Source
from data_access.loading.unknown import empty_words, unknown_names
from data_access.loading.unreadable import UnreadableError
from data_access.loading.words import Vocabulary, vocabulary
from data_access.schema import NOT_RECORDED


@dataclass(frozen=True)
class Authority:
    """The authority that rows which name none belong to; key 0 and no code where there is no such one."""

    key: int
    code: str


def conform(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Make the table `conformed`; UnreadableError where no authority can be told. Returns names not known."""
    layout = source.layout
    scoped = "authority" in (field.dimension for field in layout.fields)
    only = _only_authority(connection, source) if scoped else Authority(0, "")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE meant "
        "(field VARCHAR, authority INTEGER, sent VARCHAR, key INTEGER, code VARCHAR)"
    )
    renamed = own_codes.rename(connection, source)
    _give_authority(connection, source, scoped, only)
    findings = persons.examine(connection, source) + dates.read_days(connection, source)
    findings += [*renamed, *instead.read(connection, source)]
    joins = [dates.join(field) for field in layout.fields if field.kind is Kind.DATE]
    for field in layout.fields:
        if field.dimension and field.name != "authority":
            known = vocabulary(connection, field.dimension)
            findings += _mean(connection, source, field, known, only)
            joins.append(_join(field, known))
    typed = f"SELECT t.file_row, t.cells, {', '.join(_typed(layout))} FROM sent_rows t {' '.join(joins)}"
    judged = f"SELECT file_row, cells, {', '.join(_judged(layout))} FROM ({typed})"
    connection.execute(f"CREATE OR REPLACE TABLE conformed AS {judged}")
    return findings


def _join(field: Field, known: Vocabulary) -> str:
    meant = f"w_{field.name}"
    authority = "coalesce(authority_key, 0)" if known.scoped else "0"
    return (
        f"LEFT JOIN meant {meant} ON {meant}.field = '{field.name}' "
        f"AND {meant}.sent = t.{quoted(field.name)} AND {meant}.authority = {authority}"
    )


def _typed(layout: Layout) -> Iterator[str]:
    """The SQL of each field's value, and of whether anything was sent for it."""
    for field in layout.fields:
        said = f"t.{quoted(field.name)} IS NOT NULL"
        if field.dimension and field.name == "authority":
            known = "authority_key"
        elif field.kind is Kind.DATE:
            known, said = dates.value(field), dates.said(field)
            if field.yes:
                yield f"{dates.yes(field)} AS {quoted(field.yes)}"
        else:
            known = value(field, layout)
        if field.column == "id":
            yield f"{number(field, layout)} AS {ALONE}"
        yield f"{known} AS {quoted(field.name)}"
        yield f"{said} AS {quoted(field.name + '__bad')}"


def _judged(layout: Layout) -> Iterator[str]:
    """The same with dates beyond reach emptied, and what was sent but is no value marked as bad."""
    for field in layout.fields:
        name, bad = quoted(field.name), quoted(field.name + "__bad")
        known = f"within_reach({name})" if field.kind is Kind.MONTH else name
        yield f"{known} AS {name}"
        yield f"({bad} AND {known} IS NULL) AS {bad}"
        if field.yes:
            yield quoted(field.yes)
        if field.column == "id":
            yield ALONE


def _only_authority(connection: duckdb.DuckDBPyConnection, source: Source) -> Authority:
    loaded = connection.execute("SELECT key, code FROM authority WHERE key <> 0").fetchall()
    if not loaded:
        raise UnreadableError(
            "no_authority",
            "No authority is loaded yet. Load authorities.csv first, or together with this file; or name "
            "yours under [lists.authorities] in mapping.toml.",
        )
    if len(loaded) == 1:
        return Authority(*loaded[0])
    if "authority" not in source.columns:
        raise UnreadableError(
            "authority_not_named",
            f"{len(loaded)} authorities are loaded and the file does not say whose rows these are. "
            "Add the column authority.",
        )
    return Authority(0, "")


def _give_authority(
    connection: duckdb.DuckDBPyConnection, source: Source, scoped: bool, only: Authority
) -> None:
    """Make the view `sent_rows`: the rows that say anything, each with its authority's key and code."""
    fields = source.layout.fields
    texts = ", ".join(f"{_text(field)} AS {quoted(field.name)}" for field in fields)
    something = " OR ".join(f"{quoted(field.name)} IS NOT NULL" for field in fields)
    numbered = f"SELECT coalesce(file_row, rowid + 2) AS file_row, cells, {texts} FROM {source.table}"
    key, code, join = "0", "''", ""
    if scoped:
        _mean_authority(connection, source)
        key = f"CASE WHEN r.authority IS NULL THEN nullif({only.key}, 0) ELSE a.key END"
        code = f"CASE WHEN r.authority IS NULL THEN {literal(only.code)} ELSE a.code END"
        join = "LEFT JOIN meant a ON a.field = 'authority' AND a.sent = r.authority"
    connection.execute(
        f"CREATE OR REPLACE VIEW sent_rows AS SELECT r.*, {key} AS authority_key, "
        f"{code} AS authority_code FROM (SELECT * FROM ({numbered}) WHERE {something}) r {join}"
    )


def _text(field: Field) -> str:
    sent = quoted(field.name)
    return f"as_person({sent})" if field.kind is Kind.PERSON else sent


def _mean_authority(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    known = vocabulary(connection, "authority")
    codes = dict(connection.execute("SELECT key, code FROM authority").fetchall())
    sent = connection.execute(f"SELECT DISTINCT authority FROM {source.table}").fetchall()
    keys = [(text, known.key(text, 0)) for (text,) in sent if text]
    rows = [("authority", 0, text, key, codes[key]) for text, key in keys if key]
    _remember(connection, rows)


def _mean(
    connection: duckdb.DuckDBPyConnection, source: Source, field: Field, known: Vocabulary, only: Authority
) -> list[Finding]:
    """Remember which member each text of a field means; findings for texts that mean none."""
    if field.name not in source.columns:
        return []
    sent = connection.execute(_distinct(source, field, known.scoped, only)).fetchall()
    keys = {(text, scope): known.key(text, scope) for text, scope, *_ in sent}
    standard = standard_codes.keys(field, known, (each for each, key in keys.items() if key is None))
    keys |= standard
    empty = {row[:2] for row in sent if keys[row[:2]] is None and row[4]}
    keys |= dict.fromkeys(empty, NOT_RECORDED)
    meant = [(field.name, scope, text, key, None) for (text, scope), key in keys.items() if key is not None]
    _remember(connection, meant)
    unmet = (row[:4] for row in sent if keys[row[:2]] is None)
    findings = [
        *unknown_names(source, field, known, unmet),
        *empty_words(source, field, (row[:4] for row in sent if row[:2] in empty)),
    ]
    if standard:
        rows = sum(row[2] for row in sent if row[:2] in standard)
        findings.append(standard_codes.found(source, field, rows))
    return findings


def _distinct(source: Source, field: Field, scoped: bool, only: Authority) -> str:
    """The SQL of a field's texts, each with its authority, its rows, the first, and if it says nothing."""
    name = quoted(field.name)
    owner = "authority" if scoped and "authority" in source.columns else "NULL"
    # Grouped before the authority is looked up: a million rows hold few texts. In a row of the wrong width
    # the texts stand in other columns; it is rejected as a whole.
    sent = (
        f"SELECT {name} AS sent, {owner} AS owner, count(*) AS times, "
        f"min(coalesce(file_row, rowid + 2)) AS first FROM {source.table} WHERE cells IS NULL GROUP BY ALL"
    )
    scope = f"CASE WHEN owner IS NULL THEN {only.key} ELSE coalesce(a.key, 0) END" if scoped else "0"
    return (
        f"SELECT s.sent, {scope}, sum(times)::INTEGER, min(first), "
        f"any_value(is_nobody(s.sent)) FROM ({sent}) s "
        "LEFT JOIN meant a ON a.field = 'authority' AND a.sent = s.owner "
        "WHERE s.sent IS NOT NULL GROUP BY 1, 2 ORDER BY 4"
    )


def _remember(connection: duckdb.DuckDBPyConnection, rows: list[tuple]) -> None:
    if rows:
        connection.executemany("INSERT INTO meant VALUES (?, ?, ?, ?, ?)", rows)
