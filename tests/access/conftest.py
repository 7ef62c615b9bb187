"""A store of either kind and the commands as people type them, beside a log and a secret of their own."""

import pytest

from data_access.__main__ import main
from data_access.audit import entries
from data_access.database import open_store
from data_access.state import State


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, store_url):
    """Runs a command; gives its exit status and all that it printed."""
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


@pytest.fixture
def on_record():
    """Gives the lines on record, newest first."""

    def read():
        state = State()
        found = entries(state, limit=None)
        state.close()
        return found

    return read
