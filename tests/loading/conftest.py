"""Stores in a folder, for tests of what a load makes of its files."""

import shutil

import pytest

from data_access.database import open_store
from tests.loading import council

KEY = "a secret for the tests alone"


@pytest.fixture(autouse=True)
def one_key(monkeypatch):
    """No test makes a key file, but those of the key file."""
    monkeypatch.setenv("OUTCOMES_KEY", KEY)


@pytest.fixture
def folder_store(tmp_path):
    """An empty store."""
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def lists_loaded(tmp_path_factory):
    """The folder of a store that has the council's lists, loaded once."""
    folder = tmp_path_factory.mktemp("lists")
    store = open_store(f"duckdb:///{folder / 'store'}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_KEY", KEY)
        council.loaded(store, *council.lists(folder / "sent"))
    store.close()
    return folder / "store"


@pytest.fixture
def known(lists_loaded, folder_store, tmp_path):
    """A store of the test's own that has the council's lists and no facts."""
    shutil.copytree(lists_loaded, tmp_path / "store")
    return folder_store
