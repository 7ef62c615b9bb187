"""What was published stays: no month is rounded a second time.

Two roundings of the same month would be two noisy looks at the same children, and
a count that follows every correction tells who was added. So a cell keeps its
published count until the true one has moved far away:

- one below 10: until it is 10 or more;
- a multiple of five, which may be 4 away from the true count it was published for: until that is 9 away,
  or 5 or fewer, so that it is not looked for among 1 to 4;
- in any case until it is 5 away.

A count is held so to every one the cell was ever published as, and not to the last
alone: one that comes within 4 of an earlier one is that one again, and a cell that
was once below 10 has one count for all times it is. Else a mistake loaded and put
right, or a load that was gone back from, would leave two public counts close enough
to tell who came between.

So no two counts a cell was published as differ by 1 to 4, and no cell moves because
one child was added or taken out of those it was published for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from data_access.protection.cubes import KEYS, Cells, Cube, Keys, published_months, true_cells
from data_access.protection.rounding import BASE


@dataclass(frozen=True)
class Frozen:
    """A cell as it was published, the true count when it was, and what it was published as before."""

    true: int
    published: int
    earlier: frozenset[int] = frozenset()

    def then(self, true: int, published: int) -> Frozen:
        """The cell once it is published anew."""
        return Frozen(true, published, (self.earlier | {self.published}) - {published})


Months = dict[int, dict[Keys, Frozen]]


def settled(
    true: int, exact: bool, before: int | None = None, earlier: frozenset[int] = frozenset()
) -> int | None:
    """What is published for a true count, or None where it is to be rounded: to either multiple of five.

    `exact`: whether enough are behind it to tell it as it is. `before`: what was published last, None where
    the month never was; `earlier`: what was published before that.
    """
    now = true if exact or true % BASE == 0 else None
    if before is None:
        return now
    return _as_before(now if _far(true, before) else before, true, earlier | {before})


def _far(true: int, before: int) -> bool:
    """Whether it is far from every count that is published so, or at least from 1 to 4."""
    if before < 2 * BASE and true < 2 * BASE:
        return False
    rounded = before % BASE == 0 and true > BASE
    return abs(true - before) >= (2 * BASE - 1 if rounded else BASE)


def _as_before(now: int | None, true: int, earlier: frozenset[int]) -> int | None:
    """The nearest earlier count that `now` would be too close to, else `now`."""
    below = true - true % BASE
    ways = {below, below + BASE} if now is None else {now}
    small = [count for count in earlier if count < 2 * BASE]  # one at most
    if small and min(ways) < 2 * BASE:
        return small[0]
    near = [count for count in earlier if any(abs(count - way) < BASE for way in ways)]
    return min(near, key=lambda count: (abs(count - true), count), default=now)


def read(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, Months]:
    """What was published of the fact, by authority and month."""
    frozen: dict[int, Months] = {}
    rows = connection.execute(
        f"SELECT month, true_count, published_count, {', '.join(cube.keys)} FROM frozen WHERE fact = ? "
        "ORDER BY ALL",
        [cube.fact],
    ).fetchall()
    for month, true, published, *keys in rows:
        cells = frozen.setdefault(keys[0], {}).setdefault(month, {})
        cell = cells.get(tuple(keys), Frozen(0, 0))
        cells[tuple(keys)] = (
            replace(cell, earlier=cell.earlier | {published})
            if true is None
            else replace(cell, true=true, published=published)
        )
    return frozen


def write(connection: duckdb.DuckDBPyConnection, cube: Cube, frozen: dict[int, Months]) -> None:
    """Put what is published of the fact in place of what was."""
    rows = [
        (cube.fact, month, *(dict(zip(cube.keys, keys, strict=True)).get(key, 0) for key in KEYS), *counts)
        for months in frozen.values()
        for month, cells in months.items()
        for keys, cell in cells.items()
        for counts in [(cell.true, cell.published), *((None, count) for count in sorted(cell.earlier))]
    ]
    connection.execute("DELETE FROM frozen WHERE fact = ?", [cube.fact])
    fill(connection, "frozen", ("fact", "month", *KEYS, "true_count", "published_count"), rows)


def count_anew(connection: duckdb.DuckDBPyConnection, cube: Cube) -> None:
    """Have each cell of a published month count what it does now; what is published of it stays.

    Beside the count of before, that of now would tell which cells an erased child was in.
    """
    known, true = read(connection, cube), true_cells(connection, cube)
    for authority, months in published_months(connection, cube).items():
        own = known.get(authority, {})
        for month in own.keys() & set(months):
            counts = true.get(month, {})
            own[month] = {keys: replace(cell, true=counts.get(keys, 0)) for keys, cell in own[month].items()}
    write(connection, cube, known)


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
