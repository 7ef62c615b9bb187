"""Grants, the record and erasure, as people type them."""

import csv
from datetime import UTC, date, datetime, timedelta

import pytest

from data_access import forecasts
from data_access.__main__ import main
from data_access.access import EVERYTHING
from data_access.audit import State
from data_access.database import open_store
from data_access.loading.pseudonyms import key_file
from data_access.schema import FACTS, metadata
from tests.loading import council


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, store_url):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTCOMES_STORE", store_url)
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    monkeypatch.setenv("OUTCOMES_KEY", "a secret of the tests alone")
    monkeypatch.setenv("HOME", str(tmp_path))  # where a server's key would be made

    def run(*words):
        status = main([str(word) for word in words])
        return status, "".join(capsys.readouterr())

    yield run
    open_store(store_url).close()


def lines():
    state = State()
    found = state.latest(limit=None)
    state.close()
    return found


def test_a_grant_is_given_listed_revoked_and_recorded(run):
    asked = ("Ann@Council.uk", "manager", "--locality", "east", "--locality", "west", "--team", "hub")
    status, said = run("grant", *asked, "--anyway")
    assert (status, said) == (0, "ann@council.uk: manager of localities east, west and teams hub.\n")
    assert run("grant", "bob@council.uk", "analyst")[0] == 0
    assert "manager of nothing: name a --locality" in run("grant", "eve@council.uk", "manager")[1]
    assert run("grants")[1].splitlines()[1] == "bob@council.uk: analyst"
    status, said = run("grant", "bob@council.uk", "administrator", "--team", "hub")
    assert status == 1 and "Only managers have localities and teams" in said
    assert run("revoke", "bob@council.uk")[0] == 0
    assert run("revoke", "bob@council.uk")[0] == 1
    assert [line.action for line in lines()] == ["revoke", "grant", "grant", "grant"]
    assert {line.role for line in lines()} == {"command line"}


def test_a_grant_of_a_code_that_there_is_not_is_refused_with_those_that_are_near(run, tmp_path):
    asked = ("grant", "ann@council.uk", "manager", "--locality", "eastt", "--team", "east_hub")
    assert "The store is empty, so the codes cannot be checked." in run(*asked)[1]
    assert run("load", *council.lists(tmp_path / "sent"))[0] == 0
    status, said = run(*asked)
    assert status == 1 and "No locality has the code eastt. There are east" in said
    for typed, near in (
        ("East_Hub ", "east_hub"),
        ("zebra", "east_hub, east_office"),
        ("not_recorded", ""),
    ):
        said = run("grant", "ann@council.uk", "manager", "--locality", "east", "--team", typed)[1]
        assert f"No team has the code {typed}. There are {near}" in said
    assert run("grants")[1] == ""
    assert run(*asked, "--anyway")[0] == 0
    assert run("grant", "ann@council.uk", "manager", "--locality", "east", "--team", "east_hub")[0] == 0
    assert run("grants")[1] == "ann@council.uk: manager of localities east and teams east_hub\n"


def test_activity_goes_to_a_file_that_no_spreadsheet_runs(run, tmp_path):
    state = State()
    state.record("=cmd|' /C calc'!A0", "public", "question", {"metric": "referrals"}, 3)
    state.close()
    assert "question, snapshot 3" in run("activity")[1]
    assert run("activity", "--csv", tmp_path / "log.csv")[0] == 0
    with (tmp_path / "log.csv").open(encoding="utf-8-sig") as file:
        [line] = csv.DictReader(file)
    assert line["who"].startswith("'=") and line["selection"] == '{"metric": "referrals"}'


def loaded(run, tmp_path):
    """Two snapshots of two children of a family each; the first child comes back."""
    sent = tmp_path / "sent"
    council.lists(sent)
    rows = [
        {},
        {"reference": "R2", "received": "01/03/2024", "decided": "", "decision": "", "closed": ""},
        {"reference": "R3", "child": "C2", "family": "F2"},
    ]
    council.referrals(sent, *rows)
    council.allocations(sent, {}, {"reference": "A2", "child": "C2"})
    assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    assert run("load", sent, "--as-at", "31/03/2024")[0] == 0


def counts(store, person):
    with store.current().connect() as connection:
        return {name: len(connection.execute(fact.select()).all()) for name, fact in FACTS.items()}


def test_an_erased_child_is_in_no_snapshot_and_nothing_of_it_in_any_file(run, tmp_path, store_url):
    loaded(run, tmp_path)
    store = open_store(store_url)
    before = counts(store, "child")
    with store.current().connect() as connection:
        [pseudonym] = {
            row.child
            for row in connection.execute(FACTS["referral"].select())
            if row.days_since_previous is not None
        }
    status, said = run("erase", "--child", "c1")
    assert status == 0 and "3 rows left out of the new snapshot 3; the 2 before it are gone, " in said
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
    erased = lines()[0]
    assert (erased.action, erased.snapshot) == ("erase", 3) and "c1" not in erased.selection.lower()


