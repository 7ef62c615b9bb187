"""What a store of before editions were kept had published: its last snapshot of each kind says so.

Each snapshot held what it and all before it had published, by the keys of its own lists. What stood last
becomes the first edition.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, MetaData, RowMapping, Table, select, text

from data_access.database import Snapshot, StoreError
from data_access.protection.cubes import CUBES, Cube
from data_access.protection.editions import FIRST, Cell, Codes, Edition, Editions, Figure, Published
from data_access.protection.places import Places, read
from data_access.stores.snapshots import StoreDamaged


def inherited(snapshots: Sequence[Snapshot], real: int, anew: bool) -> Editions:
    """What these had published, of which `real` is the last number that real data was given.

    StoreError, in words, where the snapshot that holds it is not there or cannot be read, unless what it
    published need not be held to (`anew`). Of invented data, which is of nobody, it never need be.
    """
    found = Editions()
    for invented in (False, True):
        own = [each for each in snapshots if each.invented == invented and each.has_rows]
        if real > (own[-1].number if own else 0) and not (invented or anew):
            raise StoreDamaged(
                f"Snapshot {real}, which alone holds what was published last, is not in the store. Put it "
                "back from the backup. If it is lost for good, load with --publish-anew: public figures may "
                "then differ a little from those given before."
            )
        if own:
            found = found.having(invented, _read(own[-1], invented or anew), own[-1].number)
    return found


def _read(snapshot: Snapshot, lenient: bool) -> Published:
    try:
        with snapshot.connect_as_it_is() as connection:
            places = Places(read(lambda name: _members(connection, name)))
            editions = [each for cube in CUBES.values() for each in _editions(connection, cube, places)]
            return Published().then(editions, _figures(connection, places))
    except StoreError as error:
        if lenient:
            return Published()
        raise StoreError(
            f"What snapshot {snapshot.number} published cannot be read, so this could publish it "
            f"differently. {error} If it cannot be put right, load with --publish-anew."
        ) from error


def _members(connection: Connection, dimension: str) -> list[tuple[int, str]]:
    return [(row["key"], row["code"]) for row in _rows(connection, dimension)]


def _rows(connection: Connection, table: str) -> list[RowMapping]:
    """The rows of a table that this version may not have, or not with these columns."""
    return list(connection.execute(select(text("*")).select_from(Table(table, MetaData()))).mappings())


def _editions(connection: Connection, cube: Cube, places: Places) -> list[Edition]:
    months: dict[tuple[str, int], dict[Codes, Cell]] = {}
    twice = set()  # cells that were published as something else before
    for row in _rows(connection, "frozen"):
        if row["fact"] == cube.fact:
            codes = places.codes(cube, tuple(row.get(key, 0) for key in cube.keys))
            if row["true_count"] is None:
                twice.add((row["month"], codes))
            else:
                cell = Cell(row["true_count"], row["published_count"])
                months.setdefault((codes[0], row["month"]), {})[codes] = cell
    return [
        Edition(
            cube.fact,
            authority,
            month,
            FIRST,
            {
                codes: Cell(None, cell.shown) if (month, codes) in twice else cell
                for codes, cell in cells.items()
            },
        )
        for (authority, month), cells in sorted(months.items())
    ]


def _figures(connection: Connection, places: Places) -> list[Figure]:
    return [
        Figure(
            row["metric"],
            places.authority(row["authority"]),
            row["grain"],
            row["first"],
            FIRST,
            row["value"],
        )
        for row in _rows(connection, "banded")
    ]
