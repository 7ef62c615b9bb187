"""Who is nobody: what systems write where a person or a family has no number, and numbers that many share.

Each would make one person of many, who came back and back. A row about nobody counts, and plays no part in
what follows a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from data_access.checks import Finding
from data_access.extracts import Field
from data_access.loading.columns import literal, quoted
from data_access.loading.naming import as_name
from data_access.loading.report import FEW_ROWS
from data_access.loading.source import Source
from data_access.stores.duckdb_file import one_row

NUMBERED = 0.9  # so many of a column's values have a digit: one without is a word, and no number
SEVERAL = 5  # one person does not have so many families, ages or ethnic groups
TELLS = {"family": "families", "age_band": "ages or birth dates", "ethnic_group": "ethnic groups"}
MOST_TOLD = 10  # numbers that many share, said one by one
SHOWN = 4  # words shown of a column
# What words for nobody are made of. Others may be somebody's name, and are counted but not shown.
MADE_OF = {
    *("unborn", "baby", "new", "newborn", "child", "not", "no", "number", "none", "yet", "born", "known"),
    *("unknown", "tbc", "tba", "pending", "awaiting", "temp", "temporary", "dummy", "test", "recorded", "id"),
}
STILL_COUNT = "The rows count, and play no part in figures that follow a {person}."
ROW = "coalesce(file_row, rowid + 2)"


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table of what is nobody's number: what one file of a load shows holds for the next."""
    connection.execute("CREATE OR REPLACE TEMP TABLE nobodies (field VARCHAR, number VARCHAR)")


def tell(connection: duckdb.DuckDBPyConnection, numbers: Mapping[str, Sequence[str]]) -> None:
    """Keep as nobody's the numbers that the council's mapping says are, by the column they stand in."""
    rows = [(field, number.upper()) for field, own in numbers.items() for number in own]
    if rows:
        connection.executemany("INSERT INTO nobodies VALUES (?, ?)", rows)


def find(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Iterator[Finding]:
    """Empty the cells of a column of people's numbers that name nobody; findings that say so."""
    words = _words(connection, source, field)
    if field.name in source.layout.key:
        yield from _shared(connection, source, field)
    column = quoted(field.name)
    named = f"is_no_number({column})"
    if one_row(connection, "SELECT count(*) FROM nobodies WHERE field = ?", [field.name])[0]:
        others = f"SELECT number FROM nobodies WHERE field = {literal(field.name)}"
        named += f" OR upper(as_person({column})) IN ({others})"
    blank = f" OR {column} IS NULL" if field.blank and field.required else ""
    rows, first = one_row(
        connection,
        f"SELECT count(*), min({ROW}) FROM {source.table} WHERE cells IS NULL AND ({named}{blank})",
    )
    connection.execute(f"UPDATE {source.table} SET {column} = NULL WHERE {named}")
    if rows:
        yield _told(source, field, words, rows, first)


def _words(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> list[str]:
    """What stands for nobody in the column, the commonest first, as far as it may be shown; "" is a word that
    may not. Where nearly all have a digit, a word is nobody's number whatever it says, and is kept as such.
    """
    column = quoted(field.name)
    texts = f"FROM (SELECT {column} AS t FROM {source.table} WHERE cells IS NULL)"
    sent = connection.execute(
        f"SELECT t, is_no_number(t) {texts} WHERE NOT is_numbered(t) GROUP BY 1 ORDER BY count(*) DESC, t"
    ).fetchall()
    if fresh := [word for word, certain in sent if not certain]:
        [numbers] = one_row(connection, f"SELECT count(DISTINCT t) {texts} WHERE is_numbered(t)")
        if numbers < NUMBERED * (numbers + len(fresh)):
            return [word for word, certain in sent if certain]
        rows = [(field.name, word.upper()) for word in fresh]
        connection.executemany("INSERT INTO nobodies VALUES (?, ?)", rows)
    return [word if certain or _is_plain(word) else "" for word, certain in sent]


def _shared(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Iterator[Finding]:
    """Keep as nobody's each number that goes with too much that is one person's own; a warning for each."""
    for name in (name for name in TELLS if name in source.columns):
        of_each = (
            f"SELECT upper(as_person({quoted(field.name)})) AS number, count(*) AS rows, "
            f"min({ROW}) AS first, count(DISTINCT upper(as_person({quoted(name)}))) AS several "
            f"FROM {source.table} WHERE cells IS NULL GROUP BY 1 HAVING NOT is_no_number(number) AND rows > 1"
        )
        # Only where numbers mostly go with one (some systems number families anew each time), and of fewer
        # than half of the rows: else nothing is there to tell it from.
        found = connection.execute(
            f"WITH e AS ({of_each}) SELECT number, rows, first, several FROM e WHERE several >= {SEVERAL} "
            f"AND 2 * rows < {source.rows} AND (SELECT count(*) FILTER (several = 1) >= count(*) FILTER "
            f"(several BETWEEN 2 AND {SEVERAL - 1}) FROM e) ORDER BY rows DESC, first"
        ).fetchall()
        if found:
            numbers = [(field.name, number) for number, *_ in found]
            connection.executemany("INSERT INTO nobodies VALUES (?, ?)", numbers)
        for _, rows, first, several in found[:MOST_TOLD]:
            sentence = (
                f"Row {first}{_and_more(rows)}: one number in column {field.name} goes with {several:,} "
                f"different {TELLS[name]}, so it is nobody's. {STILL_COUNT.format(person=field.name)}"
            )
            layout = source.layout.name
            yield Finding(source.file, layout, "shared", "warning", field.name, first, sentence, rows)


def _told(source: Source, field: Field, words: Sequence[str], rows: int, first: int) -> Finding:
    """The warning on a column's cells that name nobody; a reason not to load where most do not."""
    shown = [f"“{word}”" for word in words if word][:SHOWN]
    if len(words) > len(shown):
        shown.append(f"{len(words) - len(shown)} more word{'s' * (len(words) - len(shown) > 1)}")
    said = f" ({', '.join(shown)})" if shown else ""
    where = f"Row {first}{_and_more(rows)}: column {field.name}"
    sentence = f"{where} names nobody{said}; loaded as not recorded."
    if field.required:
        sentence = f"{where} is empty or names nobody{said}. {STILL_COUNT.format(person=field.name)}"
    most = field.required and source.rows >= FEW_ROWS and 2 * rows > source.rows
    what = source.file, source.layout.name, "nobody", "warning", field.name
    return Finding(*what, first, sentence, rows, stops=most)


def _is_plain(word: str) -> bool:
    """Whether it cannot be somebody's name."""
    return set(as_name(word).split("_")) <= MADE_OF


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""
