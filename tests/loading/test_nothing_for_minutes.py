"""Files made wrong or to do harm end in a sentence, soon, and nothing is left lying about."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data_access.__main__ import main
from data_access.loading.naming import closest
from metrics.__main__ import main as ask
from tests.loading import council
from tests.loads import load

HEADER = "reference,child,received"


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\r\n", b"\x1a", b"\n \n"])
def test_a_file_of_nothing_is_empty_and_the_others_are_read(content, known, tmp_path):
    (tmp_path / "allocations.csv").write_bytes(content)
    report = council.loaded(known, council.referrals(tmp_path, {}), tmp_path / "allocations.csv", anyway=True)
    assert "empty_file" in council.rules(report) and report.loaded == 1


def test_a_workbook_without_a_sheet_is_said(known, tmp_path):
    whole = tmp_path / "whole.xlsx"
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(tmp_path / "referrals.xlsx", "w") as out:
        for name in archive.namelist():
            text = archive.read(name)
            out.writestr(name, text.replace(b"<sheet ", b"<other ") if name == "xl/workbook.xml" else text)
    report = load([tmp_path / "referrals.xlsx"], known)
    assert council.rules(report) & {"empty_file", "broken_workbook"} and report.snapshot is None


@pytest.mark.parametrize("line", [",".join("abcdefgh"[n % 8] for n in range(500_000)), "," * 500_000])
def test_half_a_million_columns_are_refused(line, known, tmp_path):
    path = tmp_path / "referrals.csv"
    path.write_text(f"{HEADER},{line}\nR1,C1,05/02/2024\n")
    [found] = load([path], known).findings
    assert found.rule == "too_many_columns"


def test_a_row_of_half_a_million_cells_is_left_out(known, tmp_path):
    path = tmp_path / "referrals.csv"
    path.write_text(f"{HEADER}\nR1,C1,05/02/2024\nR2,C2,05/02/2024{',x' * 500_000}\n")
    report = council.loaded(known, path)
    assert (report.loaded, report.rejected) == (1, 1)


def test_of_many_unknown_columns_only_the_first_are_said_one_by_one(known, tmp_path):
    path = tmp_path / "referrals.csv"
    names = ",".join(f"recieved{number}" for number in range(900))
    path.write_text(f"{HEADER},{names}\nR1,C1,05/02/2024{',' * 900}\n")
    said = [found for found in council.loaded(known, path).findings if found.rule == "unknown_column"]
    assert len(said) == 31 and said[-1].sentence.startswith("870 more columns")


def test_a_suggestion_never_changes_the_meaning():
    for text, known in [
        ("N/A", "NFA"), ("East Hub", "West Hub"), ("Team 1", "Team 2"), ("male", "female"),
        ("Not accepted", "Accepted"), ("Unaccepted", "Accepted"), ("No further action", "Further action"),
    ]:  # fmt: skip
        assert closest(text, [known]) == "", text
    for text, known in [("Eatst Hub", "East Hub"), ("hmailton_hub", "Hamilton Hub"), ("Polise", "Police")]:
        assert closest(text, [known]) == f" Did you mean {known}?"


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """What a killed load left."""
    from tests.loading.test_scratch import KILLED

    place, root = tmp_path_factory.mktemp("temporary"), Path(__file__).parents[2]
    told = os.environ | {"TMPDIR": str(place)}
    subprocess.run([sys.executable, "-c", KILLED], cwd=root, env=told, check=False)
    assert list(place.iterdir())
    return place


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal")
@pytest.mark.parametrize("command", ["status", "check", "templates", "list"])
def test_what_a_killed_load_left_is_gone_after_any_command(command, left, known, tmp_path, monkeypatch):
    place = Path(shutil.copytree(left, tmp_path / "temporary"))
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert list(place.iterdir())
    rejects = ["--rejects", str(tmp_path / "rejects.csv")]
    more = {"check": [str(council.referrals(tmp_path, {})), *rejects], "templates": [str(tmp_path / "t")]}
    if command == "list":
        assert ask([command]) == 0
    else:
        assert main(["--store", known.url, command, *more.get(command, [])]) == 0
    assert not list(place.iterdir())
