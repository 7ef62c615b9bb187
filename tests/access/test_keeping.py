"""Erasing a person and pruning, as people type them."""

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from data_access.audit import Audit
from data_access.database import open_store
from data_access.loading.pseudonyms import key_file
from data_access.schema import FACTS, metadata
from data_access.state import State
from tests.access.conftest import copied, filled
from tests.loading import council


@pytest.fixture(scope="module")
def twice(tmp_path_factory, request):
    """`twice(kind)`: the folder and the URL of a store of that kind, loaded once; each test has a copy.

    Two snapshots of two children of a family each; the first child comes back.
    """

    @cache
    def made(kind):
        folder = tmp_path_factory.mktemp(kind)
        url = f"duckdb:///{folder / 'store'}"
        if kind != "duckdb":
            url = request.getfixturevalue("database_of_the_file")
        sent = folder / "sent"
        council.lists(sent)
        rows = [
            {},
            {"reference": "R2", "received": "01/03/2024", "decided": "", "decision": "", "closed": ""},
            {"reference": "R3", "child": "C2", "family": "F2"},
        ]
        council.referrals(sent, *rows)
        council.allocations(sent, {}, {"reference": "A2", "child": "C2"})
        with filled(folder, url) as run:
            run("load", sent, "--as-at", "31/03/2024")
            run("load", sent, "--as-at", "31/03/2024")
        return folder, url

    return made


@pytest.fixture
def loaded(twice, tmp_path, store_url):
    """Puts such a store where the test's own is empty; gives the folder of what was sent."""

    def loaded():
        folder, url = twice(store_url.split(":")[0].split("+")[0])
        copied(folder, url, tmp_path, store_url)
        return folder / "sent"

    return loaded


def counts(store, person):
    with store.current().connect() as connection:
        held = {name: len(connection.execute(fact.select()).all()) for name, fact in FACTS.items()}
    return {name: rows for name, rows in held.items() if rows}


def test_an_erased_child_is_in_no_snapshot_and_nothing_of_it_in_any_file(
    run, tmp_path, store_url, on_record, loaded
):
    loaded()
    store = open_store(store_url)
    before = counts(store, "child")
    with store.current().connect() as connection:
        [pseudonym] = {
            row.child
            for row in connection.execute(FACTS["referral"].select())
            if row.days_since_previous is not None
        }
    status, said = run("erase", "--child", "c1")
    assert status == 0 and "3 rows left out of the new snapshot 3; the 2 before it are gone. " in said
    assert [snapshot.number for snapshot in store.snapshots()] == [3]
    assert before == {"referral": 3, "allocation": 2} and counts(store, "child") == {
        "referral": 1,
        "allocation": 1,
    }
    for snapshot in (store.current(), store.current().public()):
        with snapshot.connect() as connection:
            for table in metadata.sorted_tables:
                assert not any(pseudonym in row for row in connection.execute(table.select()))
            complete = metadata.tables["completeness"].select()
            assert all(row.rows == 1 for row in connection.execute(complete))
    if store_url.startswith("duckdb"):
        assert [path.name for path in (tmp_path / "store").iterdir() if path.is_dir()] == ["000003"]
        for path in (tmp_path / "store").rglob("*.duckdb"):
            assert pseudonym.to_bytes(8, "little") not in path.read_bytes()
    erased = on_record()[0]
    assert (erased.action, erased.snapshot) == ("erase completed", 3) and "c1" not in erased.selection.lower()


def test_a_family_is_erased_and_what_follows_is_worked_out_again(run, tmp_path, store_url, loaded):
    loaded()
    assert run("erase", "--family", "F1", "--authority", "south")[0] == 0
    store = open_store(store_url)
    assert counts(store, "family")["referral"] == 1
    with store.current().connect() as connection:
        [left] = connection.execute(FACTS["referral"].select()).all()
    assert (left.previous_received, left.days_to_decision) == (None, 1)


def test_the_audit_is_kept_for_as_long_as_a_setting_says(run, on_record, monkeypatch):
    for days in (8, 6):
        old = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
        with monkeypatch.context() as then, State() as state:
            then.setattr(State, "stamp", staticmethod(lambda old=old: old))
            Audit(state, "ann", "analyst").record("question", {"days": days})
    run("prune", "--keep", 1)
    assert [each.action for each in on_record()][2:] == ["question", "question"]
    for said in ("a year", "0", "-1", "9" * 30):
        monkeypatch.setenv("OUTCOMES_AUDIT_DAYS", said)
        status, told = run("prune", "--keep", 1)
        assert status == 1 and f"“{said}”, which is no number of days" in told and len(on_record()) == 4
    monkeypatch.setenv("OUTCOMES_AUDIT_DAYS", "7")
    assert "1 entries of the audit are gone, as OUTCOMES_AUDIT_DAYS says." in run("prune", "--keep", 1)[1]
    assert [each.selection for each in on_record()][4:] == ['{"days": 6}']
    assert '"audit_before"' in on_record()[0].selection


def test_a_number_nobody_has_changes_nothing(run, tmp_path, store_url, loaded):
    assert "The store is empty" in run("erase", "--child", "C1")[1]
    loaded()
    status, said = run("erase", "--child", "C9")
    assert status == 1 and "nothing was changed" in said
    status, said = run("erase", "--child", "C1", "--authority", "north")
    assert status == 1 and "Say whose number it is with --authority: south." in said
    assert [snapshot.number for snapshot in open_store(store_url).snapshots()] == [1, 2]
    assert not key_file(store_url).exists()


def test_a_child_of_an_older_snapshot_alone_is_erased_too(run, tmp_path, store_url, loaded):
    loaded()
    assert run("erase", "--child", "C1")[0] == 0
    assert run("erase", "--child", "C1")[0] == 1
    sent = tmp_path / "again"
    council.lists(sent)
    council.referrals(sent, {"reference": "R9"})
    assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    assert run("rollback")[1].startswith("Snapshot 3")
    assert run("erase", "--child", "C1")[1].startswith("0 rows left out of the new snapshot 5; the 2 before")
    assert [snapshot.number for snapshot in open_store(store_url).snapshots()] == [5]


def test_pruning_keeps_the_current_one_and_the_latest(run, tmp_path, store_url, on_record, loaded):
    assert run("prune", "--keep", 2)[1] == "Kept: nothing, as the store is empty.\n"
    assert [line.action for line in on_record()] == ["prune completed", "prune begun"]
    sent = loaded()
    assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    assert run("rollback", 1)[0] == 0
    assert run("prune", "--keep", 2)[1] == "Kept: 1, 3.\n"
    assert run("rollback", 3)[0] == 0
    for keep in (1, 0):
        assert run("prune", "--keep", keep)[1] == "Kept: 3.\n"
    ended = [line.action.split() for line in on_record() if not line.action.endswith(" begun")]
    assert {how for _, how in ended} == {"completed"}
    assert [action for action, _ in ended] == [
        "prune",
        "prune",
        "rollback",
        "prune",
        "rollback",
        "load",
        "load",
        "load",
    ]
