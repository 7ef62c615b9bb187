"""The commands, as people type them."""

import csv
import os
import subprocess
import sys

import pytest

from data_access.__main__ import main
from data_access.extracts import LAYOUTS
from metrics import METRICS
from tests.loading import council


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")

    def run(*words):
        status = main([str(word) for word in words])
        return status, "".join(capsys.readouterr())

    return run


def test_from_nothing_to_a_rollback(run, tmp_path):
    assert run("status") == (0, "The store is empty. Load extracts with `python -m data_access load DIR`.\n")
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {}, {"received": "never"})
    status, said = run("check", sent)
    assert (
        status == 0
        and "The store was not changed." in said
        and run("status")[1].startswith("The store is empty")
    )
    status, said = run("load", sent, "--as-at", "31/03/2024")
    assert status == 0 and "Snapshot 1, as at 31/03/2024." in said
    assert "Checking referrals.csv: 2 rows" in said and "rejects.csv" in said
    with (tmp_path / "rejects.csv").open() as file:
        [line] = csv.DictReader(file)
    assert (line["file"], line["row"], line["column"], line["rule"]) == (
        "referrals.csv",
        "3",
        "received",
        "not_a_date",
    )
    assert run("load", sent)[0] == 0
    status, said = run("status")
    assert "Snapshot 2" in said and "referral: 1 rows" in said and "Kept: snapshot 1" in said
    assert run("rollback")[1].startswith("Snapshot 1, as at 31/03/2024")
    assert run("rollback")[0] == 1


def test_output_that_nobody_reads_on_ends_quietly(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "data_access", "--store", f"duckdb:///{tmp_path / 'store'}", "status"]
    with os.fdopen(writer, "wb") as nobody:
        done = subprocess.run(command, stdout=nobody, stderr=subprocess.PIPE, timeout=120)
    assert (done.returncode, done.stderr) == (1, b"")


def test_nothing_loaded_is_a_failure_and_says_so(run, tmp_path):
    (tmp_path / "referrals.csv").write_bytes(b"")
    status, said = run("load", tmp_path / "referrals.csv")
    assert status == 1 and "Nothing was loaded. The store is as it was." in said


def test_a_date_that_is_none_is_said(run, tmp_path, capsys):
    with pytest.raises(SystemExit):
        run("load", tmp_path, "--as-at", "31/02/2024")
    assert "31/02/2024 is not a date" in capsys.readouterr().err


def test_templates_have_the_columns_of_their_layouts_and_load_as_nothing(run, tmp_path):
    status, said = run("templates", tmp_path / "templates")
    assert status == 0 and "data_dictionary.md" in said
    for layout in LAYOUTS.values():
        with (tmp_path / "templates" / f"{layout.name}.csv").open(encoding="utf-8-sig") as file:
            assert next(csv.reader(file)) == [field.name for field in layout.fields]
    dictionary = (tmp_path / "templates" / "data_dictionary.md").read_text(encoding="utf-8")
    assert all(f"## {name}\n" in dictionary for name in LAYOUTS)
    assert "code or name of an authority" in dictionary and " a authority" not in dictionary
    status, said = run("load", tmp_path / "templates")
    assert status == 1 and said.count("no rows below it") == len(LAYOUTS)


def test_the_dictionary_names_every_code_and_figure_that_a_metric_goes_by(run, tmp_path):
    run("templates", tmp_path / "templates")
    with (tmp_path / "templates" / "data_dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        about = {(row["extract"], row["column"]): row["what it holds"] for row in csv.DictReader(file)}
    lists = {"team_type": "team_types", "source": "referral_sources", "decision": "decisions"}
    named = 0
    for metric in METRICS.values():
        for rule in getattr(metric.kind, "where", ()):
            if rule.__class__.__name__ in ("Is", "IsNot") and rule.dimension in lists:
                said = about[lists[rule.dimension], "code"]
                assert metric.title in said and all(f"`{code}`" in said for code in rule.codes)
                named += 1
    assert named >= 6


def test_a_store_that_cannot_be_is_said(run, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", "mysql://somewhere")
    status, said = run("status")
    assert status == 1 and "PostgreSQL" in said


def test_an_empty_folder_and_a_place_that_cannot_be_written_are_said(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "There are no files in empty" in run("load", tmp_path / "empty")[1]
    sent = tmp_path / "sent"
    council.lists(sent)
    council.referrals(sent, {"received": "never"})
    status, said = run("load", sent, "--rejects", tmp_path / "nowhere" / "rejects.csv")
    assert status == 1 and "cannot be written" in said and run("status")[1].startswith("The store is empty")
