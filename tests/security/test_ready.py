"""What a watching program and a reader are told while something is lost, by a real server that goes on."""

import json
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager

import psycopg
import pytest

from data_access.schema import VERSION
from tests.browser.server import ROOT, serve
from tests.pages import small_store
from tests.security.bare import asked
from tests.security.stream import Stream

FIGURES = b"headlines"
UNRECORDED = "Who looks at what cannot be put on record at the moment, so only public figures may be shown"
DAMAGED = "The store is damaged: some of what it held is lost, so the figures cannot be shown"


class Watched:
    """A server, its store and its state store."""

    def __init__(self, address, folder):
        self.address, self.folder = address, folder
        self.state = folder.parent / "state.sqlite"

    def says(self, path: str) -> tuple[int, str]:
        answer, body = asked(self.address, path)
        return answer.status, body.decode()

    def shows(self, role: str) -> bytes:
        stream = Stream(self.address)
        got = stream.run(f"as={role}&from=April+2022&to=March+2025")
        stream.close()
        return got

    def is_well(self) -> None:
        assert self.says("/readyz") == (200, "ready")
        for role in ("Analyst", "Public"):
            assert FIGURES in self.shows(role), role

    def is_told(self, sentence: str, roles: tuple[str, ...]) -> None:
        """503 with the sentence and no more; the process lives; a page has it in place of figures."""
        assert self.says("/readyz") == (503, f"{sentence}.")
        assert self.says("/healthz") == (200, "ok")
        for role in roles:
            got = self.shows(role)
            assert FIGURES not in got and b"Traceback" not in got, role
            assert b"state store cannot be" in got or sentence.encode() in got, role


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("watched") / "store"
    small_store.publish(folder)
    settings = {
        "OUTCOMES_STORE": f"duckdb:///{folder}",
        "OUTCOMES_STATE": f"sqlite:///{folder.parent / 'state.sqlite'}",
    }
    with serve(ROOT / "app.py", settings) as address:
        server = Watched(address, folder)
        server.is_well()
        yield server


@contextmanager
def held(watched):
    with closing(sqlite3.connect(watched.state, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def gone(path):
    aside = path.with_name("aside")
    path.rename(aside)
    yield
    if path.exists():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(aside, path) if aside.is_dir() else shutil.copy(aside, path)
    shutil.rmtree(aside) if aside.is_dir() else aside.unlink()


@contextmanager
def changed(path, to: bytes):
    whole = path.read_bytes()
    path.write_bytes(to)
    yield
    path.with_name("back").write_bytes(whole)
    os.replace(path.with_name("back"), path)


@pytest.mark.parametrize("how", ["held", "gone", "garbage", "empty"])
def test_without_a_state_store_only_public_figures_are_shown(watched, how):
    breaking = {
        "held": lambda: held(watched),
        "gone": lambda: gone(watched.state),
        "garbage": lambda: changed(watched.state, b"no database " * 500),
        "empty": lambda: changed(watched.state, b""),
    }
    with breaking[how]():
        watched.is_told(UNRECORDED, ("Analyst", "Manager"))
        assert FIGURES in watched.shows("Public")
    watched.is_well()


@pytest.mark.parametrize("what", ["", "CURRENT", "000001", "000001/manifest.json", "000001/public.duckdb"])
def test_a_damaged_store_is_told_and_read_again_once_it_is_put_back(watched, what):
    with gone(watched.folder / what):
        watched.is_told(DAMAGED, ("Public",) if "public" not in what else ())
        assert str(watched.folder) not in watched.says("/readyz")[1]
    watched.is_well()


def test_a_store_of_a_newer_version(watched):
    manifest = watched.folder / "000001" / "manifest.json"
    newer = json.loads(manifest.read_text()) | {"schema_version": VERSION + 1}
    with changed(manifest, json.dumps(newer).encode()):
        watched.is_told("The data was loaded by a newer version of this program", ())
    watched.is_well()


def test_an_empty_store_is_ready_for_its_first_load(tmp_path):
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": f"duckdb:///{tmp_path / 'store'}"}) as address:
        server = Watched(address, tmp_path / "store")
        assert server.says("/readyz") == (200, "ready: no data has been loaded yet")


@pytest.mark.postgres
def test_the_same_on_a_server(database_url, tmp_path):
    small_store.publish(tmp_path / "store", url=database_url)
    both = {"OUTCOMES_STORE": database_url, "OUTCOMES_STATE": database_url}
    with serve(ROOT / "app.py", both) as address:
        server = Watched(address, tmp_path)
        server.is_well()
        with psycopg.connect(database_url.replace("+psycopg", "")) as other:
            other.execute("LOCK TABLE audit, state_version")
            server.is_told(UNRECORDED, ("Analyst",))
            other.rollback()
            server.is_well()
            for statement in ("ALTER SCHEMA outcomes RENAME TO away", "ALTER SCHEMA away RENAME TO outcomes"):
                other.execute(statement)
                other.commit()
                if "TO away" in statement:
                    server.is_told(DAMAGED, ("Public",))
        server.is_well()
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": "postgresql://nobody@127.0.0.1:9/nothing"}) as address:
        server = Watched(address, tmp_path)
        assert server.says("/readyz") == (503, "The figures cannot be read at the moment.")
        assert server.says("/healthz") == (200, "ok")
