"""`make run` builds the sample where no store has ever been, and nowhere else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.database import open_store
from tests.stores.building import publish

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


@pytest.fixture
def run(tmp_path):
    """`make run` in a folder without the app, so that it ends; the sample is announced, and not built."""
    (tmp_path / "requirements.txt").touch()
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "ready").touch()
    settings = {name: value for name, value in os.environ.items() if not name.startswith("OUTCOMES_")}
    command = ["make", "-f", str(ROOT / "Makefile"), "run", f"BIN={Path(sys.executable).parent}"]

    def run(**more: str) -> subprocess.CompletedProcess:
        told = settings | {"PYTHONPATH": str(ROOT)} | more
        return subprocess.run(
            [*command, "MAKE=echo builds"],
            cwd=tmp_path,
            env=told,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_sample_is_built_where_no_store_has_ever_been(run):
    assert "builds --no-print-directory sample" in run().stdout


@pytest.mark.parametrize("lost", ["CURRENT", "000001", "."])
def test_a_lost_store_is_said_and_no_families_are_invented(run, tmp_path, lost):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    publish(store, tmp_path, "real", invented=False)
    store.close()
    path = store.folder / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = run()
    assert done.returncode != 0 and "builds" not in done.stdout
    assert "is gone" in done.stderr or "nothing of it is there" in done.stderr
    assert "from the backup" in done.stderr and "Traceback" not in done.stderr


def test_a_store_that_is_named_is_never_filled_with_the_sample(run, tmp_path):
    assert "builds" not in run(OUTCOMES_STORE=f"duckdb:///{tmp_path / 'mine'}").stdout
