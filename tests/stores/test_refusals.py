"""What goes wrong with an address or a folder is a sentence with a way on, and never shows a password."""

import json
import sqlite3
import sys
from contextlib import closing

import pytest
from sqlalchemy import select

from data_access.database import DEFAULT_URL, StoreBusy, StoreUnreachable, open_store
from data_access.schema import alias
from data_access.stores.snapshots import StoreDamaged
from tests.stores.building import build, manifest, publish, said


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "is not a URL"),
        ("postgresql://me:secret@host:port/db", "is not a URL"),
        ("mysql://me:secret@host/db", "cannot be of the kind mysql"),
        ("sqlite:///store.sqlite", "cannot be of the kind sqlite"),
        ("duckdb://", "names no folder"),
        ("duckdb:///:memory:", "names no folder"),
    ],
)
def test_an_address_that_is_none(url, sentence):
    with pytest.raises(StoreUnreachable, match=sentence) as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


def test_the_address_is_the_settings_else_the_default(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTCOMES_STORE", "duckdb:///elsewhere")
    assert open_store().folder == tmp_path / "elsewhere"
    monkeypatch.delenv("OUTCOMES_STORE")
    assert open_store() is open_store(DEFAULT_URL)
    assert open_store().folder == tmp_path / "store"


def test_without_the_driver(monkeypatch):
    monkeypatch.delitem(sys.modules, "data_access.stores.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)  # as Python itself marks what cannot be imported
    monkeypatch.delitem(sys.modules, "data_access.stores.postgres_errors", raising=False)
    with pytest.raises(StoreUnreachable, match="pip install"):
        open_store("postgresql://nobody@localhost/no_driver")


# --- a folder ---


@pytest.fixture
def folder_store(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    for load in ("first", "second"):
        publish(store, tmp_path, load)
    yield store
    store.close()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"current": "x", "kept": []}', b"\xff\xfe", b"\0" * 40]
)
def test_a_damaged_pointer_can_be_named_anew(folder_store, tmp_path, damage):
    (folder_store.folder / "CURRENT").write_bytes(damage)
    for ask in (
        folder_store.current,
        folder_store.snapshots,
        lambda: publish(folder_store, tmp_path, "third"),
    ):
        with pytest.raises(StoreUnreachable, match="damaged.*rollback NUMBER"):
            ask()
    assert said(folder_store.go_back(2)) == "second"
    assert said(folder_store.current()) == "second"
    assert [snapshot.number for snapshot in folder_store.snapshots()] == [1, 2]


def test_a_lost_pointer_is_not_an_empty_store(folder_store, tmp_path):
    (folder_store.folder / "CURRENT").unlink()
    with pytest.raises(StoreUnreachable, match="is gone.*rollback NUMBER"):
        folder_store.current()
    with pytest.raises(StoreUnreachable, match="is gone"):
        publish(folder_store, tmp_path, "third")
    assert said(folder_store.go_back(1)) == "first"


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"number": 2, "as_at": "yesterday"}'])
def test_a_damaged_manifest(folder_store, damage):
    (folder_store.folder / "000002" / "manifest.json").write_bytes(damage)
    with pytest.raises(StoreUnreachable, match=r"manifest\.json is damaged.*rollback NUMBER"):
        folder_store.current()
    assert said(folder_store.go_back(1)) == "first"


@pytest.mark.parametrize("damage", [b"", b"not a database at all, and long enough to be looked at" * 200])
def test_a_damaged_data_file(folder_store, damage):
    (folder_store.folder / "000002" / "internal.duckdb").write_bytes(damage)
    with pytest.raises(StoreUnreachable, match="cannot be read.*rollback.*load the extracts again"):
        said(folder_store.current())
    assert said(folder_store.go_back()) == "first"


def test_a_data_file_damaged_further_in(folder_store):
    path = folder_store.folder / "000002" / "internal.duckdb"
    whole = path.read_bytes()
    path.write_bytes(whole[:12288] + b"\xa5" * (len(whole) - 12288))
    with (
        pytest.raises(StoreUnreachable, match="cannot be read"),
        folder_store.current().connect() as connection,
    ):
        connection.execute(select(alias)).all()


def test_a_data_file_gone(folder_store):
    (folder_store.folder / "000002" / "internal.duckdb").unlink()
    with pytest.raises(StoreUnreachable, match="is gone.*rollback"):
        said(folder_store.current())


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "store.duckdb").write_text("x")
    store = open_store(f"duckdb:///{tmp_path / 'store.duckdb'}")
    for ask in (store.current, lambda: publish(store, tmp_path, "first")):
        with pytest.raises(StoreUnreachable, match="store.duckdb"):
            ask()


def test_a_pointer_that_the_system_refuses_to_read(folder_store):
    (folder_store.folder / "CURRENT").unlink()
    (folder_store.folder / "CURRENT").mkdir()
    with pytest.raises(StoreUnreachable, match="Cannot read .*CURRENT: is a directory"):
        folder_store.current()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnreachable, match="Cannot write in .*: not a directory"):
        publish(open_store(f"duckdb:///{tmp_path / 'file' / 'store'}"), tmp_path, "first")


def test_a_load_in_another_process_holds_the_folder(folder_store, tmp_path):
    with closing(sqlite3.connect(folder_store.folder / "loading.lock", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="Another load"):
            publish(folder_store, tmp_path, "third")
        assert said(folder_store.current()) == "second", "readers do not mind"
    assert publish(folder_store, tmp_path, "third").number == 3


def test_what_a_killed_first_load_left_is_not_in_the_way(tmp_path):
    home = tmp_path / "store" / "000001"
    home.mkdir(parents=True)
    build(home / "internal.duckdb", "killed")
    (home / "manifest.json").write_text(manifest().to_json())
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    assert store.current() is None
    assert said(publish(store, tmp_path, "first")) == "first"
    assert json.loads((store.folder / "CURRENT").read_text()) == {
        "current": 1,
        "kept": [1],
        "editions": 1,
    }
    store.close()


def test_a_store_made_anew_under_a_running_dashboard_is_read_anew(folder_store, tmp_path):
    assert said(folder_store.current()) == "second"
    folder_store.folder.rename(tmp_path / "put away")
    with pytest.raises(StoreDamaged, match="held snapshot 2, and nothing of it is there"):
        folder_store.current()
    folder_store.give_up()
    assert folder_store.current() is None
    assert said(publish(folder_store, tmp_path, "anew")) == "anew"
