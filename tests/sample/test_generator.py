"""What the command writes: the same bytes for a seed, the layouts' columns, sentences for bad input."""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from data_access.extracts import LAYOUTS
from data_access.extracts.context import PARTS_OF_CHILDREN
from sample_data.__main__ import main
from sample_data.conditioning import draw
from sample_data.extracts_of_reference import REFERENCE
from sample_data.facts import FACTS
from tests.sample.oracle import Extracts, rows

SCALE = "0.05"
USED = {*REFERENCE, *(extract.name for extract in FACTS)}


def command(folder: Path, *more: str) -> subprocess.CompletedProcess:
    """The command in a process of its own, as a person runs it."""
    arguments = [sys.executable, "-m", "sample_data", str(folder), "--scale", SCALE, *more]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def digests(folder: Path) -> dict[str, str]:
    """Every file's fingerprint."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path, monkeypatch):
    for name, seed, order in (("one", "7", "1"), ("two", "7", "2"), ("three", "8", "1")):
        monkeypatch.setenv("PYTHONHASHSEED", order)
        assert command(tmp_path / name, "--seed", seed).returncode == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert digests(tmp_path / "one")["referrals.csv"] != digests(tmp_path / "three")["referrals.csv"]


def test_each_file_is_a_layout_with_the_layouts_columns(sample):
    files = {path.stem: path for path in sample(1).folder.iterdir()}
    assert set(files) == USED
    for name, path in files.items():
        raw = path.read_bytes()
        assert b"\r" not in raw
        assert not raw.startswith(b"\xef\xbb\xbf")
        header = next(csv.reader([raw.decode("utf-8").splitlines()[0]]))
        assert header == [field.name for field in LAYOUTS[name].fields]


def test_progress_goes_to_standard_error_only(tmp_path):
    done = command(tmp_path / "out")
    assert done.stdout == ""
    assert "Writing the extracts" in done.stderr


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["out", "--scale", "many"], "'many' is not a number above 0"),
        (["out", "--scale", "0"], "'0' is not a number above 0"),
        (["out", "--scale", "nan"], "'nan' is not a number above 0"),
        (["out", "--seed", "x"], "'x' is not a whole number"),
        ([], "DIR"),
    ],
)
def test_bad_arguments_are_answered_in_words(arguments, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(capsys, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main([str(tmp_path / "file"), "--scale", SCALE]) == 1
    assert "Choose another folder" in capsys.readouterr().err


def test_about_a_dozen_rows_are_dirty_and_all_are_recent(sample):
    extracts = sample(1)
    dropped = len(rows(extracts.folder, "referrals")) - len(extracts.referrals)
    dropped += len(rows(extracts.folder, "allocations")) - len(extracts.allocations)
    misspelt = [r for r in extracts.referrals + extracts.allocations if not r["team_type"]]
    assert dropped == 10
    assert len(misspelt) == 3
    assert all((row.get("received") or row["started"]) >= "2025-01-30" for row in misspelt)


def test_codes_are_those_of_the_lists_but_for_the_misspelt(sample):
    extracts: Extracts = sample(7)
    lists = {"team": "teams", "source": "referral_sources", "reason": "reasons", "locality": "localities"}
    for column, layout in lists.items():
        known = {row["code"] for row in rows(extracts.folder, layout)}
        assert sum(row[column] not in known for row in extracts.referrals) <= 2


def test_localities_add_up_to_the_authority(sample):
    people = rows(sample(1).folder, "populations")
    assert {row["year"] for row in people} == {str(year) for year in range(2016, 2025)}
    for row in people:
        if not row["locality"]:
            parts = [
                int(part["people"])
                for part in people
                if part["locality"] and (part["year"], part["age_group"]) == (row["year"], row["age_group"])
            ]
            assert int(row["people"]) == sum(parts)


def test_the_groups_of_each_characteristic_add_up_to_the_children(sample):
    people = {
        (row["locality"], row["year"], row["age_group"]): int(row["people"])
        for row in rows(sample(1).folder, "populations")
    }
    for (place, year, group), children in people.items():
        if group == "children":
            for groups in PARTS_OF_CHILDREN.values():
                assert sum(people[place, year, each] for each in groups.values()) == children


def test_scale_multiplies_the_families(tmp_path, sample):
    assert main([str(tmp_path), "--scale", "0.2"]) == 0
    assert 0.17 < len(rows(tmp_path, "referrals")) / len(sample(1).referrals) < 0.23


def test_a_draw_adds_up_to_the_amount_or_falls_short():
    rng = Random(1)
    assert sum(draw([3, 2, 1, 1, 1, 5, 2], int, 7, rng)) == 7
    assert sum(draw([2, 2, 2], int, 3, rng)) == 2
    assert draw([1, 2], int, 0, rng) == []
