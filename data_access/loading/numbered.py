"""Rows about nobody that are sent again, now that it is known whom they are about.

A row is known by its reference and its child, because brothers and sisters come under one reference. So one
without a child would stand beside the same one with it, and count twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import Kind
from data_access.loading.columns import ALONE, quoted
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row


def numbered_now(connection: duckdb.DuckDBPyConnection, source: Source, first: bool) -> Iterator[Finding]:
    """Remove what the sound rows of `conformed` say again with a number; a note on how many rows that was.

    They are removed from the store, and from `accepted` where that holds earlier files of the load (not
    `first`). A row about nobody stays where the file has one too, which is then another child, and where it
    brings no child that is new to the reference.
    """
    layout, person = source.layout, source.layout.key[-1]
    if layout.field(person).kind is not Kind.PERSON or layout.field(person).column == "id":
        return
    sound = "FROM conformed WHERE file_row NOT IN (SELECT file_row FROM rejected)"
    still = f"SELECT {ALONE} {sound} AND {quoted(person)} IS NULL AND {ALONE} IS NOT NULL"
    named = f"SELECT reference, {ALONE} {sound} AND {quoted(person)} IS NOT NULL AND {ALONE} NOT IN ({still})"
    removed = 0
    for table in (quoted(layout.table), *([] if first else ["accepted"])):
        again = f"SELECT {ALONE} FROM ({named}) WHERE reference NOT IN (SELECT id FROM {table})"
        asked = f"DELETE FROM {table} WHERE {quoted(person)} IS NULL AND id IN ({again})"
        removed += one_row(connection, asked)[0]
    if removed:
        one = removed == 1
        sentence = (
            f"{removed:,} {'row' if one else 'rows'} that named no {person} before "
            f"{'is' if one else 'are'} sent again with one, under the same reference, and "
            f"{'was' if one else 'were'} replaced."
        )
        yield Finding(source.file, layout.name, "numbered_now", "note", person, None, sentence, removed)
