"""No row of a file is lost without a word: it is loaded, or it is said which is not and why."""

import csv
import re

import pytest

from data_access.__main__ import main
from tests.formats.returns import census, child, details
from tests.loading import council
from tests.loading.workbooks import workbook
from tests.loads import load

HEADER = "reference,child,reason,received,decided"
ROWS = [f"R{number},C{number},parenting,05/02/2024,06/02/2024" for number in range(1, 61)]


def sent(tmp_path, rows, header=HEADER, end="\n"):
    path = tmp_path / "referrals.csv"
    path.write_bytes(("\n".join([header, *rows]) + end).encode())
    return path


def marked(*numbers):
    """The rows with a quotation mark before the reason of some of them."""
    return [
        row.replace("parenting", '"parenting') if number in numbers else row
        for number, row in enumerate(ROWS, 2)
    ]


@pytest.mark.parametrize(
    ("rows", "rule", "words"),
    [
        (marked(12), "broken_row", "Row 12: a quotation mark is opened and never closed"),
        (marked(61), "broken_row", "Row 61: a quotation mark is opened and never closed"),
        (marked(20, 30), "rows_swallowed", "Row 20: a quotation mark opened there is closed only 10 lines"),
        (marked(20, 21), "rows_swallowed", "Row 20: a quotation mark opened there is closed only 1 lines"),
    ],
    ids=["early", "in the last row", "ten rows on", "in the next row"],
)
def test_a_quotation_mark_that_swallows_rows_stops_the_load(rows, rule, words, known, tmp_path):
    before = known.current()
    report = load([sent(tmp_path, rows)], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == rule and found.sentence.startswith(words)
    assert [(file.read, file.loaded, file.rejected) for file in report.files] == [(60, 0, 60)]
    assert report.snapshot is None and known.current() == before


@pytest.mark.parametrize("cut", ['two",', 'two",school,'], ids=["the mark", "a cell too"])
def test_one_row_alone_is_not_swallowed_where_a_mark_was_cut_off_with_its_cell(cut, known, tmp_path):
    """The next mark closes the cell, and of two rows one is made that has as many cells as any."""
    rows = [f'R{number},C{number},"seen",school,05/02/2024' for number in range(1, 31)]
    rows[9] = rows[9].replace("seen", "line one, and\nline two").replace(cut, "")
    report = load([sent(tmp_path, rows, "reference,child,notes,source,received")], known)
    assert "rows_swallowed" in council.rules(report) and report.snapshot is None


@pytest.mark.parametrize("note", ['"a,b,c,d,e,f,g"', '"said ""no"", and left"', '"one,two\nthree,four"'])
def test_cells_of_several_lines_beside_cells_full_of_commas_are_fine(note, known, tmp_path):
    rows = [f'R{number},C{number},"line one,two\nand three",{note},05/02/2024,,' for number in range(1, 31)]
    report = council.loaded(known, sent(tmp_path, rows, "reference,child,notes,more,received"))
    assert (report.loaded, report.rejected) == (30, 0)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "form", ["{} ", " {} ", "   {}", " {}"], ids=["behind", "both sides", "before", "by habit"]
)
def test_rows_written_with_spaces_are_not_swallowed_either(form, separator, known, tmp_path):
    """As systems pad what they export; a comma and one space are prose, unless the header has them too."""
    habit = form == " {}"
    names = [form.format(name) if habit and place else name for place, name in enumerate(HEADER.split(","))]
    rows = [separator.join(form.format(cell) for cell in row.split(",")).lstrip(" ") for row in ROWS]
    for number in (20, 30):
        rows[number - 2] = re.sub(" *parenting", '"parenting', rows[number - 2])
    report = load([sent(tmp_path, rows, separator.join(names))], known)
    assert "rows_swallowed" in council.rules(report) and report.snapshot is None
    assert [(file.read, file.rejected) for file in report.files] == [(60, 60)]


def test_a_file_whose_rows_are_swallowed_holds_the_others_back_too(known, tmp_path, capsys):
    lists = council.write(tmp_path, "reasons", [{"code": "other", "name": "Other"}])
    command = ["--store", known.url, "load", str(sent(tmp_path, marked(12))), str(lists)]
    assert main([*command, "--rejects", str(tmp_path / "rejects.csv")]) == 1
    told = capsys.readouterr().out
    assert "1 reason not to load:" in told and "load --anyway" in told


def test_notes_over_several_lines_are_fine(known, tmp_path):
    note = '"Mum, dad, and gran, all of them,\ncame, sat, and talked, at length, twice\n\nthen left"'
    rows = [f"R{number},C{number},{note},05/02/2024,{note}" for number in range(1, 31)]
    report = council.loaded(known, sent(tmp_path, rows, "reference,child,notes,received,more notes"))
    assert (report.loaded, report.rejected) == (30, 0)


@pytest.mark.parametrize("end", ["\x1a", "\n\x1a", "\n\x1a\n", "\r\n\r\n\r\n"])
def test_the_mark_that_once_ended_a_file_ends_no_row_and_hides_none(end, known, tmp_path):
    rows = [*ROWS[:20], ROWS[20] + "\x1a", *ROWS[21:]]
    report = council.loaded(known, sent(tmp_path, rows, end=end))
    assert (report.loaded, report.rejected) == (60, 0)


