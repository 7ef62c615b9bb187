"""What a store promises, asked of a folder and of PostgreSQL alike."""

import threading
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import DBAPIError

from data_access.database import Manifest, StoreBusy, StoreError, StoreTooNew, StoreTooOld, open_store
from data_access.schema import VERSION, alias, metadata
from data_access.stores.duckdb_file import create_tables
from tests.stores.building import LOADED_AT, build, manifest, publish, said


def test_a_store_never_loaded_has_no_snapshot(store):
    assert store.current() is None
    assert store.snapshots() == ()
    assert store.next_number() == 1


def test_what_is_published_is_current_and_is_told_as_it_was(store, tmp_path):
    snapshot = store.publish(build(tmp_path / "built.duckdb", "first"), manifest())
    assert store.current() == snapshot == store.snapshots()[0]
    assert (snapshot.number, snapshot.as_at, snapshot.loaded_at) == (1, date(2025, 3, 31), LOADED_AT)
    assert snapshot.invented
    assert snapshot.url == store.url
    assert said(snapshot) == "first"


def test_a_second_object_sees_the_pointer_move(store, store_url, tmp_path):
    publish(store, tmp_path, "first")
    reader = open_store(store_url)
    before = reader.current()
    publish(store, tmp_path, "second")
    assert (said(before), said(reader.current())) == ("first", "second")
    assert reader is open_store(store_url)


def test_every_table_is_there_even_where_none_was_filled(store, tmp_path):
    create_tables(tmp_path / "built.duckdb")
    with store.publish(tmp_path / "built.duckdb", manifest()).connect() as connection:
        for table in metadata.sorted_tables:
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name


def test_a_reader_cannot_write(store, tmp_path):
    publish(store, tmp_path, "first")
    with store.current().connect() as connection, pytest.raises((DBAPIError, StoreError)):
        connection.execute(insert(alias).values(code="forged"))
    assert said(store.current()) == "first"


def test_five_are_kept_and_numbers_go_on(store, tmp_path):
    for load in range(1, 8):
        publish(store, tmp_path, f"load {load}")
    assert [snapshot.number for snapshot in store.snapshots()] == [3, 4, 5, 6, 7]
    assert [said(snapshot) for snapshot in store.snapshots()] == [f"load {load}" for load in range(3, 8)]


def test_a_snapshot_that_has_been_removed_says_so(store, tmp_path):
    first = publish(store, tmp_path, "first")
    for _ in range(5):
        publish(store, tmp_path, "later")
    store.close()
    with pytest.raises(StoreError, match="newer data"):
        said(first)


def test_a_reader_in_the_middle_of_an_old_snapshot_goes_on(store, tmp_path):
    first = publish(store, tmp_path, "first")
    with first.connect() as connection:
        assert connection.execute(select(alias.c.code)).scalar() == "first"
        for _ in range(6):
            publish(store, tmp_path, "later")
        assert connection.execute(select(alias.c.code)).scalar() == "first"
    publish(store, tmp_path, "last")
    assert [snapshot.number for snapshot in store.snapshots()] == [4, 5, 6, 7, 8]


def test_rollback_goes_one_back_or_where_it_is_told(store, tmp_path):
    for load in ("first", "second", "third"):
        publish(store, tmp_path, load)
    assert said(store.go_back()) == "second"
    assert said(store.go_back(1)) == "first"
    assert said(store.current()) == "first"
    assert said(store.go_back(3)) == "third"
    with pytest.raises(StoreError, match="Snapshot 9 is not in the store. Those kept: 1, 2, 3."):
        store.go_back(9)
    store.go_back(1)
    with pytest.raises(StoreError, match="no earlier snapshot"):
        store.go_back()


def test_rollback_before_any_load_is_refused_in_words(store):
    with pytest.raises(StoreError, match="no earlier snapshot"):
        store.go_back()
    with pytest.raises(StoreError, match="kept: none"):
        store.go_back(1)


def test_a_load_after_a_rollback_builds_on_the_good_one_and_keeps_it(store, tmp_path):
    for load in range(1, 6):
        publish(store, tmp_path, f"load {load}")
    store.go_back(1)
    assert store.next_number() == 6
    assert publish(store, tmp_path, "load 6").number == 6
    assert [snapshot.number for snapshot in store.snapshots()] == [1, 3, 4, 5, 6]


def test_the_number_is_the_stores_to_give(store, tmp_path):
    publish(store, tmp_path, "first")
    snapshot = store.publish(build(tmp_path / "built.duckdb", "second"), manifest(number=1))
    assert (snapshot.number, said(snapshot)) == (2, "second")


def test_two_loads_at_once_is_a_sentence(store, tmp_path):
    refused = []

    def second_load():
        try:
            publish(store, tmp_path, "second")
        except StoreBusy as error:
            refused.append(str(error))

    with store.loading():
        other = threading.Thread(target=second_load)
        other.start()
        other.join()
        publish(store, tmp_path, "first")  # the one that holds it goes on
    assert refused == ["Another load into this store is running. Wait until it has ended, then load again."]
    assert said(store.current()) == "first"


def test_a_load_by_another_process_is_refused_too(store, tmp_path):
    twin = type(store)(store.url, store.folder) if store.dialect == "duckdb" else type(store)(store.url)
    with store.loading(), pytest.raises(StoreBusy):
        publish(twin, tmp_path, "second")
    publish(twin, tmp_path, "third")
    assert said(store.current()) == "third"
    twin.close()


def test_readers_see_whole_snapshots_while_loads_go_on(store, tmp_path):
    publish(store, tmp_path, "load 1")
    seen, wrong, ended = set(), [], threading.Event()

    def read():
        while not ended.is_set():
            try:
                snapshot = store.current()
                if said(snapshot) != f"load {snapshot.number}":
                    wrong.append(snapshot)
                seen.add(snapshot.number)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for load in range(2, 8):
        publish(store, tmp_path, f"load {load}")
    ended.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert len(seen) > 1


def test_a_load_that_fails_lets_the_next_one_in(store, tmp_path):
    with pytest.raises(StoreError, match=r"Cannot write snapshot 1|data file .*built.duckdb is gone"):
        store.publish(tmp_path / "built.duckdb", manifest())
    assert store.current() is None
    assert publish(store, tmp_path, "first").number == 1


def test_a_store_from_a_newer_version_is_not_opened(store, tmp_path):
    publish(store, tmp_path, "first")
    newer = replace(manifest(), schema_version=VERSION + 1)
    snapshot = store.publish(build(tmp_path / "built.duckdb", "newer"), newer)
    for refused in (
        store.current,
        snapshot.connect,
        lambda: store.previous_file(tmp_path / "previous.duckdb"),
    ):
        with pytest.raises(StoreTooNew, match="newer version of the program.*Update the program"):
            refused()
    assert said(store.go_back()) == "first"  # the way on that the sentence offers
    assert said(store.current()) == "first"


def test_a_store_from_an_older_version_asks_to_be_brought_up_to_date(store, tmp_path):
    older = replace(manifest(), schema_version=VERSION - 1)
    snapshot = store.publish(build(tmp_path / "built.duckdb", "older"), older)
    with pytest.raises(StoreTooOld, match="upgrade`; no extract needs to be sent again"):
        snapshot.connect()
    store.previous_file(tmp_path / "previous.duckdb")
    with duckdb.connect(str(tmp_path / "previous.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM alias").fetchone() == (1,), "what it holds stays"
    assert said(publish(store, tmp_path, "again")) == "again"


def test_a_manifest_is_the_same_after_it_is_written():
    assert Manifest.from_json(manifest(7).to_json()) == manifest(7)
