"""A small store for the pages to stand on."""

from datetime import date

import duckdb
import pytest

from tests.pages import small_store

EVENTS = ((date(2022, 9, 27), "Hubs launched", "hub_share"), (date(2023, 2, 3), "Flood", ""))


@pytest.fixture
def small(small_folder, monkeypatch):
    """The small store is the one the app opens."""
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{small_folder}")
    return small_folder


@pytest.fixture(scope="session")
def with_events(tmp_path_factory):
    """A store of the small council with events: hubs launched late in September 2022, then a flood."""
    folder = tmp_path_factory.mktemp("events") / "store"
    small_store.publish(folder, public=False)
    with duckdb.connect(str(folder / "000001" / "internal.duckdb")) as connection:
        for day, text, metrics in EVENTS:
            connection.execute(
                "INSERT INTO event (authority, first, text, metrics, closed) VALUES (1, ?, ?, ?, 0)",
                [(day - date(1970, 1, 1)).days, text, metrics],
            )
    return folder


@pytest.fixture(autouse=True)
def on_this_machine(tmp_path, monkeypatch):
    """Pages opened without a browser have no Host; what the roles may do is tried in Chromium."""
    monkeypatch.setattr("pages.people.switcher.is_on_this_machine", lambda *_: True)
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
