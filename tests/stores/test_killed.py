"""A load killed at any moment leaves the old snapshot or the new one, and nothing in the way of the next."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="loads are killed in forked processes")


@pytest.fixture
def reports(store_url, tmp_path):
    stride = 3  # of a thousand lines or so
    command = [sys.executable, "-m", "tests.stores.killed", store_url, str(tmp_path), str(stride)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert not [report["failed"] for report in reports if "failed" in report]
    return reports


def test_a_killed_load_is_the_old_snapshot_or_the_new(store, reports):
    old, became = "before", set()
    for report in reports:
        assert report["current"] in {old, report["new"]}, report
        assert report["kept"][-1] == report["number"]
        assert report["editions"] == f"editions of {report['current']}"
        assert len(report["kept"]) <= 5
        became.add(report["current"] == report["new"])
        old = report["current"]
    assert not reports[-1]["killed"], "the last one runs to its end"
    assert len(reports) > 10
    assert became == {True, False}, "some were killed before the pointer moved and some after"
    assert _what_lies_there(store) == {f"{number:06d}" for number in reports[-1]["kept"]}


def _what_lies_there(store) -> set[str]:
    if store.dialect == "duckdb":
        names = {path.name for path in store.folder.iterdir()} - {"CURRENT", "REACHED", "loading.lock"}
        [editions] = [name for name in names if name.startswith("EDITIONS")]
        return names - {editions}
    names = inspect(store._engine).get_schema_names()
    return {name.removeprefix("snapshot_") for name in names if name.startswith("snapshot_")}
