"""A small store for the pages to stand on."""

import pytest

from tests.pages import small_store


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small") / "store"
    small_store.publish(folder)
    return folder


@pytest.fixture
def small(small_folder, monkeypatch):
    """The small store is the one the app opens."""
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{small_folder}")
    return small_folder


@pytest.fixture(autouse=True)
def on_this_machine(tmp_path, monkeypatch):
    """Pages opened without a browser have no Host; what the roles may do is tried in Chromium."""
    monkeypatch.setattr("pages.people.switcher.is_on_this_machine", lambda *_: True)
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
