"""What a killed load leaves behind is cleared by the next, and nothing else is."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.loading.scratch import IN_USE, clear_stale, own_folder
from data_access.state import State
from tests.loading import council

KILLED = """
import os, signal
from data_access.loading.scratch import own_folder
with own_folder() as folder:
    (folder / "previous.duckdb").write_bytes(b"rows about children")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where folders are made, of the test's own."""
    State().close()
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield place
    tempfile.tempdir = None


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal")
def test_the_folder_of_a_killed_load_is_gone_after_the_next(place, folder_store, tmp_path):
    root = Path(__file__).parents[2]
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=root, env=os.environ, check=False)
    assert killed.returncode == -9
    [left] = place.iterdir()
    others = [place / f"outcomes-load-{os.getpid()}-running", place / "outcomes-load-notes", place / "else"]
    target = tmp_path / "precious"
    for folder in (*others, target):
        folder.mkdir()
    link = place / f"{left.name}-link"
    link.symlink_to(target)
    council.loaded(folder_store, *council.lists(tmp_path / "sent"))
    assert not left.exists()
    assert {path.name for path in place.iterdir()} == {each.name for each in (*others, link)}
    assert target.exists()


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal")
def test_it_is_gone_although_its_process_has_a_successor_of_the_same_number(place, folder_store, capsys):
    """As in a container started again, where the same command has the same number each time."""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", KILLED], cwd=root, env=os.environ, check=False)
    [left] = place.iterdir()
    left.rename(place / f"outcomes-load-{os.getpid()}-left")
    assert main(["--store", folder_store.url, "status"]) == 0
    assert not list(place.iterdir())


def test_the_folder_of_a_load_that_runs_is_left_alone(place, folder_store):
    with own_folder() as folder:
        (folder / "previous.duckdb").write_bytes(b"rows about children")
        command = [sys.executable, "-m", "data_access", "--store", folder_store.url, "status"]
        subprocess.run(command, cwd=Path(__file__).parents[2], env=os.environ, check=True)
        assert (folder / "previous.duckdb").exists()
    assert not list(place.iterdir())


def test_an_empty_folder_of_one_killed_as_it_ended_goes_after_an_hour(place):
    old, new, kept = (place / f"outcomes-load-{name}" for name in ("old", "new", "kept"))
    for folder in (old, new, kept):
        folder.mkdir()
    (kept / "rows").write_text("of nobody's load")
    for folder in (old, kept):
        os.utime(folder, (0, 0))
    clear_stale()
    assert {path.name for path in place.iterdir()} == {new.name, kept.name}


def test_another_command_that_looks_as_a_load_ends_does_not_fail_it(place, monkeypatch):
    """Its look keeps a file in the folder for a moment, just when the folder is to go."""
    rmdir = os.rmdir

    def late(path, **how):
        if Path(path) == folder.parent:
            (folder.parent / IN_USE).touch()
        rmdir(path, **how)

    with own_folder() as folder:
        (folder / "rows").touch()
        monkeypatch.setattr(os, "rmdir", late)
    monkeypatch.undo()
    assert [path.name for path in folder.parent.iterdir()] == [IN_USE]
