"""How often a row did not say what another fact's latest row of the child does, and was given that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import duckdb

from data_access.checks import Finding
from data_access.facts import FACTS
from data_access.facts.columns import Member
from data_access.stores.duckdb_file import one_row

Unsaid = Mapping[tuple[str, str], int]  # rows that do not say it, by fact and dimension


def unsaid(connection: duckdb.DuckDBPyConnection) -> Unsaid:
    """How many rows of each fact do not say what another fact could; before and after deriving."""
    return {
        (fact.name, each.dimension): one_row(
            connection, f"SELECT count(*) FROM {fact.name} WHERE {each.dimension} = 0"
        )[0]
        for fact in FACTS.values()
        for each in fact.sent
        if isinstance(each, Member) and each.else_of
    }


def filled_in(before: Unsaid, after: Unsaid) -> Iterator[Finding]:
    """A note for each dimension that was filled in, as the rows then count where nobody put them."""
    for (name, dimension), rows in before.items():
        number, fact = rows - after[name, dimension], FACTS[name]
        if number:
            other = next(e.else_of for e in fact.sent if isinstance(e, Member) and e.dimension == dimension)
            sentence = (
                f"{number:,} of the {fact.extract} name no {dimension}, and count for that of the child's "
                f"latest {other}. Fill in the column where that is not right."
            )
            yield Finding("", fact.extract, "filled_in", "note", dimension, None, sentence, number)
