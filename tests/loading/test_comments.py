"""What people said is in one place: no other file, finding, list of rejects or log quotes it."""

import csv

import pytest

from data_access.audit import entries
from data_access.extracts import LAYOUTS
from data_access.mapping.making import make
from data_access.state import State
from tests.loading import council
from tests.loads import FIGURES, load

SAID = "CANARY Jayden hates it"
COMMENT = {"reference": "K1", "child": "C1", "authority": "south", "team": "east_hub", "said": "05/02/2024"}
COMMENT |= {"respondent": "parent", "words": SAID}
COLUMNS = [field.name for field in LAYOUTS["comments"].fields]


def written(folder, *rows, header=COLUMNS):
    """The extract as plain CSV, each row a dict or the text of a line."""
    folder.mkdir(exist_ok=True)
    path = folder / "comments.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        for row in rows:
            if isinstance(row, str):
                file.write(row)
            else:
                lines.writerow([row.get(name, "") for name in COLUMNS])
    return path


LINE = "K2,C1,,,south,,east_hub,05/02/2024,parent,,"
SPOILT = {
    "sound": (COMMENT,),
    **{f"in {name}": (COMMENT, {**COMMENT, "reference": "K2", name: SAID}) for name in COLUMNS[:-1]},
    "a comma too many": (COMMENT, f"{LINE}Well, {SAID}, really\n"),
    "cut off": (COMMENT, f"K2,C1,{SAID}\n"),
    "never closed": (COMMENT, f'{LINE}"{SAID}\n{LINE}{SAID}\n'),
    "closed further down": (COMMENT, f'{LINE}"{SAID}\n{LINE}{SAID}\n{LINE}"{SAID}\n'),
    "no day at all": ({**COMMENT, "said": ""},),
    "sent twice": (COMMENT, COMMENT),
    "of one number": (COMMENT, {**COMMENT, "words": f"{SAID} still"}),
    "a formula": ({**COMMENT, "words": f"=HYPERLINK({SAID})"},),
}


@pytest.mark.parametrize("rows", SPOILT.values(), ids=SPOILT)
def test_what_was_said_is_quoted_nowhere(rows, known, tmp_path, caplog, capfd):
    caplog.set_level(0)
    rejects = tmp_path / "rejects.csv"
    report = load([written(tmp_path / "sent", *rows)], known, rejects=rejects, progress=print)
    told = [caplog.text, *capfd.readouterr(), repr(report)]
    told += [rejects.read_text()] if rejects.exists() else []
    told += [each.selection or "" for each in entries(State(), None)]
    assert "CANARY" not in "\n".join(told).upper()
    for path in (path for path in tmp_path.rglob("*") if path.is_file() and "sent" not in path.parts):
        held = b"CANARY" in path.read_bytes().upper()
        assert not held or path.name == "internal.duckdb", path
    if report.snapshot:
        tables = ("finding", "load", "restatement", "alias")
        assert not any("CANARY" in str(council.rows(known, f"FROM {each}")).upper() for each in tables)


def test_a_column_that_is_not_known_is_named_and_not_quoted(known, tmp_path):
    path = written(tmp_path / "sent", COMMENT, header=[*COLUMNS[:-1], "remarks of the family"])
    report = load([path], known)
    assert report.snapshot and "CANARY" not in repr(report)
    assert council.rows(known, "SELECT words FROM comment") == [(None,)], "and what is in it is left out"


def test_words_are_kept_as_they_were_said(known, tmp_path):
    said = 'He said "no, never"; I agreed.\nÀ bientôt – x'
    council.loaded(known, written(tmp_path / "sent", {**COMMENT, "words": said}))
    assert council.rows(known, "SELECT words FROM comment") == [(said,)]


def test_a_comment_without_words_counts(known, tmp_path):
    council.loaded(known, written(tmp_path / "sent", {**COMMENT, "words": ""}))
    assert council.rows(known, "SELECT count(*) FROM comment") == [(1,)]


def test_a_mapping_that_is_proposed_quotes_nothing(known, tmp_path):
    """Whatever the columns are called: even where what was said stands under the name of a list."""
    for called in ("Comment", "Feedback text", "Theme", "Topic", "Remarks", "words"):
        folder = tmp_path / called
        header = ["Comment ID", "Child ID", *COLUMNS[2:7], "Comment date", "Said by", "About", called]
        said = [
            {**COMMENT, "reference": f"K{nth}", "words": f"{SAID} and so do {nth} of us"} for nth in range(60)
        ]
        written(folder, *said, header=header)
        mapped = make([folder], known, FIGURES, None)
        text = mapped.path.read_text() if mapped.path.exists() else ""
        assert "CANARY" not in (text + repr(mapped)).upper(), called
