"""Stores in a folder, for tests of what a load makes of its files."""

import shutil

import pytest

from data_access.database import open_store
from tests.loading import council
from tests.loading.fuzz.meaning import KEY


@pytest.fixture(scope="module", autouse=True)
def one_key():
    """No test makes a key file, but those of the key file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_KEY", KEY)
        yield


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


@pytest.fixture(scope="module")
def known_to_all(lists_loaded, tmp_path_factory):
    """A store as `known`, of all tests of a file: it is loaded once with the rows of all of them."""
    folder = tmp_path_factory.mktemp("together") / "store"
    shutil.copytree(lists_loaded, folder)
    store = open_store(f"duckdb:///{folder}")
    yield store
    store.close()
