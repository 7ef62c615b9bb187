"""What was published stays: a closed month is not rounded a second time.

Two roundings of the same month would be two noisy looks at the same children, and
a count that follows every correction tells who was added. So a cell keeps its
published count until the true one has moved far away:

- published below 10: until it is 10 or more, and at least 5 more;
- published as 10 or more: until it is at least 5 away. If it is then 1 to 4, it is rounded like any other.

So no published cell ever changes by 1 to 4, and a cell never passes between small
and large because one child was added or taken out.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data_access.protection.cubes import KEYS, Cells, Cube, Keys
from data_access.protection.rounding import BASE


@dataclass(frozen=True)
class Frozen:
    """A cell as it was published, and the true count when it was."""

    true: int
    published: int


Months = dict[int, dict[Keys, Frozen]]


def settled(true: int, before: int | None) -> int | None:
    """What is published for a true count, given what was published before; None where it is to be rounded.

    `before` is None where the month was never published.
    """
    plain = true if true == 0 or true >= BASE else None
    if before is None:
        return plain
    if before < 2 * BASE:
        return true if true >= 2 * BASE and true - before >= BASE else before
    return before if abs(true - before) < BASE else plain


def read(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, Months]:
    """What was published of the fact, by authority and month."""
    frozen: dict[int, Months] = {}
    rows = connection.execute(
        f"SELECT month, true_count, published_count, {', '.join(cube.keys)} FROM frozen WHERE fact = ? "
        "ORDER BY ALL",
        [cube.fact],
    ).fetchall()
    for month, true, published, *keys in rows:
        frozen.setdefault(keys[0], {}).setdefault(month, {})[tuple(keys)] = Frozen(true, published)
    return frozen


def write(connection: duckdb.DuckDBPyConnection, cube: Cube, frozen: dict[int, Months]) -> None:
    """Put what is published of the fact in place of what was."""
    rows = [
        (cube.fact, month, *(dict(zip(cube.keys, keys, strict=True)).get(key, 0) for key in KEYS), *counts)
        for months in frozen.values()
        for month, cells in months.items()
        for keys, cell in cells.items()
        for counts in [(cell.true, cell.published)]
    ]
    connection.execute("DELETE FROM frozen WHERE fact = ?", [cube.fact])
    fill(connection, "frozen", ("fact", "month", *KEYS, "true_count", "published_count"), rows)


def fill(
    connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], rows: list[tuple]
) -> None:
    """Insert the rows, a column at a time: row by row is a hundred times slower."""
    if rows:
        values = ", ".join("unnest(?)" for _ in columns)
        lists = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}", lists)


def published(cells: dict[Keys, Frozen]) -> Cells:
    """What is published, by cell, without the zeros."""
    return {keys: cell.published for keys, cell in cells.items() if cell.published}