def test_a_header_over_several_lines_is_a_header(known, tmp_path):
    report = council.loaded(known, sent(tmp_path, ROWS, HEADER.replace("child", '"child\n"')))
    assert report.loaded == 60 and "no_rows" not in council.rules(report)


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers(known, tmp_path):
    rows = [*ROWS[:3], "R9,C9,parenting,never,"]
    report = council.loaded(known, sent(tmp_path, rows, f"Referrals, run on 14/04/2025\n\n{HEADER}"))
    [found] = [finding for finding in report.findings if finding.rule == "not_a_date"]
    assert (report.loaded, found.row) == (3, 7)


def test_rows_with_nothing_but_in_columns_left_out_are_said(known, tmp_path):
    rows = [f"{row},x" for row in ROWS] + [",,,,,formula"] * 3
    report = council.loaded(known, sent(tmp_path, rows, f"{HEADER},Month"))
    [found] = [finding for finding in report.findings if finding.rule == "nothing_known"]
    assert found.sentence.startswith("Row 62 and 2 more: ") and report.loaded == 60


def test_a_sheet_a_year_is_read_as_one_and_other_sheets_are_said(known, tmp_path):
    header = HEADER.split(",")
    sheets = {
        "2023": [["Referrals of 2023"], header, ["R1", "C1", "parenting", "05/02/2023"]],
        "About": [["Made by the performance team"]],
        "2024": [header, ["R2", "C2", "parenting", "05/02/2024"]],
        "Old": [header, ["R3", "C3", "parenting", "05/02/2020"]],
        "Sheet4": [],
    }
    made = workbook(sheets)
    made["Old"].sheet_state = "hidden"
    made.save(tmp_path / "referrals.xlsx")
    report = council.loaded(known, tmp_path / "referrals.xlsx")
    assert {file.file: file.loaded for file in report.files} == {
        "referrals.xlsx (2023)": 1,
        "referrals.xlsx (2024)": 1,
    }
    said = {finding.rule: finding.sentence for finding in report.findings if finding.severity == "warning"}
    assert "“About” was not read" in said["sheet_not_read"] and "“Old” is hidden" in said["hidden_sheet"]


def test_rows_after_many_blank_ones_are_read(known, tmp_path):
    made = workbook({"Referrals": [HEADER.split(",")]})
    for row, number in ((2, "R1"), (5000, "R2")):
        for column, value in enumerate([number, "C1", "parenting", "05/02/2024"], 1):
            made["Referrals"].cell(row, column, value)
    made.save(tmp_path / "referrals.xlsx")
    assert council.loaded(known, tmp_path / "referrals.xlsx").loaded == 2


def test_a_row_that_breaks_two_rules_is_left_out_once_for_both_reasons(known, tmp_path):
    rejects = tmp_path / "rejects.csv"
    change = {"reference": "", "received": "", "unborn": "perhaps"}
    report = council.loaded(known, council.referrals(tmp_path, {}, change), rejects=rejects)
    with rejects.open() as file:
        [line] = csv.DictReader(file)
    assert (line["row"], line["rule"], report.rejected) == ("3", "value_missing", 1)
    assert "Column reference is empty" in line["sentence"] and "Column received is empty" in line["sentence"]
    assert "not_yes_or_no" not in council.rules(report), "of a row left out, what it was loaded without"


def test_children_left_out_of_a_return_are_in_its_table_and_its_list(folder_store, tmp_path):
    children = [child("A1", details()), child("", details()), child("B2", details("2031-01-01"), details())]
    (tmp_path / "cin.xml").write_text(census(*children))
    rejects = tmp_path / "rejects.csv"
    report = council.loaded(folder_store, tmp_path / "cin.xml", rejects=rejects)
    files = {file.file: (file.read, file.loaded, file.rejected) for file in report.files}
    assert files["cin.xml: referrals"] == (4, 2, 2)
    with rejects.open() as file:
        assert [(line["row"], line["rule"]) for line in csv.DictReader(file)] == [
            ("2", "no_child"),
            ("3", "after_reference_date"),
        ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (census(*[child(f"A{n}", details()) for n in range(30)])[:-30], "is cut off"),
        (census(*[child("", details()) for _ in range(30)]), "has no referral that can be loaded"),
        (census(*[child(f"A{n}", f"<Spell>{details()}</Spell>") for n in range(30)]), "CINdetails stands"),
        (
            census(*[child(f"A{n}", details()) for n in range(29)]).replace(
                "</Message>", f"<More>{child('Z', details())}</More></Message>"
            ),
            "1 more Child elements",
        ),
    ],
    ids=["cut off", "none of use", "involvements elsewhere", "children elsewhere"],
)
def test_a_return_that_cannot_be_used_counts_its_children(text, words, known, tmp_path):
    (tmp_path / "cin.xml").write_text(text)
    report = load([tmp_path / "cin.xml"], known)
    assert any(words in finding.sentence for finding in report.findings)
    assert [(file.read, file.rejected) for file in report.files] == [(30, 30)]
    assert report.snapshot is None


def test_wide_letters_with_a_byte_lost_stop_the_load(known, tmp_path):
    content = "\n".join([HEADER, *ROWS]).encode("utf-16")
    (tmp_path / "referrals.csv").write_bytes(content[:1001] + content[1002:])
    report = load([tmp_path / "referrals.csv"], known)
    assert "broken_text" in council.rules(report) and report.snapshot is None
