"""A state store that is held, gone, damaged or read-only: a sentence at once, and nothing taken for done."""

import os
import resource
import shutil
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from data_access import approvals, grants, opening, rebases
from data_access.audit import Audit, entries
from data_access.database import StoreTooNew
from data_access.grants import Names
from data_access.state import State
from data_access.stores.snapshots import StateUnreachable

AT_ONCE = 10  # seconds, on a busy machine; it used to be 30 and more


def look(state: State) -> None:
    Audit(state, "maria", "analyst").record("question", {"metric": "referrals"}, 3)


# Whatever a page or a command asks of the state store.
ASKED = {
    "a look": look,
    "the audit": entries,
    "a grant": lambda state: grants.granted(state, Names.ADDRESS, "sam@council.gov.uk"),
    "a decision": rebases.decisions,
    "a link": lambda state: opening.take(state, "nobody's"),
    "whether it is ready": State.examine,
}


@pytest.fixture
def folder():
    """A folder that another user may be let into: those of the tests are their owner's alone."""
    path = Path(tempfile.mkdtemp(prefix="outcomes-state-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def state(folder):
    with State(f"sqlite:///{folder / 'state.sqlite'}") as state:
        look(state)
        yield state


def refused(state: State, saying: str, asked=tuple(ASKED)) -> None:
    """Each of them, in time, with a sentence in which nothing tells where the file lies."""
    for name in asked:
        with ThreadPoolExecutor(1) as pool, pytest.raises(StateUnreachable, match=saying) as told:
            pool.submit(ASKED[name], state).result(AT_ONCE)
        assert str(told.value).endswith(".") and "sqlite" not in str(told.value), name


@contextmanager
def held(folder: Path, how: str):
    with closing(sqlite3.connect(folder / "state.sqlite", isolation_level=None)) as other:
        other.execute(how)
        yield


def test_a_state_store_that_another_program_holds(state, folder):
    with held(folder, "BEGIN EXCLUSIVE"):
        refused(state, "locked.*Another program holds it: end that")
        with ThreadPoolExecutor(1) as pool, pytest.raises(StateUnreachable, match="locked"):
            pool.submit(State, f"sqlite:///{folder / 'state.sqlite'}").result(AT_ONCE)
    look(state)
    assert len(entries(state)) == 2, "the look that was refused is not there"


def test_it_is_read_while_another_program_is_about_to_write(state, folder):
    with held(folder, "BEGIN IMMEDIATE"):
        assert rebases.decisions(state) == () and len(entries(state)) == 1
        refused(state, "locked", ["a look", "whether it is ready"])


def test_one_that_was_held_is_not_waited_for_a_second_time(state, folder):
    with held(folder, "BEGIN IMMEDIATE"):
        refused(state, "locked", ["a look"])
        with state.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 0
    look(state)
    with state.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 2000


def test_a_deleted_one_is_missed_at_once_and_read_again_once_it_is_back(state, folder):
    file, backup = folder / "state.sqlite", folder / "backup"
    file.rename(backup)
    refused(state, "its file is gone.*from the backup")
    assert not file.exists(), "an empty one would let everybody in who is to be on record"
    shutil.copy(backup, file)
    look(state)
    assert len(entries(state)) == 2


@pytest.mark.parametrize("left", [None, b""])
def test_one_that_is_gone_is_missed_after_a_restart_too(state, folder, left):
    file, backup, url = folder / "state.sqlite", folder / "backup", f"sqlite:///{folder / 'state.sqlite'}"
    file.rename(backup)
    if left is not None:
        file.write_bytes(left)
    for _ in range(2):
        with pytest.raises(StateUnreachable, match="^The state store is gone: who may see what"):
            State(url)
    shutil.copy(backup, file)
    with State(url) as back:
        assert len(entries(back)) == 1
    file.unlink()
    (folder / "state.sqlite.made").unlink()
    with State(url) as anew:
        assert entries(anew) == (), "somebody has said that it is to begin anew"


@pytest.mark.parametrize(
    ("damage", "saying"), [(b"", "no such table.*from the backup"), (b"no database " * 500, "not a database")]
)
@pytest.mark.parametrize("in_place", [True, False])
def test_one_replaced_by_something_else(state, folder, damage, saying, in_place):
    file = folder / "state.sqlite"
    whole = file.read_bytes()
    if not in_place:
        file.unlink()
    file.write_bytes(damage)
    refused(state, saying)
    file.write_bytes(whole)
    look(state)
    assert len(entries(state)) == 2


def test_an_older_backup_is_brought_up_under_a_running_program(state, folder):
    with closing(sqlite3.connect(folder / "state.sqlite", isolation_level=None)) as older:
        older.execute("DELETE FROM state_version WHERE number = (SELECT max(number) FROM state_version)")
        for table in ("approval", "approval_withdrawn"):  # which the last migration makes
            older.execute(f"DROP TABLE {table}")
    assert opening.take(state, "nobody's") is None
    look(state)
    assert approvals.standing(state) == ()


def test_one_that_a_newer_program_has_written_since(state, folder):
    with closing(sqlite3.connect(folder / "state.sqlite", isolation_level=None)) as newer:
        newer.execute("INSERT INTO state_version VALUES (99)")
    for ask in ASKED.values():
        with pytest.raises(StoreTooNew, match="newer version"):
            ask(state)


@contextmanager
def nobody():
    """As a user who owns nothing, since for root no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("path", "mode"), [("state.sqlite", 0o444), (".", 0o555)])
def test_a_file_or_a_folder_that_is_read_only(state, folder, path, mode):
    (folder / "state.sqlite").chmod(0o666)
    folder.chmod(0o777)
    (folder / path).chmod(mode)
    with nobody():
        refused(state, "readonly|unable to open", ["a look", "whether it is ready"])
        assert len(entries(state)) == 1, "it is read all the same"
    folder.chmod(0o777)


def test_a_folder_in_which_none_can_be_made(folder):
    folder.chmod(0o555)
    with nobody(), pytest.raises(StateUnreachable, match="Cannot make the state store .*permission denied"):
        State(f"sqlite:///{folder / 'new' / 'state.sqlite'}")


def test_a_full_disk(state, folder):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        refused(state, "disk.*has room", ["a look"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    look(state)
    assert len(entries(state)) == 2


# --- on a server ---


@pytest.fixture
def on_server(database_url):
    with State(database_url) as state:
        look(state)
        yield state


@pytest.fixture
def other(database_url, on_server):
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@pytest.mark.postgres
def test_a_table_that_another_program_holds_on_a_server(on_server, other):
    with other.begin() as connection:
        connection.execute(text("LOCK TABLE audit, granted, rebase, opening, state_version"))
        refused(on_server, "lock timeout.*Another program holds it")
    look(on_server)
    assert len(entries(on_server)) == 2


@pytest.mark.postgres
def test_a_table_lost_on_a_server(on_server, other):
    with other.begin() as connection:
        connection.execute(text("DROP TABLE state_version"))
    refused(on_server, "does not exist.*OUTCOMES_STATE")


@pytest.mark.postgres
def test_a_database_that_is_read_only(on_server, other):
    with other.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        name = make_url(str(on_server.engine.url)).database
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    on_server.close()
    refused(on_server, "read-only.*may write", ["a look", "a link", "whether it is ready"])


@pytest.mark.postgres
def test_a_server_that_is_gone(tmp_path):
    with pytest.raises(StateUnreachable, match="cannot be read or written") as told:
        State(f"postgresql://me:secret@/state?host={tmp_path}")
    assert "secret" not in str(told.value)
