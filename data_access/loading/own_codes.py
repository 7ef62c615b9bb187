"""The codes of a council's lists that its mapping gives ours, and whether every word leads somewhere."""

from __future__ import annotations

import duckdb

from data_access.checks import Finding
from data_access.loading.naming import folded
from data_access.loading.source import Source
from data_access.loading.words import own_words, vocabulary
from data_access.mapping.own_words import NOTHING
from data_access.stores.snapshots import StoreError


def rename(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Give the rows of a list the codes that the mapping has for theirs; those of one code become one row."""
    own = own_words(connection, source.layout.table) if source.layout.key == ("code",) else {}
    if not own:
        return []
    sent = connection.execute(f"SELECT code, name FROM {source.table}").fetchall()
    known = {folded(code): code for code, _ in sent if code}
    renamed = [(code, name, own[folded(code)]) for code, name in sent if code and folded(code) in own]
    for code, name, ours in renamed:
        ours = known.get(folded(ours), ours)
        change = f"UPDATE {source.table} SET code = ? WHERE code = ?"
        connection.execute(change, [ours, code])
        _also(connection, source.layout.table, name, ours)
    return [_join(connection, source, ours) for ours in dict.fromkeys(ours for _, _, ours in renamed)]


def _also(connection: duckdb.DuckDBPyConnection, dimension: str, name: str | None, ours: str) -> None:
    """Keep the name of a row for this load: it may not be the one that stays."""
    if name:
        connection.execute("INSERT INTO own_word VALUES (?, ?, ?)", [dimension, folded(name), ours])


def _join(connection: duckdb.DuckDBPyConnection, source: Source, ours: str) -> Finding:
    """Keep the first row of the code."""
    same = f"lower(code) = lower(?) AND rowid > (SELECT min(rowid) FROM {source.table} "
    same += "WHERE lower(code) = lower(?))"
    [more] = connection.execute(f"DELETE FROM {source.table} WHERE {same}", [ours, ours]).fetchall()[0]
    joined = f" {more + 1} rows became one." if more else ""
    sentence = f"The code {ours} stands for the council's own code, as the mapping says.{joined}"
    return Finding(source.file, source.layout.name, "code_read_as", "note", "code", None, sentence)


def refuse_unknown(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """StoreError where the mapping leads a word to a code or a name that no list has."""
    faults = []
    listed = connection.execute("SELECT DISTINCT dimension FROM own_word ORDER BY 1").fetchall()
    for (dimension,) in listed:
        known = vocabulary(connection, dimension)
        for written, code in own_words(connection, dimension).items():
            if folded(code) != NOTHING and known.key(code, 0) is None:
                what = f"there is no {dimension.replace('_', ' ')} {code}.{known.meant(code, 0)}"
                remedy = " Correct it, or add it to its list."
                what = what + remedy if code else "say what it stands for, or take the line away."
                faults.append(f"  [values.{dimension}] {written}: {what}")
    if faults:
        raise StoreError("\n".join([f"{name} cannot be used as it is:", *faults]))
