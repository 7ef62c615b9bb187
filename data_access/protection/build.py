"""Writing the public file: protected cells, the lists they need, and nothing of the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path

import duckdb

from data_access.facts import FACTS as DECLARED
from data_access.facts.declaration import Fact, Open
from data_access.loading.columns import literal
from data_access.protection import banded
from data_access.protection.banded import Menu
from data_access.protection.cubes import CUBES, Cube, Keys, of_authority, others, true_cells
from data_access.protection.editions import Published
from data_access.protection.filling import fill
from data_access.protection.rounding import BASE, seed
from data_access.protection.settling import Held, growth, settle
from data_access.protection.shelf import Shelf
from data_access.schema import FACTS, SUCCESSORS, metadata
from data_access.stores.duckdb_file import create_tables, one_row, with_rows

# Lists without a count of the council's own. What is not named here stays empty in the public file: loads,
# findings, restatements and completeness hold true counts, and aliases are as people wrote them.
LISTS = {name for name, table in metadata.tables.items() if {"key", "code"} <= set(table.c.keys())}
OPEN = LISTS | {
    *(table.name for table in SUCCESSORS.values()),
    "team_locality",
    "calendar",
    "holiday",
    "population",
    "target",
    "event",
    "aim",
    "benchmark",
    "headline",
}

NOTHING_YET = Published()


def protect(
    internal: Path,
    public: Path,
    secret: str,
    menu: Menu,
    before: Published = NOTHING_YET,
    early: Collection[int] = (),
) -> Published:
    """Write the public file at `public` for the internal one; gives all that is published by then.

    `before`: what was published before, of this kind of data. `early`: financial years, by the calendar year
    they begin in, whose second edition a person says is to be made now. `secret` draws the rounding; the
    same file, secret, `menu`, `before` and `early` give the same public file. Both are closed on return.
    """
    public.unlink(missing_ok=True)
    create_tables(public)
    with duckdb.connect(str(internal)) as connection:
        connection.execute(f"ATTACH {literal(str(public))} AS public")
        shelf = Shelf(connection, before)
        for cube in CUBES.values():
            _protect_fact(connection, cube, secret, shelf, early)
        for fact in DECLARED.values():
            if fact.cells is Open.AS_IT_IS:
                _copy_open(connection, fact)
        _hold_ready(connection, menu, shelf)
        connection.execute("BEGIN")  # each table by itself would be settled on the disk
        for name in sorted(OPEN.intersection(with_rows(connection))):
            connection.execute(f'INSERT INTO public."{name}" BY NAME SELECT * FROM "{name}"')
        connection.execute("COMMIT")
        connection.execute("DETACH public")
    return shelf.published


def _copy_open(connection: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """Rows that nobody is in are public as they are, and so is how far they reach."""
    connection.execute(f"INSERT INTO public.{fact.name} BY NAME SELECT * FROM {fact.name}")
    covered = "INSERT INTO public.coverage BY NAME SELECT * FROM coverage WHERE extract = ?"
    connection.execute(covered, [fact.extract])


def _protect_fact(
    connection: duckdb.DuckDBPyConnection, cube: Cube, secret: str, shelf: Shelf, early: Collection[int]
) -> None:
    true, exact = true_cells(connection, cube), _exact(connection, cube)
    for authority, months in shelf.months(cube).items():
        counts = {month: of_authority(true.get(month, {}), authority) for month in months}
        # Were two facts drawn alike, what is known of the one would tell how the other was rounded.
        drawn = partial(seed, secret, cube.fact, authority)
        shelf.add(cube, authority, settle(shelf.held(cube, authority), counts, exact, drawn, early))
        held = shelf.held(cube, authority)
        _publish(connection, cube, authority, months, held)
        grown = [(cube.fact, authority, *year) for year in growth(held, counts).items()]
        fill(connection, "public.grown", ("fact", "authority", "first", "share"), grown)


def _hold_ready(connection: duckdb.DuckDBPyConnection, menu: Menu, shelf: Shelf) -> None:
    """Put the figures of the menu into the public file."""
    months = {cube.fact: shelf.months(cube) for cube in CUBES.values()}
    values = banded.work_out(connection, menu, months, shelf.values(), shelf.again)
    shelf.add_values(values)
    fill(connection, "public.banded", banded.COLUMNS, banded.rows(values))


def _exact(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, set[Keys]]:
    """By month the cells that are told as they are: enough remain without any one family."""
    left = others(connection, cube)
    return {month: {keys for keys, count in cells.items() if count >= BASE} for month, cells in left.items()}


def _publish(
    connection: duckdb.DuckDBPyConnection,
    cube: Cube,
    authority: int,
    months: Sequence[int],
    held: Mapping[int, Held],
) -> None:
    """Put the cells of an authority into the public file: a row each, dated the first of its month."""
    if not months:
        return
    rest = [
        column.name
        for column in FACTS[cube.fact].columns
        if not column.nullable and column.name not in ("id", "n", *cube.keys)
    ]
    first = one_row(connection, f"SELECT count(*) FROM public.{cube.fact}")[0]
    cells = [
        (month, keys, cell.shown)
        for month in months
        for keys, cell in sorted(held[month].cells.items(), key=itemgetter(0))
        if cell.shown
    ]
    rows = [
        (number, *keys, *(0 for _ in rest), month, count)
        for number, (month, keys, count) in enumerate(cells, first + 1)
    ]
    fill(connection, f"public.{cube.fact}", ("id", *cube.keys, *rest, cube.day, "n"), rows)
    # The public window ends with its last closed month, so that no month looks as if it were cut short.
    connection.execute(
        "INSERT INTO public.coverage SELECT authority, extract, greatest(min(covers_from), ?::INTEGER), "
        "(last_day(DATE '1970-01-01' + ?::INTEGER) - DATE '1970-01-01')::INTEGER, max(as_at), "
        "max(opening_stock), max(lasts) FROM coverage WHERE extract = ? AND authority = ? GROUP BY 1, 2",
        [months[0], months[-1], cube.extract, authority],
    )
