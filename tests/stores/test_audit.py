"""The log of activity, on SQLite and PostgreSQL."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import text

from data_access.audit import DEFAULT_URL, State
from data_access.database import StoreTooNew, StoreUnreachable


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def state_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store' / 'state.sqlite'}"
    return request.getfixturevalue("database_url")


@pytest.fixture
def state(state_url):
    state = State(state_url)
    yield state
    state.close()


def test_lines_come_back_newest_first_as_they_were_written(state):
    state.record("maria", "analyst", "ask", {"metric": "referrals", "place": "Ñandú"}, snapshot=3)
    state.record("john", "viewer", "download", '{"metric": "transfers"}', snapshot=4)
    state.record("john", "viewer", "open")
    opened, download, asked = state.latest()
    assert (opened.who, opened.action, opened.selection, opened.snapshot) == ("john", "open", None, None)
    assert (download.selection, download.snapshot) == ('{"metric": "transfers"}', 4)
    assert json.loads(asked.selection) == {"metric": "referrals", "place": "Ñandú"}
    assert asked.role == "analyst"
    assert asked.at <= download.at <= opened.at
    assert asked.at.utcoffset() == timedelta(0)
    assert [line.action for line in state.latest(limit=1)] == ["open"]


def test_what_a_page_asks_is_a_line_each_in_the_order_asked(state):
    state.record_all("maria", "analyst", "question", ['{"metric": "referrals"}', {"metric": "transfers"}], 3)
    lines = state.latest()
    assert [json.loads(line.selection)["metric"] for line in lines] == ["transfers", "referrals"]
    assert {(line.who, line.role, line.action, line.snapshot, line.at) for line in lines} == {
        ("maria", "analyst", "question", 3, lines[0].at)
    }


def test_it_stays_when_opened_again(state, state_url):
    state.record("maria", "analyst", "ask")
    again = State(state_url)
    assert [line.who for line in again.latest()] == ["maria"]
    again.close()


def test_many_may_open_and_write_at_once(state_url):
    def write(who):
        state = State(state_url)
        for _ in range(5):
            state.record(who, "viewer", "ask")
        state.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, "abcdef"))
    state = State(state_url)
    assert sorted(line.who for line in state.latest()) == sorted("abcdef" * 5)
    state.close()


def test_a_newer_log_is_not_touched(state, state_url):
    with state.engine.begin() as connection:
        connection.execute(text("INSERT INTO state_version VALUES (99)"))
    with pytest.raises(StoreTooNew, match="newer version"):
        State(state_url)


def test_sqlite_lets_others_read_while_one_writes(tmp_path):
    state = State(f"sqlite:///{tmp_path / 'state.sqlite'}")
    state.record("ann", "viewer", "ask")
    with state.writing(), closing(sqlite3.connect(tmp_path / "state.sqlite")) as file:
        assert file.execute("SELECT who FROM activity").fetchall() == [("ann",)]
    state.close()


def test_who_opens_sqlite_while_another_is_writing_waits(tmp_path):
    url = f"sqlite:///{tmp_path / 'state.sqlite'}"
    with closing(sqlite3.connect(tmp_path / "state.sqlite", isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        first.execute("CREATE TABLE another (number INTEGER)")
        with ThreadPoolExecutor(1) as pool:
            opening = pool.submit(State, url)
            with pytest.raises(TimeoutError):  # it neither fails nor goes ahead
                opening.result(0.5)
            first.execute("COMMIT")
            opening.result().close()


def test_the_default_is_beside_the_store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OUTCOMES_STATE", raising=False)
    State().close()
    assert (tmp_path / DEFAULT_URL.removeprefix("sqlite:///")).exists()


@pytest.mark.parametrize(
    "url", ["not a url", "sqlite://", "duckdb:///x", "mysql://u:secret@h/d", "postgresql://h:x/"]
)
def test_a_url_that_will_not_do_is_said_without_its_password(url):
    with pytest.raises(StoreUnreachable, match="OUTCOMES_STATE") as refused:
        State(url)
    assert "secret" not in str(refused.value)


def test_a_damaged_log_is_said(tmp_path):
    (tmp_path / "state.sqlite").write_bytes(b"nothing like a database " * 100)
    with pytest.raises(StoreUnreachable, match="cannot be read or written .*not a database"):
        State(f"sqlite:///{tmp_path / 'state.sqlite'}")
