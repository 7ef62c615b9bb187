"""The state store and the audit in it, on SQLite and PostgreSQL."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, inspect, text

from data_access.audit import Audit, entries
from data_access.database import StoreTooNew, StoreUnreachable
from data_access.state import DEFAULT_URL, State


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
    Audit(state, "maria", "analyst").record("ask", {"metric": "referrals", "place": "Ñandú"}, snapshot=3)
    Audit(state, "john", "viewer").record("download", '{"metric": "transfers"}', snapshot=4)
    Audit(state, "john", "viewer").record("open")
    opened, download, asked = entries(state)
    assert (opened.who, opened.action, opened.selection, opened.snapshot) == ("john", "open", None, None)
    assert (download.selection, download.snapshot) == ('{"metric": "transfers"}', 4)
    assert json.loads(asked.selection) == {"metric": "referrals", "place": "Ñandú"}
    assert asked.role == "analyst"
    assert asked.at <= download.at <= opened.at
    assert asked.at.utcoffset() == timedelta(0)
    assert [line.action for line in entries(state, limit=1)] == ["open"]


def test_what_a_page_asks_is_an_entry_each_in_the_order_asked(state):
    Audit(state, "maria", "analyst").record_all(
        "question", ['{"metric": "referrals"}', {"metric": "transfers"}], 3
    )
    lines = entries(state)
    assert [json.loads(line.selection)["metric"] for line in lines] == ["transfers", "referrals"]
    assert {(line.who, line.role, line.action, line.snapshot, line.at) for line in lines} == {
        ("maria", "analyst", "question", 3, lines[0].at)
    }


FIRST_RELEASE = (  # how the tables were first made, which no later change of the code may reach back to
    "CREATE TABLE state_version (number INTEGER NOT NULL, PRIMARY KEY (number))",
    "CREATE TABLE activity (id {serial} NOT NULL, at VARCHAR NOT NULL, who VARCHAR NOT NULL, "
    "role VARCHAR NOT NULL, action VARCHAR NOT NULL, selection VARCHAR, snapshot INTEGER, PRIMARY KEY (id))",
    "CREATE TABLE access_grant (who VARCHAR NOT NULL, role VARCHAR NOT NULL, localities VARCHAR NOT NULL, "
    "teams VARCHAR NOT NULL, PRIMARY KEY (who))",
    "CREATE TABLE rebase (id {serial} NOT NULL, at VARCHAR NOT NULL, who VARCHAR NOT NULL, "
    "metric VARCHAR NOT NULL, series VARCHAR NOT NULL, first VARCHAR NOT NULL, why VARCHAR NOT NULL, "
    "PRIMARY KEY (id))",
    "CREATE TABLE rebase_withdrawn (rebase INTEGER NOT NULL, at VARCHAR NOT NULL, who VARCHAR NOT NULL, "
    "PRIMARY KEY (rebase))",
    "CREATE TABLE forecast (metric VARCHAR NOT NULL, version INTEGER NOT NULL, series VARCHAR NOT NULL, "
    "scope VARCHAR NOT NULL, invented BOOLEAN NOT NULL, loaded_at VARCHAR NOT NULL, "
    "snapshot INTEGER NOT NULL, months VARCHAR NOT NULL, "
    "PRIMARY KEY (metric, version, series, scope, invented, loaded_at))",
    "INSERT INTO state_version VALUES (1), (2), (3), (4)",
    "INSERT INTO activity (at, who, role, action, selection, snapshot) VALUES "
    "('2026-11-28T09:30:00+00:00', 'maria', 'analyst', 'question', '{{\"metric\": \"referrals\"}}', 3)",
    "INSERT INTO forecast VALUES ('referrals', 1, '', '', FALSE, '2026-11-28T09:30:00+00:00', 3, "
    "'[[\"2025-04-01\", 3.0, 2.0, 4.0, 1.0, 5.0]]')",
)


@pytest.fixture
def of_the_first_release(state_url, tmp_path):
    (tmp_path / "store").mkdir()
    engine = create_engine(state_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        serial = "SERIAL" if engine.dialect.name == "postgresql" else "INTEGER"
        for statement in FIRST_RELEASE:
            connection.exec_driver_sql(statement.format(serial=serial))
    engine.dispose()
    return state_url


def test_what_the_first_release_recorded_is_read_and_added_to(of_the_first_release):
    for opened in range(2):  # the second time there is nothing left to do
        with State(of_the_first_release) as state:
            Audit(state, "john", "analyst").record("question", snapshot=4)
            *_, first = entries(state)
            assert (first.who, first.selection, first.snapshot) == ("maria", '{"metric": "referrals"}', 3)
            assert len(entries(state)) == 2 + opened
            tables = inspect(state.engine).get_table_names()
            assert "audit" in tables and not {"activity", "forecast"} & set(tables)


def test_it_stays_when_opened_again(state, state_url):
    Audit(state, "maria", "analyst").record("ask")
    again = State(state_url)
    assert [line.who for line in entries(again)] == ["maria"]
    again.close()


def test_many_may_open_and_write_at_once(state_url):
    def write(who):
        state = State(state_url)
        for _ in range(5):
            Audit(state, who, "viewer").record("ask")
        state.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, "abcdef"))
    state = State(state_url)
    assert sorted(line.who for line in entries(state)) == sorted("abcdef" * 5)
    state.close()


def test_a_newer_state_store_is_not_touched(state, state_url):
    with state.engine.begin() as connection:
        connection.execute(text("INSERT INTO state_version VALUES (99)"))
    with pytest.raises(StoreTooNew, match="newer version"):
        State(state_url)


def test_sqlite_lets_others_read_while_one_writes(tmp_path):
    state = State(f"sqlite:///{tmp_path / 'state.sqlite'}")
    Audit(state, "ann", "viewer").record("ask")
    with state.writing(), closing(sqlite3.connect(tmp_path / "state.sqlite")) as file:
        assert file.execute("SELECT who FROM audit").fetchall() == [("ann",)]
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


def test_a_damaged_state_store_is_said(tmp_path):
    (tmp_path / "state.sqlite").write_bytes(b"nothing like a database " * 100)
    with pytest.raises(StoreUnreachable, match="cannot be read or written .*not a database"):
        State(f"sqlite:///{tmp_path / 'state.sqlite'}")
