"""What is said of codes and names that mean no member: quoted only where they can be nobody's.

What is typed in the wrong column may be the name of a child or a worker, a birth date or a number, and
findings are kept and shown. What is all but a known name is none of these, nor is a short code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from data_access.checks import Finding
from data_access.extracts import LAYOUTS, Field
from data_access.loading.naming import folded
from data_access.loading.source import Source
from data_access.loading.words import Vocabulary, vocabulary
from data_access.schema import FIXED

MOST_NAMES = 30  # said one by one; beyond these only how many
LONGEST_CODE, MOST_DIGITS = 12, 4  # of a code; dates and numbers of people have more digits

Text = tuple[str, int, int, int]  # the text, the authority's key, how many rows have it, the first of these


def unknown_names(
    source: Source, field: Field, known: Vocabulary, texts: Iterable[Text]
) -> Iterator[Finding]:
    """Findings for the texts of a field that mean no member, and for a list that was never loaded."""
    texts = list(texts)
    listless = [text for text in texts if not known.names.get(text[1])]
    if listless:
        yield _finding(source, field, listless, _list_missing(field, listless))
    alike = _spelt_alike(text for text in texts if known.names.get(text[1]))
    for text in alike[:MOST_NAMES]:
        yield _finding(source, field, [text], _sentence(field, known, text))
    if rest := alike[MOST_NAMES:]:
        sentence = f"{len(rest)} more values in column {field.name} are no {_what(field)}; {_outcome(field)}."
        yield _finding(source, field, rest, sentence)


def empty_words(source: Source, field: Field, texts: Iterable[Text]) -> Iterator[Finding]:
    """A note on the words in a column of codes that say that there is none, as "-" and N/K."""
    texts = sorted(_spelt_alike(texts), key=lambda text: -text[2])
    if texts:
        words = [f"“{text[0]}” ({text[2]:,} row{'s' * (text[2] > 1)})" for text in texts]
        sentence = f"Column {field.name} holds {', '.join(words)}, loaded as not recorded."
        rows, first = sum(text[2] for text in texts), min(text[3] for text in texts)
        what = source.file, source.layout.name, "says_nothing", "note", field.name
        yield Finding(*what, first, sentence, rows)


def aliases_of_nothing(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """A warning for each alias, sent now or kept from before, that stands for what no list has."""
    said: list[str] = []
    for (dimension,) in connection.execute("SELECT DISTINCT dimension FROM alias ORDER BY 1").fetchall():
        known = vocabulary(connection, dimension)
        asked = "SELECT written, code FROM alias WHERE dimension = ? ORDER BY 1"
        for written, code in connection.execute(asked, [dimension]).fetchall():
            if known.key(written, 0) is None:
                said.append(_stands_for_nothing(dimension, code, known.meant(code, 0)))
    if (more := len(said) - MOST_NAMES) > 0:
        said[MOST_NAMES:] = [f"{more} more words stand for codes that no list has."]
    for sentence in said:
        yield Finding("aliases.csv", "aliases", "alias_of_nothing", "warning", "code", None, sentence)


def _stands_for_nothing(dimension: str, code: str, meant: str) -> str:
    what = f"“{code}”" if meant or _is_code(code) else "a value"
    return (
        f"One word for a {dimension.replace('_', ' ')} stands for {what}, which no list has, so it means "
        f"nothing yet.{meant} Correct it in aliases.csv, or add the code to its list."
    )


def _finding(source: Source, field: Field, texts: list[Text], sentence: str) -> Finding:
    severity = "error" if field.must_mean else "warning"
    rows, first = sum(text[2] for text in texts), min(text[3] for text in texts)
    what = source.file, source.layout.name, "unknown_name", severity, field.name
    return Finding(*what, first, sentence, rows)


def _sentence(field: Field, known: Vocabulary, text: Text) -> str:
    written, authority, rows, first = text
    meant = known.meant(written, authority)
    if meant or _is_code(written):
        found = f"no {_what(field)} is called “{written[:60]}”; {_outcome(field)}.{meant}"
    else:
        found = f"a value that is no {_what(field)}; {_outcome(field)}."
    column = "" if meant else f", column {field.name}"
    listed = FIXED.get(field.dimension or "", ())
    known_are = f" There are: {', '.join(name for _, name in listed)}." if listed else ""
    return f"Row {first}{_and_more(rows)}{column}: {found}{known_are} Correct it, or add it to aliases.csv."


def _is_code(text: str) -> bool:
    """Whether it can be nobody's name, date of birth or number: short, with few digits, and not a word."""
    digits = sum(map(str.isdigit, text))
    return (
        len(text) <= LONGEST_CODE
        and digits <= MOST_DIGITS
        and (digits > 0 or not any(map(str.isalpha, text)))
    )


def _list_missing(field: Field, texts: list[Text]) -> str:
    extract = next(
        name
        for name, layout in LAYOUTS.items()
        if layout.table == field.dimension and layout.key == ("code",)
    )
    whose = " of its authority" if texts[0][1] else ""
    return (
        f"Column {field.name} is filled in, but no {_what(field)}{whose} is loaded yet; {_outcome(field)}. "
        f"Load {extract}.csv first, or together with this file; or let `python -m data_access map` "
        "propose it."
    )


def _spelt_alike(unknown: Iterable[Text]) -> list[Text]:
    """Those that differ only in case or spaces, taken together."""
    together: dict[tuple, Text] = {}
    for text, authority, rows, first in unknown:
        before = together.get((folded(text), authority), (text, authority, 0, first))
        together[folded(text), authority] = (*before[:2], before[2] + rows, before[3])
    return list(together.values())


def _what(field: Field) -> str:
    return (field.dimension or field.name).replace("_", " ")


def _outcome(field: Field) -> str:
    return "its rows were not loaded" if field.must_mean else "loaded as Not recorded"


def _and_more(rows: int) -> str:
    return f" and {rows - 1:,} more" if rows > 1 else ""
