"""Writing the public file: protected cells, the lists they need, and nothing of the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from data_access.facts import FACTS as DECLARED
from data_access.facts.declaration import Fact, Open
from data_access.loading.columns import literal
from data_access.protection import banded, frozen
from data_access.protection.banded import Menu
from data_access.protection.cubes import (
    CUBES,
    Cells,
    Cube,
    Keys,
    of_authority,
    others,
    published_months,
    true_cells,
)
from data_access.protection.frozen import Frozen, Months, fill, settled
from data_access.protection.rounding import BASE, Drifts, rounded, seed
from data_access.schema import FACTS, SUCCESSORS, metadata
from data_access.stores.duckdb_file import create_tables, one_row

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
    "benchmark",
    "headline",
}

Drawn = Callable[[int], bytes]
NOTHING = Frozen(0, 0)  # a cell that never held anything


def protect(internal: Path, public: Path, secret: str, menu: Menu) -> Path:
    """Write the public file at `public` for the internal one, and into that what is frozen by it.

    `internal` holds what earlier loads froze, if any. `secret` draws the rounding; the same file, secret and
    `menu` give the same public file. Both files are closed on return.
    """
    public.unlink(missing_ok=True)
    create_tables(public)
    with duckdb.connect(str(internal)) as connection:
        connection.execute(f"ATTACH {literal(str(public))} AS public")
        for cube in CUBES.values():
            _protect_fact(connection, cube, secret)
        for fact in DECLARED.values():
            if fact.cells is Open.AS_IT_IS:
                _copy_open(connection, fact)
        fill(connection, "public.banded", banded.COLUMNS, banded.work_out(connection, menu))
        for name in sorted(OPEN):
            connection.execute(f'INSERT INTO public."{name}" BY NAME SELECT * FROM "{name}"')
        connection.execute("DETACH public")
    return public


def _copy_open(connection: duckdb.DuckDBPyConnection, fact: Fact) -> None:
    """Rows that nobody is in are public as they are, and so is how far they reach."""
    connection.execute(f"INSERT INTO public.{fact.name} BY NAME SELECT * FROM {fact.name}")
    covered = "INSERT INTO public.coverage BY NAME SELECT * FROM coverage WHERE extract = ?"
    connection.execute(covered, [fact.extract])


def _protect_fact(connection: duckdb.DuckDBPyConnection, cube: Cube, secret: str) -> None:
    known, true, exact = frozen.read(connection, cube), true_cells(connection, cube), _exact(connection, cube)
    for authority, months in published_months(connection, cube).items():
        own = known.setdefault(authority, {})
        counts = {month: of_authority(true.get(month, {}), authority) for month in months}
        # Were two facts drawn alike, what is known of the one would tell how the other was rounded.
        _settle(own, counts, exact, partial(seed, secret, cube.fact, authority))
        _publish(connection, cube, authority, {month: frozen.published(own[month]) for month in months})
    frozen.write(connection, cube, known)


def _exact(connection: duckdb.DuckDBPyConnection, cube: Cube) -> dict[int, set[Keys]]:
    """By month the cells that are told as they are: enough remain without any one family."""
    left = others(connection, cube)
    return {month: {keys for keys, count in cells.items() if count >= BASE} for month, cells in left.items()}


def _settle(own: Months, true: dict[int, Cells], exact: dict[int, set[Keys]], drawn: Drawn) -> None:
    """Settle month after month of an authority, each margin's error carried along, and bring `own` up to it.

    `drawn`: a month's seed. Errors are those of the day of publication: a later correction must not steer how
    other months round.
    """
    drifts = Drifts()
    for month, cells in true.items():
        own[month] = _settled_month(cells, exact.get(month, set()), own.get(month), drifts, drawn(month))
        drifts.carry(
            {keys: cell.published for keys, cell in own[month].items()},
            {keys: cell.true for keys, cell in own[month].items()},
        )


def _settled_month(
    true: Cells, exact: set[Keys], before: dict[Keys, Frozen] | None, drifts: Drifts, month_seed: bytes
) -> dict[Keys, Frozen]:
    """What is published of one month, cell by cell; cells that never held anything are left out."""
    if before is None:
        return _first_time(true, exact, drifts, month_seed)
    cells, either = dict(before), {}
    for keys in sorted(true.keys() | cells.keys()):
        was, count = cells.get(keys, NOTHING), true.get(keys, 0)
        now = settled(count, keys in exact, was.published, was.earlier)
        if now is None:
            either[keys] = count
        elif now != was.published:
            cells[keys] = was.then(count, now)
    shown = rounded(either, drifts, month_seed)
    return cells | {keys: cells.get(keys, NOTHING).then(either[keys], now) for keys, now in shown.items()}


def _first_time(true: Cells, exact: set[Keys], drifts: Drifts, month_seed: bytes) -> dict[Keys, Frozen]:
    """A month never published before: what few are behind is rounded, the rest is as it is."""
    either = {keys: count for keys, count in true.items() if settled(count, keys in exact) is None}
    shown = true | rounded(either, drifts, month_seed)
    return {keys: Frozen(count, shown[keys]) for keys, count in true.items()}


def _publish(
    connection: duckdb.DuckDBPyConnection, cube: Cube, authority: int, months: dict[int, Cells]
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
    cells = [(month, keys, count) for month, held in months.items() for keys, count in sorted(held.items())]
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
        [min(months), max(months), cube.extract, authority],
    )
