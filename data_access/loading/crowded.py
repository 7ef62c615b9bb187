"""Numbers that stand on more rows than anybody's could: most likely what a system writes for nobody.

What else a row says of a person shows such a number by itself (`nobody`). Where nothing stands beside it,
only how often it is there can tell, and that is not sure: a child who is often reported missing comes back
and back. So nobody is made of it before somebody has looked.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import Kind
from data_access.loading.columns import quoted
from data_access.loading.source import Source

FEWEST = 20  # rows; in a file of a few weeks somebody may have as many as there are weeks
MOST_TOLD = 10  # numbers said one by one


def crowded(connection: duckdb.DuckDBPyConnection, source: Source) -> Iterator[Finding]:
    """A finding for each number with more sound rows than the file has weeks; the one with most comes first.

    It is a reason not to load, unless it had as many before: then somebody has looked at it already.
    """
    layout = source.layout
    people = {field.name for field in layout.fields if field.kind is Kind.PERSON and field.column != "id"}
    for person in people.intersection(layout.key if layout.dated else ()):
        yield from _of(connection, source, person)


def _of(connection: duckdb.DuckDBPyConnection, source: Source, person: str) -> Iterator[Finding]:
    layout, column = source.layout, quoted(person)
    sound = f"{column} IS NOT NULL AND file_row NOT IN (SELECT file_row FROM rejected)"
    had = f"SELECT {column} FROM {quoted(layout.table)} GROUP BY 1 HAVING count(*) > {FEWEST}"
    told = connection.execute(
        f"WITH sound AS (SELECT {column} AS number, file_row, {quoted(layout.dates)} AS day FROM conformed "
        f"WHERE {sound}), file AS (SELECT count(*) AS rows, count(DISTINCT day // 7) AS weeks FROM sound), "
        "each AS (SELECT number, count(*) AS rows, min(file_row) AS first FROM sound GROUP BY 1) "
        "SELECT each.first, each.rows, file.rows, file.weeks, max(each.rows) FILTER "
        f"(each.rows <= greatest(file.weeks, {FEWEST})) OVER (), number IN ({had}), "
        f"each.rows > greatest(file.weeks, {FEWEST}) FROM each, file ORDER BY each.rows DESC, each.first "
        f"LIMIT {MOST_TOLD}"
    ).fetchall()
    for first, rows, of, weeks, most, known in (each[:-1] for each in told if each[-1]):
        span = "1 week" if weeks == 1 else f"{weeks:,} weeks"
        other = f"; no other has more than {most}" if most else ""
        sentence = (
            f"Row {first} and {rows - 1:,} more of {of:,} have one number in column {person}, in a file of "
            f"{span}{other}. If it is nobody's, put it in mapping.toml under [values.{person}]: "
            '`"the number" = "not_recorded"`.'
        )
        yield Finding(
            source.file, layout.name, "crowded", "warning", person, first, sentence, rows, stops=not known
        )
