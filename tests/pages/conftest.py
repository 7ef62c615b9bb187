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
