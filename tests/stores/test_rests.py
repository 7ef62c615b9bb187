"""What a killed command left in a store goes with the next command of any kind, and nothing else goes."""

import os
import shutil

import pytest
from sqlalchemy import create_engine, inspect, text

from data_access.__main__ import main
from data_access.database import StoreError, open_store
from tests.access.conftest import run as run
from tests.loading import council
from tests.stores.building import build, manifest, publish

NEXT = [
    ("status",),
    ("templates", "templates"),
    ("grants",),
    ("audit",),
    ("grant", "ann@council.uk", "analyst"),
]


@pytest.fixture
def rests(store, tmp_path, monkeypatch):
    """A store of either kind with what a killed load and a killed upgrade left in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    publish(store, tmp_path, "first")
    if store.dialect == "duckdb":
        (store.folder / "000002").mkdir()
        build(store.folder / "000002" / "internal.duckdb", "killed")
        build(store.folder / "000001" / "internal-1.duckdb", "killed")
    else:
        with store._engine.begin() as connection:
            for end in ("", "_public"):
                connection.execute(text(f"CREATE SCHEMA snapshot_000002{end}"))
    return store


def _there(store):
    if store.dialect == "duckdb":
        return {str(path.relative_to(store.folder)) for path in store.folder.rglob("*.duckdb")}
    engine = create_engine(store.url)
    names = {name for name in inspect(engine).get_schema_names() if name.startswith("snapshot_")}
    engine.dispose()
    return names


@pytest.mark.parametrize("command", NEXT, ids=lambda command: command[0])
def test_the_next_command_of_any_kind_removes_it(command, rests):
    before = _there(rests)
    # The status ends with 1, as this store has no public figures.
    assert main(["--store", rests.url, *command]) == (command == ("status",))
    kept = {"000001/internal.duckdb"} if rests.dialect == "duckdb" else {"snapshot_000001"}
    assert before > kept and _there(rests) == kept


def test_it_stays_while_a_command_runs_that_may_be_writing_it(rests):
    before, other = _there(rests), type(rests)
    twin = other(rests.url, rests.folder) if rests.dialect == "duckdb" else other(rests.url)
    with twin.loading():
        assert main(["--store", rests.url, "grants"]) == 0
    assert _there(rests) == before
    twin.close()


def test_a_snapshot_whose_pointer_was_lost_is_not_taken_for_a_rest(tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "first")
    (store.folder / "CURRENT").unlink()
    main(["--store", store.url, "status"])
    assert (store.folder / "000001" / "internal.duckdb").exists()
    store.close()


def test_what_a_killed_first_load_left_goes_too(tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    monkeypatch.setattr(shutil, "move", _stop)
    with pytest.raises(KeyboardInterrupt):
        store.publish(build(tmp_path / "built.duckdb", "killed"), manifest())
    assert (store.folder / "000001").exists() and store.current() is None
    assert main(["--store", store.url, "status"]) == 0 and not (store.folder / "000001").exists()
    store.close()


@pytest.mark.parametrize("nth", range(1, 6))
def test_files_that_were_never_whole_go_too(nth, tmp_path, monkeypatch):
    """Of the pointer, the manifest, the key's mark, and how far the store has come, in it and beside it."""
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "first")
    calls, replace = [], os.replace

    def killed(source, target):
        calls.append(target)
        return _stop() if len(calls) == nth else replace(source, target)

    with monkeypatch.context() as then:
        then.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(store, tmp_path, "second")
    [half] = tmp_path.rglob("*.new")
    assert half.name == f"{calls[-1].name}.new"
    assert main(["--store", store.url, "grants"]) == 0 and not half.exists()
    store.close()


def _stop(*_):
    raise KeyboardInterrupt


def test_an_erasure_stopped_once_its_snapshot_is_named_has_erased_everything(
    run, tmp_path, store_url, monkeypatch
):
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {}, {"child": "C2"})
    for _ in range(2):
        assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    store = open_store(store_url)

    def stopped(*_):
        raise StoreError("stopped")

    with monkeypatch.context() as then:
        then.setattr(type(store), "drop_older", stopped)
        assert run("erase", "--child", "C2")[0] == 1
    assert [snapshot.number for snapshot in store.snapshots()] == [3]
    assert "No row of that child" in run("erase", "--child", "C2")[1]
