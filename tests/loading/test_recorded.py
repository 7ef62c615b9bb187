"""A load is on record however it is asked for."""

import pytest

from data_access.audit import State
from data_access.database import StoreError
from data_access.ingest import check, load
from tests.loading import council


def test_a_load_without_the_command_is_recorded_and_nothing_else_is(folder_store, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    sent = [tmp_path / "sent"]
    council.lists(*sent)
    check(sent, folder_store)
    load([tmp_path / "nothing.csv"], folder_store)
    council.loaded(folder_store, *sent)
    state = State()
    [line] = state.latest()
    state.close()
    assert (line.action, line.selection, line.snapshot) == ("load", '["sent"]', 1)


def test_a_load_that_cannot_be_recorded_is_not_done(folder_store, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    with pytest.raises(StoreError, match="OUTCOMES_STATE"):
        load(council.lists(tmp_path), folder_store)
    assert folder_store.current() is None
