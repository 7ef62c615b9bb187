"""The checks of keys, declared last: they see which rows the others have rejected."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.checks import Breach, check
from data_access.extracts import Layout


@check("referrals", reference="the row before, once more")
def row_repeated(layout: Layout) -> Iterator[Breach]:
    """The same row once more, as some systems export it; looked for among rows that share their key."""
    keys = ", ".join(f'"{name}"' for name in layout.key)
    values = ", ".join(f'"{field.name}", "{field.name}__bad"' for field in layout.fields)
    shared = f"SELECT {keys} FROM conformed GROUP BY ALL HAVING count(*) > 1"
    same = " AND ".join(f'c."{name}" IS NOT DISTINCT FROM s."{name}"' for name in layout.key)
    numbered = (
        f"SELECT file_row, row_number() OVER (PARTITION BY {values} ORDER BY file_row) AS nth "
        f"FROM conformed c SEMI JOIN ({shared}) s ON {same} WHERE cells IS NULL"
    )
    sentence = "An earlier row is the same in every column that is read, so it was loaded once."
    where = f"file_row IN (SELECT file_row FROM ({numbered}) WHERE nth > 1)"
    yield Breach(layout.key[-1], where, sentence, harmless=True)


@check("referrals", reference="as the row before")
def key_repeated(layout: Layout) -> Iterator[Breach]:
    """The same key as an earlier row of this file, or of another of the same extract in the same load."""
    keys = [f'"{name}"' for name in layout.key]
    sound = "FROM conformed WHERE file_row NOT IN (SELECT file_row FROM rejected)"
    named = " and ".join(layout.key)
    order = f"PARTITION BY {', '.join(keys)} ORDER BY file_row"
    numbered = f"SELECT file_row, row_number() OVER ({order}) AS nth {sound}"
    sentence = f"An earlier row has the same {named}; that one was loaded. Remove one of the two."
    yield Breach(layout.key[-1], f"file_row IN (SELECT file_row FROM ({numbered}) WHERE nth > 1)", sentence)
    same = " AND ".join(f"e.{key} IS NOT DISTINCT FROM conformed.{key}" for key in keys)
    sentence = (
        f"A file loaded before this one has the same {named}; its row was loaded. Remove one of the two."
    )
    yield Breach(layout.key[-1], f"EXISTS (SELECT 1 FROM earlier_keys e WHERE {same})", sentence)