def test_a_family_is_erased_and_what_follows_is_worked_out_again(run, tmp_path, store_url):
    loaded(run, tmp_path)
    assert run("erase", "--family", "F1", "--authority", "south")[0] == 0
    store = open_store(store_url)
    assert counts(store, "family")["referral"] == 1
    with store.current().connect() as connection:
        [left] = connection.execute(FACTS["referral"].select()).all()
    assert (left.previous_received, left.days_to_decision) == (None, 1)


def keep_forecast(loaded_at):
    """As somebody was shown it: it begins with the last month's true count."""
    state = State()
    month = forecasts.Month(date(2024, 4, 1), 3.0, (2.0, 4.0), (1.0, 5.0))
    subject = forecasts.Subject("referrals", 1, "", EVERYTHING, False)
    forecasts.keep(state, subject, forecasts.Forecast(1, loaded_at, (month,)))
    state.close()


def kept_forecasts():
    state = State()
    subject = forecasts.Subject("referrals", 1, "", EVERYTHING, False)
    found = forecasts.earlier(state, subject, than=datetime.now(UTC) + timedelta(days=1))
    state.close()
    return [each.loaded_at for each in found]


def test_no_forecast_outlives_an_erasure(run, tmp_path):
    loaded(run, tmp_path)
    keep_forecast(datetime.now(UTC))
    assert run("erase", "--child", "C9")[0] == 1 and len(kept_forecasts()) == 1
    assert "are gone, and 1 forecasts." in run("erase", "--child", "C1")[1]
    assert kept_forecasts() == []


def test_pruning_removes_forecasts_of_three_years_ago_and_keeps_those_still_to_be_judged(run, tmp_path):
    now = datetime.now(UTC)
    keep_forecast(now - forecasts.KEPT_FOR - timedelta(days=1))
    keep_forecast(now - forecasts.KEPT_FOR + timedelta(days=1))
    assert "1 forecasts shown more than three years ago are gone." in run("prune", "--keep", 1)[1]
    assert kept_forecasts() == [now - forecasts.KEPT_FOR + timedelta(days=1)]
    before = (now - forecasts.KEPT_FOR).date()
    assert lines()[0].selection == f'{{"kept": [], "forecasts_before": "{before}"}}'


def test_a_number_nobody_has_changes_nothing(run, tmp_path, store_url):
    assert "no data of this version" in run("erase", "--child", "C1")[1]
    loaded(run, tmp_path)
    status, said = run("erase", "--child", "C9")
    assert status == 1 and "nothing was changed" in said
    status, said = run("erase", "--child", "C1", "--authority", "north")
    assert status == 1 and "Say whose number it is with --authority: south." in said
    assert [snapshot.number for snapshot in open_store(store_url).snapshots()] == [1, 2]
    assert not key_file(store_url).exists()


def test_a_child_of_an_older_snapshot_alone_is_erased_too(run, tmp_path, store_url):
    loaded(run, tmp_path)
    assert run("erase", "--child", "C1")[0] == 0
    assert run("erase", "--child", "C1")[0] == 1
    sent = tmp_path / "again"
    council.lists(sent)
    council.referrals(sent, {"reference": "R9"})
    assert run("load", sent, "--as-at", "31/03/2024")[0] == 0
    assert run("rollback")[1].startswith("Snapshot 3")
    assert run("erase", "--child", "C1")[1].startswith("0 rows left out of the new snapshot 5; the 2 before")
    assert [snapshot.number for snapshot in open_store(store_url).snapshots()] == [5]


def test_pruning_keeps_the_current_one_and_the_latest(run, tmp_path, store_url):
    assert run("prune", "--keep", 2)[1] == "Kept: nothing, as the store is empty.\n"
    loaded(run, tmp_path)
    assert run("load", tmp_path / "sent", "--as-at", "31/03/2024")[0] == 0
    assert run("rollback", 1)[0] == 0
    for keep in (2, 0):
        assert run("prune", "--keep", keep)[1].startswith("Kept: 1, 3.\nSnapshot 3 was gone back from")
    assert run("rollback", 3)[0] == 0
    assert run("prune", "--keep", 1)[1] == "Kept: 3.\n"
    assert [line.action for line in lines()] == [
        "prune",
        "rollback",
        "prune",
        "prune",
        "rollback",
        "load",
        "load",
        "load",
        "prune",
    ]


def test_what_cannot_be_recorded_is_not_done(run, tmp_path, store_url, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {})
    status, said = run("load", sent, "--as-at", "31/03/2024")
    assert status == 1 and "OUTCOMES_STATE" in said
    assert open_store(store_url).current() is None
