"""How much of each column of a file was understood, where its rows load whatever it says."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.loading.columns import quoted
from data_access.loading.report import FEW_ROWS
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row

WORTH_TELLING = 100  # one value in so many; of fewer it is said row by row


def not_understood(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[Finding]:
    """A finding for each optional column of `conformed` with values that mean nothing here, and how many.

    Where they are more than half, everything by that column would read as not recorded: a reason not to load.
    Of a column with fewer than `FEW_ROWS` values no share is told: one mistake can be most of it.
    """
    for field in (field for field in source.layout.fields if not field.required):
        bad = quoted(field.name + "__bad")
        said = f"SELECT count(*) FILTER ({bad}), count(*), min(file_row) FILTER ({bad}) FROM conformed "
        understood = [quoted(name) for name in (field.name, field.yes) if name]
        where = f"WHERE cells IS NULL AND ({bad} OR coalesce({', '.join(understood)}) IS NOT NULL)"
        wrong, filled, first = one_row(connection, said + where)
        if filled >= FEW_ROWS and WORTH_TELLING * wrong >= filled:
            remedy = "Correct them"
            if field.dimension:
                remedy += ", or say in aliases.csv what they mean"
            if field.not_before and not field.yes:
                remedy += f". See that it is not swapped with {field.not_before}"
            sentence = (
                f"Column {field.name}: {wrong:,} of its {filled:,} values ({100 * wrong / filled:.0f}%) "
                f"could not be used, the first in row {first}. {remedy}."
            )
            what = source.file, source.layout.name, "not_understood", "warning", field.name
            yield Finding(*what, first, sentence, wrong, stops=2 * wrong > filled)
