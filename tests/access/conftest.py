"""A store of either kind and the commands as people type them, beside a log and a secret of their own."""

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from data_access.__main__ import main
from data_access.audit import entries
from data_access.database import open_store
from data_access.state import State


def _at(patch: pytest.MonkeyPatch, folder: Path, store_url: str) -> None:
    """Have the commands find that store, and all else that they keep in the folder."""
    patch.chdir(folder)
    patch.setenv("OUTCOMES_STORE", store_url)
    patch.setenv("OUTCOMES_STATE", f"sqlite:///{folder / 'state.sqlite'}")
    patch.setenv("OUTCOMES_KEY", "a secret of the tests alone")
    patch.setenv("HOME", str(folder))  # where a server's key would be made


@contextmanager
def filled(folder: Path, store_url: str):
    """Gives a function to run the commands that fill a store for all tests of a file."""
    with pytest.MonkeyPatch.context() as patch:
        _at(patch, folder, store_url)

        def run(*words):
            assert main([str(word) for word in words]) == 0

        yield run
    open_store(store_url).close()


def copied(folder: Path, template: str, to: Path, store_url: str) -> None:
    """Put a copy of the filled store, and of what is on record of it, where the test's own is empty."""
    open_store(store_url).close()
    if store_url.startswith("duckdb"):
        shutil.copytree(folder / "store", to / "store", dirs_exist_ok=True)
        shutil.copyfile(folder / "store.reached", to / "store.reached")
    else:
        url, like = make_url(store_url), make_url(template).database
        engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {url.database} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {url.database} TEMPLATE {like}"))
        engine.dispose()
    shutil.copyfile(folder / "state.sqlite", to / "state.sqlite")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, store_url):
    """Runs a command; gives its exit status and all that it printed."""
    _at(monkeypatch, tmp_path, store_url)

    def run(*words):
        status = main([str(word) for word in words])
        return status, "".join(capsys.readouterr())

    yield run
    open_store(store_url).close()


@pytest.fixture
def on_record():
    """Gives the lines on record, newest first."""

    def read():
        state = State()
        found = entries(state, limit=None)
        state.close()
        return found

    return read
