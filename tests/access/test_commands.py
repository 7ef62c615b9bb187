"""Grants and the record, as people type them."""

import csv

import pytest

from data_access import opening
from data_access.audit import Audit, one_line
from data_access.database import open_store
from data_access.state import State
from tests.loading import council


def test_a_grant_is_given_listed_revoked_and_recorded(run, on_record):
    asked = ("Ann@Council.uk", "manager", "--locality", "east", "--locality", "west", "--team", "hub")
    status, said = run("grant", *asked, "--anyway")
    assert (status, said) == (0, "ann@council.uk: manager of localities east, west and teams hub.\n")
    assert run("grant", "bob@council.uk", "analyst")[0] == 0
    assert "manager of nothing: name a --locality" in run("grant", "eve@council.uk", "manager")[1]
    assert run("grants")[1].splitlines()[1] == "bob@council.uk: analyst"
    status, said = run("grant", "bob@council.uk", "administrator", "--team", "hub")
    assert status == 1 and "Only managers have localities and teams" in said
    assert "s-1 is no e-mail address" in run("grant", "s-1", "analyst")[1]
    assert run("revoke", "--sub", "bob@council.uk")[0] == 1
    assert run("revoke", "bob@council.uk")[0] == 0
    assert run("revoke", "bob@council.uk")[0] == 1
    assert [line.action for line in on_record()] == ["revoke", "grant", "grant", "grant"]
    assert {line.role for line in on_record()} == {"command line"}


def test_a_grant_of_a_code_that_there_is_not_is_refused_with_those_that_are_near(run, tmp_path):
    asked = ("grant", "ann@council.uk", "manager", "--locality", "eastt", "--team", "east_hub")
    assert "The store is empty, so the codes cannot be checked." in run(*asked)[1]
    assert run("load", *council.lists(tmp_path / "sent"))[0] == 0
    status, said = run(*asked)
    assert status == 1 and "No locality has the code eastt. Did you mean east" in said
    for typed, near in (
        ("East_Hub ", "Did you mean east_hub"),
        ("zebra", "There are east_hub, east_office"),
        ("not_recorded", "There are "),
    ):
        said = run("grant", "ann@council.uk", "manager", "--locality", "east", "--team", typed)[1]
        assert f"No team has the code {typed}. {near}" in said
    assert run("grants")[1] == ""
    assert run(*asked, "--anyway")[0] == 0
    assert run("grant", "ann@council.uk", "manager", "--locality", "east", "--team", "east_hub")[0] == 0
    told = run("grants")[1].splitlines()
    assert told[0] == "ann@council.uk: manager of localities east and teams east_hub"
    assert told[1].startswith("These grants name an address") and "email_verified: ann@council.uk." in told[1]


@pytest.mark.parametrize("empty", ["", " ", "\x85", "\ufeff", "\n"])
def test_the_audit_goes_to_a_file_that_no_spreadsheet_runs(run, tmp_path, on_record, empty):
    state = State()
    Audit(state, f"{empty}=cmd|' /C calc'!A0", "public").record("question", {"metric": "referrals"}, 3)
    state.close()
    assert "question, snapshot 3" in run("audit")[1]
    assert run("audit", "--csv", tmp_path / "audit.csv")[0] == 0
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        [line] = csv.DictReader(file)
    assert (
        line["who"].startswith(f"'{one_line(f'{empty}=')}") and line["selection"] == '{"metric": "referrals"}'
    )
    assert (on_record()[0].action, on_record()[0].selection) == ("export", '{"file": "audit"}')


def test_what_cannot_be_recorded_is_not_done(run, tmp_path, store_url, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {})
    status, said = run("load", sent, "--as-at", "31/03/2024")
    assert status == 1 and "OUTCOMES_STATE" in said
    assert open_store(store_url).current() is None


def test_the_link_that_opens_the_dashboard_here_is_on_record_and_kept_as_a_hash(run, tmp_path, on_record):
    status, said = run("open", "--port", 9000)
    link = said.splitlines()[0]
    token = link.removeprefix("http://127.0.0.1:9000/open/")
    assert status == 0 and len(token) > 40 and "It works once, within 10 minutes" in said
    [told] = on_record()
    assert (told.role, told.action, told.selection) == ("command line", "open", '{"minutes": 10}')
    assert token.encode() not in (tmp_path / "state.sqlite").read_bytes()
    with State() as state:
        assert opening.take(state, token) == told.who
        assert opening.take(state, token) is None
