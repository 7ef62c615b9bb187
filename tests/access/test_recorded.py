"""Whatever changes the store, or who may see it, is on record however it is asked for, command or not."""

import pytest

from data_access.access import Access, Role
from data_access.audit import State
from data_access.database import StoreError
from data_access.erasure import erase
from data_access.grants import grant, grants, revoke
from data_access.ingest import check, load
from data_access.keeping import prune, rollback
from data_access.log import Log
from tests.loading import council
from tests.loading.conftest import folder_store as folder_store


@pytest.fixture
def lines(tmp_path, monkeypatch):
    """What is on record, oldest first: action, what and snapshot."""
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")

    def read():
        state = State()
        found = state.latest(None)
        state.close()
        assert {each.role for each in found} <= {"command line"} and all(each.who for each in found)
        return [(each.action, each.selection, each.snapshot) for each in reversed(found)]

    return read


@pytest.fixture
def two_loads(folder_store, tmp_path, lines):
    """A store loaded twice."""
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {}, {"reference": "R2", "child": "C2", "family": "F2"})
    council.loaded(folder_store, sent)
    council.loaded(folder_store, sent)
    return folder_store


def test_a_load_is_recorded_and_neither_a_check_nor_a_load_of_nothing(folder_store, tmp_path, lines):
    sent = [tmp_path / "sent"]
    council.lists(*sent)
    check(sent, folder_store)
    load([tmp_path / "nothing.csv"], folder_store)
    council.loaded(folder_store, *sent)
    assert lines() == [("load", '["sent"]', 1)]


def test_going_back_pruning_and_erasing_are_recorded_once_each(two_loads, lines):
    rollback(two_loads)
    erase(two_loads, "child", "C2")
    prune(two_loads, 1)
    assert lines()[2:] == [
        ("rollback", None, 1),
        ("erase", '{"person": "child"}', 3),
        ("prune", '{"kept": [3], "forecasts": 0}', None),
    ]


def test_grants_are_recorded_once_each_and_what_changes_nothing_is_not(lines):
    log = Log()
    grant(log, "Ann@council.uk", Access(Role.MANAGER, frozenset({"east", "west"}), frozenset()))
    assert revoke(log, "ann@council.uk") and not revoke(log, "ann@council.uk")
    log.state.close()
    manager = '"role": "manager", "localities": ["east", "west"], "teams": []'
    assert lines() == [
        ("grant", f'{{"who": "ann@council.uk", {manager}}}', None),
        ("revoke", '{"who": "ann@council.uk"}', None),
    ]


def test_what_cannot_be_recorded_is_not_done(two_loads, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    for change in (
        lambda: load([tmp_path / "sent"], two_loads),
        lambda: rollback(two_loads),
        lambda: prune(two_loads, 1),
        lambda: erase(two_loads, "child", "C2"),
    ):
        with pytest.raises(StoreError, match="OUTCOMES_STATE"):
            change()
    assert [each.number for each in two_loads.snapshots()] == [1, 2] and two_loads.current().number == 2


def test_a_grant_that_cannot_be_recorded_is_not_given(tmp_path, monkeypatch):
    log = Log(State(f"sqlite:///{tmp_path / 'state.sqlite'}"))

    def full(*_):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(log.state, "record", full)
    with pytest.raises(StoreError):
        grant(log, "ann@council.uk", Access(Role.ANALYST))
    assert grants(log.state) == ()
    log.state.close()
