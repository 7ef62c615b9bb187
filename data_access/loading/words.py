"""Which member of a dimension a text means: by its code, its name or an alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from data_access import schema
from data_access.loading.naming import closest, folded
from data_access.mapping.own_words import NOTHING, OwnWords

Names = Mapping[str, int]  # a folded code, name or alias -> key


@dataclass(frozen=True)
class Vocabulary:
    """The members of one dimension, by authority where each has its own; under 0, those of all."""

    scoped: bool
    keys: Mapping[int, Names]
    names: Mapping[int, Mapping[str, str]]  # a code or a name -> the name

    def key(self, text: str, authority: int) -> int | None:
        """The key of the member meant; None when none is."""
        return self.keys.get(authority, {}).get(folded(text))

    def meant(self, text: str, authority: int) -> str:
        """A did-you-mean for a text that is no member's."""
        return closest(text, self.names.get(authority, {}))


def remember(connection: duckdb.DuckDBPyConnection, own: OwnWords) -> None:
    """Keep the council's own words for this load, beside the aliases that the store keeps."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE own_word (dimension VARCHAR, written VARCHAR, code VARCHAR)"
    )
    rows = [(dimension, *each) for dimension, words in own.values.items() for each in words.items()]
    if rows:
        connection.executemany("INSERT INTO own_word VALUES (?, ?, ?)", rows)


def own_words(connection: duckdb.DuckDBPyConnection, dimension: str) -> dict[str, str]:
    """The council's own words for members of a dimension, folded, each with what it stands for."""
    asked = "SELECT written, code FROM own_word WHERE dimension = ?"
    return dict(connection.execute(asked, [dimension]).fetchall())


def vocabulary(connection: duckdb.DuckDBPyConnection, dimension: str) -> Vocabulary:
    """The members of a dimension in the snapshot being built, with aliases and the council's own words."""
    table = schema.metadata.tables[dimension]
    scoped = "authority" in table.c
    scope = "authority" if scoped else "0"
    members = connection.execute(
        f'SELECT key, code, name, {scope} FROM "{dimension}" WHERE key <> 0 ORDER BY key'
    ).fetchall()
    aliases = connection.execute(
        "SELECT code, written FROM alias WHERE dimension = ?", [dimension]
    ).fetchall()
    own = own_words(connection, dimension)
    groups = {authority: [m for m in members if m[3] == authority] for authority in {m[3] for m in members}}
    groups[0] = members  # for rows of no authority, as links between teams and localities are
    return Vocabulary(
        scoped,
        {authority: _keys(group, aliases, own) for authority, group in groups.items()},
        {
            authority: {text: m[2] for m in group for text in (m[1], m[2])}
            for authority, group in groups.items()
        },
    )


def _keys(members: list[tuple], aliases: list[tuple], own: Mapping[str, str]) -> dict[str, int]:
    """Folded texts to keys. A code is surer than a name, a name than an alias; the first of two stands.

    What the council says itself is surest: its "1" may not be ours.
    """
    keys: dict[str, int] = {}
    for column in (1, 2):
        for member in members:
            keys.setdefault(folded(member[column]), member[0])
    for code, written in aliases:
        if folded(code) in keys:
            keys.setdefault(folded(written), keys[folded(code)])
    meant = {
        written: 0 if folded(code) == NOTHING else keys.get(folded(code)) for written, code in own.items()
    }
    return keys | {written: key for written, key in meant.items() if key is not None}
