"""Whatever changes the store, or who may see it, is on record however it is asked for, command or not."""

import pytest
from sqlalchemy import text

from data_access.access import Access, Role
from data_access.audit import Audit, entries
from data_access.database import StoreError
from data_access.grants import Names, grant, grants, revoke
from data_access.keeping import prune, rollback
from data_access.schema import FACTS
from data_access.state import State
from tests.loading import council
from tests.loading.conftest import folder_store as folder_store
from tests.loads import check, erase, load


@pytest.fixture
def lines(tmp_path, monkeypatch):
    """What is on record, oldest first: action, what and snapshot."""
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")

    def read():
        state = State()
        found = entries(state, None)
        state.close()
        assert {each.role for each in found} <= {"command line"} and all(each.who for each in found)
        return [(each.action, each.selection, each.snapshot) for each in reversed(found)]

    return read


@pytest.fixture
def two_loads(folder_store, tmp_path, lines):
    """A store loaded twice."""
    sent = tmp_path / "sent"
    council.lists(sent)
    rows = council.referrals(sent, {}, {"reference": "R2", "child": "C2", "family": "F2"})
    council.loaded(folder_store, sent)
    council.loaded(folder_store, rows)
    return folder_store


def test_a_load_is_recorded_and_neither_a_check_nor_a_load_of_nothing(folder_store, tmp_path, lines):
    sent = [tmp_path / "sent"]
    council.lists(*sent)
    check(sent, folder_store)
    load([tmp_path / "nothing.csv"], folder_store)
    council.loaded(folder_store, *sent)
    assert lines() == [("load begun", '["sent"]', 1), ("load completed", '["sent"]', 1)]


def test_going_back_pruning_and_erasing_are_recorded_as_they_begin_and_end(two_loads, lines):
    rollback(two_loads)
    erase(two_loads, "child", "C2")
    prune(two_loads, 1)
    pruned = '{"kept": [3]}'
    assert lines()[4:] == [
        ("rollback begun", None, 1),
        ("rollback completed", None, 1),
        ("erase begun", '{"person": "child"}', 3),
        ("erase completed", '{"person": "child"}', 3),
        ("prune begun", pruned, None),
        ("prune completed", pruned, None),
    ]


def test_grants_are_recorded_once_each_and_what_changes_nothing_is_not(lines):
    with State() as state:
        audit = Audit.of_this_machine(state)
        grant(
            audit,
            Names.ADDRESS,
            "Ann@council.uk",
            Access(Role.MANAGER, frozenset({"east", "west"}), frozenset()),
        )
        assert revoke(audit, Names.ADDRESS, "ann@council.uk")
        assert not revoke(audit, Names.ADDRESS, "ann@council.uk")
    manager = '"role": "manager", "localities": ["east", "west"], "teams": []'
    assert lines() == [
        ("grant", f'{{"names": "address", "who": "ann@council.uk", {manager}}}', None),
        ("revoke", '{"names": "address", "who": "ann@council.uk"}', None),
    ]


@pytest.fixture
def full(store, store_url, tmp_path, monkeypatch):
    """A store of either kind loaded twice, and a log beside it that opens and takes no line any more."""
    beside = f"sqlite:///{tmp_path / 'state.sqlite'}"
    monkeypatch.setenv("OUTCOMES_STATE", beside if store.dialect == "duckdb" else store_url)
    council.lists(tmp_path / "sent")
    council.referrals(tmp_path / "sent", {}, {"reference": "R2", "child": "C2", "family": "F2"})
    for _ in range(2):
        council.loaded(store, tmp_path / "sent")
    state = State()
    with state.writing() as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO elsewhere"))
    state.close()
    return store


ACTS = {
    "load": lambda store, sent: load([sent], store),
    "rollback": lambda store, _: rollback(store),
    "prune": lambda store, _: prune(store, 1),
    "erase": lambda store, _: erase(store, "child", "C2"),
}


def test_what_cannot_be_recorded_is_not_done(full, tmp_path):
    for act in ACTS.values():
        with pytest.raises(StoreError, match="The state store cannot be read or written"):
            act(full, tmp_path / "sent")
    with State() as state:
        with pytest.raises(StoreError, match="The state store cannot be read or written"):
            grant(Audit.of_this_machine(state), Names.ADDRESS, "ann@council.uk", Access(Role.ANALYST))
        assert grants(state) == ()
    assert [each.number for each in full.snapshots()] == [1, 2] and full.current().number == 2
    with full.current().connect() as connection:
        assert len(connection.execute(FACTS["referral"].select()).all()) == 2


def test_what_is_recorded_and_then_fails_has_a_second_line_that_says_so(two_loads, tmp_path, lines):
    """Something lies where the next snapshot belongs, which the store cannot take away."""
    (two_loads.folder / "000003").write_text("in the way")
    for act in ("load", "erase"):
        with pytest.raises(StoreError, match="Cannot write snapshot 3"):
            ACTS[act](two_loads, tmp_path / "sent")
    assert [each[::2] for each in lines()[4:]] == [
        ("load begun", 3),
        ("load not completed", 3),
        ("erase begun", 3),
        ("erase not completed", 3),
    ]
    assert [each.number for each in two_loads.snapshots()] == [1, 2]
