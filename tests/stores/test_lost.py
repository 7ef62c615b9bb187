"""A store that has ever existed says what is lost of it, and no number is given a second time."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from data_access.database import Store, StoreError, StoreUnreachable, open_store
from data_access.schema import alias
from data_access.stores.reached import Reached, marks
from data_access.stores.snapshots import StoreDamaged
from tests.stores.building import build, manifest, publish, said


def _sql(*statements: str) -> Callable[[Store], None]:
    def lose(store: Store) -> None:
        with store._engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    return lose


def _without(*patterns: str) -> Callable[[Store], None]:
    def lose(store: Store) -> None:
        for pattern in patterns:
            for path in list(store.folder.glob(pattern)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not patterns:
            shutil.rmtree(store.folder)

    return lose


# What is lost of a store -> whether a whole snapshot is left to go back to.
LOST = {
    "duckdb": [
        (_without(), False),
        (_without("*"), False),
        (_without("CURRENT"), True),
        (_without("CURRENT", "REACHED"), True),
        (_without("CURRENT", "0*"), False),
        (_without("CURRENT", "0*/internal.duckdb"), False),
        (_without("CURRENT", "0*/manifest.json"), False),
        (_without("*/manifest.json"), False),
        (_without("0*"), False),
    ],
    "postgresql": [
        (_sql("DROP TABLE outcomes.current"), True),
        (_sql("DELETE FROM outcomes.current"), True),
        (_sql("DROP TABLE outcomes.reached", "DELETE FROM outcomes.current"), True),
        (_sql("DROP SCHEMA outcomes CASCADE"), False),
        (_sql("DELETE FROM outcomes.current", "DELETE FROM outcomes.snapshot"), False),
        (_sql("DROP SCHEMA snapshot_000001 CASCADE", "DROP TABLE outcomes.current"), False),
    ],
}
CASES = [
    pytest.param(kind, number, marks=[pytest.mark.postgres] if kind == "postgresql" else [])
    for kind, cases in LOST.items()
    for number in range(len(cases))
]


@pytest.fixture
def broken(request, tmp_path):
    """A store of one snapshot, of which something is then lost; and whether that snapshot is whole."""
    kind, number = request.param
    url = f"duckdb:///{tmp_path / 'store'}" if kind == "duckdb" else request.getfixturevalue("database_url")
    store = open_store(url)
    publish(store, tmp_path, "first", invented=False)
    lose, is_whole = LOST[kind][number]
    lose(store)
    yield store, is_whole
    store.close()


@pytest.mark.parametrize(
    "broken", [pytest.param(each.values, marks=each.marks) for each in CASES], indirect=True
)
def test_what_is_lost_is_said_and_nothing_is_loaded_over_it(broken, tmp_path):
    store, is_whole = broken
    for ask in (store.current, store.examine, lambda: publish(store, tmp_path, "second")):
        with pytest.raises(
            StoreDamaged, match=r"(is gone|nothing of it is there|damaged).*from the backup"
        ) as told:
            ask()
        assert ("rollback NUMBER` (whole: 1)" in str(told.value)) == is_whole
        assert ("--publish-anew" in str(told.value)) != is_whole
    if is_whole:
        with pytest.raises(StoreDamaged):
            store.give_up()
        assert said(store.go_back(1)) == "first" == said(store.current())
    else:
        store.give_up()
        assert store.current() is None
    again = publish(store, tmp_path, "again")
    assert (again.number, said(store.current())) == (2, "again")


@pytest.fixture
def three(store, tmp_path):
    for number in (1, 2, 3):
        publish(store, tmp_path, f"load {number}", invented=False)
    return store


def _lose(store: Store, number: int) -> None:
    if store.dialect == "duckdb":
        shutil.rmtree(store.folder / f"{number:06d}")
        return
    _sql(
        f"DROP SCHEMA snapshot_{number:06d} CASCADE",
        f"DELETE FROM outcomes.current WHERE number = {number}",
        f"DELETE FROM outcomes.snapshot WHERE number = {number}",
    )(store)


def test_the_number_of_a_lost_latest_snapshot_is_not_given_again(three, tmp_path):
    _lose(three, 3)
    with pytest.raises(StoreDamaged, match="rollback NUMBER` .whole: 1, 2"):
        three.current()
    three.go_back(2)
    assert [snapshot.number for snapshot in three.snapshots()] == [1, 2]
    assert three.reached() == Reached(3, 3)
    assert publish(three, tmp_path, "load 4").number == 4


def test_a_kept_one_that_is_lost_is_said_and_can_be_done_without(three, tmp_path):
    if three.dialect == "postgresql":
        pytest.skip("a list in a database, and not a file in what is lost")
    _lose(three, 1)
    assert said(three.current()) == "load 3", "readers do not mind"
    for ask in (three.snapshots, three.examine, lambda: publish(three, tmp_path, "load 4")):
        with pytest.raises(StoreDamaged, match="Snapshot 1 is damaged.*rollback NUMBER` .whole: 2, 3"):
            ask()
    three.go_back(3)
    assert publish(three, tmp_path, "load 4").number == 4


def test_a_store_put_back_from_an_older_backup_goes_on_with_its_numbers(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "load 1")
    shutil.copytree(store.folder, tmp_path / "backup")
    publish(store, tmp_path, "load 2")
    store.close()
    shutil.rmtree(store.folder)
    shutil.copytree(tmp_path / "backup", store.folder)
    assert said(store.current()) == "load 1"
    assert publish(store, tmp_path, "load 3").number == 3
    store.close()


def test_a_mark_that_is_damaged_says_still_that_there_was_a_store(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "load 1")
    for mark in marks(store.folder):
        mark.write_bytes(b"\0\0")
    (store.folder / "CURRENT").unlink()
    with pytest.raises(StoreDamaged, match="CURRENT, which says which data is current, is gone"):
        store.current()
    store.close()


def test_a_store_of_an_older_version_remembers_from_the_next_command_on(three):
    if three.dialect == "duckdb":
        for mark in marks(three.folder):
            mark.unlink()
    else:
        _sql("DROP TABLE outcomes.reached")(three)
    assert three.remembered() == Reached()
    with three.loading():
        assert three.remembered() == Reached(3, 3)


def test_invented_data_is_told_from_real_in_what_is_remembered(store, tmp_path):
    publish(store, tmp_path, "invented")
    assert store.remembered() == Reached(1, 0)
    publish(store, tmp_path, "real", invented=False)
    assert store.remembered() == Reached(2, 2)


# --- files put back under a running program ---


@pytest.fixture
def folder_store(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "before")
    assert said(store.current()) == "before"
    yield store
    store.close()


def _file(store):
    return store.folder / "000001" / "internal.duckdb"


@pytest.mark.parametrize("how", ["replaced", "gone first", "damaged first"])
def test_a_file_put_back_is_read_anew(folder_store, tmp_path, how):
    file, other = _file(folder_store), build(tmp_path / "other.duckdb", "put back")
    if how == "gone first":
        file.unlink()
    if how == "damaged first":
        os.replace(shutil.copy(__file__, tmp_path / "damage"), file)
    if how != "replaced":
        with pytest.raises(StoreUnreachable):
            said(folder_store.current())
    os.replace(other, file)
    assert said(folder_store.current()) == "put back"
    assert said(folder_store.current()) == "put back"


def test_while_the_older_file_is_still_read_the_new_one_is_waited_for(folder_store, tmp_path, monkeypatch):
    monkeypatch.setattr("data_access.stores.engines.PATIENCE", 0)
    with folder_store.current().connect() as connection:
        assert connection.execute(alias.select()).first().code == "before"
        os.replace(build(tmp_path / "other.duckdb", "put back"), _file(folder_store))
        with pytest.raises(StoreUnreachable, match="has just been put back. Open the page again"):
            said(folder_store.current())
    assert said(folder_store.current()) == "put back"


# --- what a watching program is told ---


def test_rows_or_public_figures_that_are_lost_are_seen_where_they_should_be(store, tmp_path):
    files = (build(tmp_path / f"{name}.duckdb", name) for name in ("built", "public"))
    store.publish(next(files), replace(manifest(), key_mark="beef"), next(files))
    store.examine()
    protected = store.current().public()
    if store.dialect == "duckdb":
        (store.folder / "000001" / "public.duckdb").unlink()
    else:
        _sql("DROP SCHEMA snapshot_000001_public CASCADE")(store)
    with pytest.raises(StoreDamaged, match="public figures of snapshot 1 are gone"):
        store.examine()
    assert protected and store.current().public() is None


def test_a_machine_with_the_public_files_alone_misses_nothing(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    files = (build(tmp_path / f"{name}.duckdb", name) for name in ("built", "public"))
    store.publish(next(files), replace(manifest(), key_mark="beef"), next(files))
    handed = tmp_path / "handed"
    (handed / "000001").mkdir(parents=True)
    for name in ("CURRENT", "000001/manifest.json", "000001/public.duckdb"):
        shutil.copy(store.folder / name, handed / name)
    alone = open_store(f"duckdb:///{handed}", public_only=True)
    alone.examine()
    assert said(alone.current().public()) == "public"
    (store.folder / "000001" / "internal.duckdb").unlink()
    with pytest.raises(StoreError, match="rows of snapshot 1 are gone"):
        store.examine()
    store.close()
    alone.close()
