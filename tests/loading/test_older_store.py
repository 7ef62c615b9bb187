"""A load over what an older version of the program wrote: what was published stays so."""

import json

import duckdb
import pytest
from sqlalchemy import create_engine, select, text

from data_access.database import StoreTooOld
from data_access.protection.editions import Cell
from data_access.published import published as editions
from data_access.schema import FACTS, FIXED, VERSION, metadata
from data_access.stores.remembering import WITH_EDITIONS
from tests.loading import council

# What a snapshot of version 6 held of what it had published: one cell, which was another once.
FROZEN = (
    "CREATE TABLE frozen (fact VARCHAR, month INTEGER, authority INTEGER, locality INTEGER, "
    "team_type INTEGER, source_group INTEGER, allocation_kind INTEGER, "
    "true_count INTEGER, published_count INTEGER)",
    "INSERT INTO frozen SELECT 'referral', 19754, authority, locality, team_type, source_group, 0, 12, 12 "
    "FROM referral LIMIT 1",
    "INSERT INTO frozen SELECT fact, month, authority, locality, team_type, source_group, 0, NULL, 20 "
    "FROM frozen",
)


def closed_month(folder, children: int, turned: bool = False):
    """The lists, and so many referrals of one month in one place; the month is published."""
    council.lists(folder)
    if turned:
        council.write(folder, "localities", reversed(council.LISTS["localities"]))
    rows = [{"child": f"C{number}", "family": f"F{number}"} for number in range(children)]
    window = {"extract": "referrals", "covers_from": "01/02/2024", "covers_to": "30/06/2024"}
    council.write(folder, "coverage", [{**window, "authority": "south", "as_at": "30/06/2024"}])
    council.referrals(folder, *rows)
    return folder


def aged(store, *changes: str) -> None:
    """Make the store one that the last version without editions wrote: these changes, and its number."""
    number = store.current().number
    store.close()
    if store.dialect == "duckdb":
        home = store.folder / f"{number:06d}"
        with duckdb.connect(str(home / "internal.duckdb")) as file:
            for change in changes:
                file.execute(change)
        manifest = json.loads((home / "manifest.json").read_text())
        (home / "manifest.json").write_text(json.dumps(manifest | {"schema_version": WITH_EDITIONS - 1}))
        return
    engine = create_engine(store.url)
    with engine.begin() as connection:
        connection.execute(text(f"SET LOCAL search_path TO snapshot_{number:06d}"))
        for change in changes:
            connection.execute(text(change))
        connection.execute(text(f"UPDATE outcomes.snapshot SET schema_version = {WITH_EDITIONS - 1}"))
    engine.dispose()


def forget_editions(store) -> None:
    """As in a store of before they were kept beside the snapshots."""
    if store.dialect == "duckdb":
        pointer = json.loads((store.folder / "CURRENT").read_text())
        (store.folder / "CURRENT").write_text(json.dumps({**pointer, "editions": None}))
        [path.unlink() for path in store.folder.glob("EDITIONS.*")]
        return
    engine = create_engine(store.url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE outcomes.published"))
    engine.dispose()


def published(store) -> list[tuple]:
    fact = FACTS["referral"]
    with store.current().public().connect() as connection:
        return [
            tuple(row)
            for row in connection.execute(fact.select().with_only_columns(fact.c.locality, fact.c.n))
        ]


def test_what_was_published_stays_over_a_new_version(store, tmp_path):
    council.loaded(store, closed_month(tmp_path / "first", 12))
    [before] = published(store)
    assert before[1] == 12
    called = "UPDATE direction SET name = 'As it was' WHERE key = 1"
    aged(
        store, "DROP TABLE benchmark", "ALTER TABLE referral DROP COLUMN days_to_allocation", called, *FROZEN
    )
    forget_editions(store)
    council.loaded(store, closed_month(tmp_path / "second", 11, turned=True))
    assert published(store) == [before], "a closed month was published anew"
    edition, *_ = editions(store).real.editions
    assert list(edition.cells.values()) == [Cell(None, 12)], "published in two ways, so never moved again"
    with store.current().connect() as connection:
        assert len(connection.execute(FACTS["referral"].select()).all()) == 11
        names = connection.execute(select(metadata.tables["direction"].c.name)).scalars().all()
    assert {name for _, name in FIXED["direction"]} < {*names}, "the program's own names are those of today"
    assert store.current().manifest.schema_version == VERSION


def test_what_cannot_be_carried_over_is_refused(store, tmp_path):
    council.loaded(store, closed_month(tmp_path / "first", 12))
    aged(store, "ALTER TABLE calendar DROP COLUMN month")
    with pytest.raises(StoreTooOld, match="its table calendar has no month"):
        council.loaded(store, closed_month(tmp_path / "second", 11))
    assert store.current().number == 1
