"""The codes that figures go by, and which of them no member of the council's lists has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import PARENTS
from data_access.loading.columns import quoted

# By list and code, and by fact and column, the titles of the figures that turn on it: handed over by whoever
# may read the metrics.
Codes = Mapping[str, Mapping[str, tuple[str, ...]]]
Columns = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Figures:
    """What loading is told of the figures: the codes and columns that they turn on, and titles by name."""

    codes: Codes = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    columns: Columns = field(default_factory=dict)


NO_FIGURES = Figures()


def unplayed(connection: duckdb.DuckDBPyConnection, codes: Codes) -> Iterator[Finding]:
    """A note for each code that figures go by and nothing has: those figures are not available."""
    for dimension, figures in codes.items():
        if not _is_used(connection, dimension):
            continue
        extract = next(
            name for name, each in LAYOUTS.items() if each.table == dimension and each.key == ("code",)
        )
        played = {code for (code,) in connection.execute(_played(dimension)).fetchall()}
        for code in sorted(figures.keys() - played):
            waiting = ", ".join(figures[code])
            sentence = (
                f"{_nothing(dimension, code)}. Until one has, these figures are not available: {waiting}. "
                f"Give that code to the one of yours that it is, in {extract}.csv or in mapping.toml."
            )
            yield Finding("", extract, "role_not_played", "note", "code", None, sentence)


def _is_used(connection: duckdb.DuckDBPyConnection, dimension: str) -> bool:
    """Whether a fact that refers to the list has rows: who sends no assessments needs no kinds of them."""
    facts = (fact.name for fact in DECLARED.values() if dimension in fact.dimensions)
    return any(connection.execute(f"SELECT 1 FROM {quoted(fact)} LIMIT 1").fetchone() for fact in facts)


def _played(dimension: str) -> str:
    """The SQL of the codes that a row can have: of types of team, those of some team."""
    children = [child for child, parent in PARENTS.items() if parent == dimension]
    had = "".join(f" AND key IN (SELECT {dimension} FROM {quoted(child)})" for child in children)
    return f"SELECT code FROM {quoted(dimension)} WHERE key <> 0{had}"


def _nothing(dimension: str, code: str) -> str:
    what = dimension.replace("_", " ")
    child = next((child for child, parent in PARENTS.items() if parent == dimension), "")
    return f"No {child} is of the {what} {code}" if child else f"No {what} has the code {code}"
