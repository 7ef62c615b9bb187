"""The Department for Education's codes, understood wherever ours are expected.

Of what is the same everywhere (sex, ethnic group, disability) each code speaks for itself. Sources and
reasons are a council's own, and its list may number them 1 to 9 too, so there the whole column has to be
the Department's: nothing in it is another's, and some code has a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, LAYOUTS, Field
from data_access.formats import cin_codes
from data_access.loading.columns import quoted
from data_access.loading.source import Source
from data_access.loading.words import Vocabulary
from data_access.schema import FIXED

LISTS = {"referral_source": cin_codes.SOURCES, "reason": cin_codes.NEEDS}
DISABLED = {
    **dict.fromkeys((*cin_codes.DISABILITIES, "Y", "TRUE", "1"), "yes"),
    **dict.fromkeys((cin_codes.NOT_DISABLED, "N", "FALSE", "0"), "no"),
}
# By dimension, the Department's code and ours; empty where it says that nothing is known.
OURS: dict[str, Mapping[str, str]] = {
    "sex": cin_codes.SEXES,
    "ethnic_group": cin_codes.ETHNIC_GROUPS,
    "disability": DISABLED,
    **{name: {code: ours for code, (ours, _, _) in codes.items()} for name, codes in LISTS.items()},
}
Text = tuple[str, int]  # a text, and the key of the authority that wrote it


def keys(field: Field, known: Vocabulary, texts: Iterable[Text]) -> dict[Text, int]:
    """The members that the Department's codes among these texts mean, which mean nothing otherwise."""
    texts, ours = list(texts), OURS.get(field.dimension or "", {})
    if field.dimension not in FIXED and not is_standard(field.dimension or "", [text for text, _ in texts]):
        return {}
    meant = {each: _of_all(each[0], ours) for each in texts}
    found = {
        each: known.key(code, each[1]) if code else 0 for each, code in meant.items() if code is not None
    }
    return {each: key for each, key in found.items() if key is not None}


def _of_all(text: str, ours: Mapping[str, str]) -> str | None:
    """What a cell means, in which several codes may stand: what all of them do; None where they differ."""
    codes = [code for code in re.split(r"[\s,;/|+&]+", text.upper()) if code]
    meant = {ours.get(code) for code in codes}
    return meant.pop() if len(meant) == 1 else None


def is_standard(dimension: str, texts: Iterable[str]) -> bool:
    """Whether a column of these texts is in the Department's codes: all of them, one with a letter."""
    written = {text.upper() for text in texts}
    lettered = any(not code.isdigit() for code in written)
    return lettered and written <= set(OURS.get(dimension, ()))


def found(source: Source, field: Field, rows: int) -> Finding:
    """The note that so many rows of the field were in the Department's codes."""
    sentence = (
        f"Column {field.name}: codes of the Department for Education, in {rows:,} rows, were read as ours."
    )
    layout = source.layout.name
    return Finding(source.file, layout, "standard_codes", "note", field.name, None, sentence, rows)


def lists_wanted(
    connection: duckdb.DuckDBPyConnection, sources: Iterable[Source]
) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Extracts, with their rows, of the Department's lists that files go by and no list is there for."""
    sources = list(sources)
    for dimension, codes in LISTS.items():
        extract = next(
            name for name, each in LAYOUTS.items() if each.table == dimension and each.key == ("code",)
        )
        there = connection.execute(f"SELECT 1 FROM {quoted(dimension)} WHERE key <> 0").fetchone()
        if there or any(source.layout.name == extract for source in sources):
            continue
        if is_standard(dimension, _texts(connection, dimension, sources)):
            rows = [{"code": ours, "name": name, "group": group} for ours, name, group in codes.values()]
            yield extract, rows


def _texts(connection: duckdb.DuckDBPyConnection, dimension: str, sources: Iterable[Source]) -> Iterator[str]:
    for source in (source for source in sources if source.layout in FACTS):
        for field in source.layout.fields:
            if field.dimension == dimension and field.name in source.columns:
                asked = f"SELECT DISTINCT {quoted(field.name)} FROM {source.table} WHERE cells IS NULL"
                yield from (text for (text,) in connection.execute(asked).fetchall() if text)
