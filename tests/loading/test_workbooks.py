"""Excel workbooks, honest and hostile."""

import struct
import zipfile
from datetime import date, datetime

import openpyxl

from tests.loading import council
from tests.loading.workbooks import workbook
from tests.loads import load


def saved(path, rows, sheet="Sheet1"):
    workbook({sheet: rows}).save(path)
    return path


def test_a_workbook_is_read_with_its_dates_and_numbers(known, tmp_path):
    rows = [
        ["reference", "child", "received", "team", "unborn", "closed"],
        [1, 17.0, datetime(2024, 2, 5, 9, 30), "East hub", True, None],
        [2, 18, 45328, None, False],
    ]
    report = council.loaded(known, saved(tmp_path / "referrals.xlsx", rows))
    assert council.received(known) == [19758, 19759] and report.rejected == 0
    assert council.rows(known, "SELECT sum(unborn) FROM referral") == [(1,)]


def test_the_sheet_named_after_an_extract_is_the_one_read(known, tmp_path):
    book = openpyxl.load_workbook(saved(tmp_path / "march.xlsx", [["notes"]], "About"))
    for sheet, cells in (("Referrals", ["R1", "C1"]), ("allocations", ["A1", "C1"])):
        dated = "received" if sheet == "Referrals" else "started"
        book.create_sheet(sheet).append(["reference", "child", dated])
        book[sheet].append([*cells, date(2024, 2, 5)])
    book.save(tmp_path / "march.xlsx")
    report = council.loaded(known, tmp_path / "march.xlsx")
    assert {file.extract: file.loaded for file in report.files} == {"referrals": 1, "allocations": 1}


def test_a_column_of_formulas_is_said(known, tmp_path):
    rows = [["reference", "child", "received", "team"], ["R1", "C1", date(2024, 2, 5), '="east_hub"']]
    report = council.loaded(known, saved(tmp_path / "referrals.xlsx", rows))
    [found] = [finding for finding in report.findings if finding.rule == "formulas_without_values"]
    assert found.column == "team" and found.severity == "warning"


def bomb(path, size):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(size))
    return path


def test_a_zip_bomb_is_not_opened(known, tmp_path):
    [found] = load([bomb(tmp_path / "referrals.xlsx", 50 << 20)], known).findings
    assert found.rule == "workbook_too_large"


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked(known, tmp_path):
    path = bomb(tmp_path / "referrals.xlsx", 50 << 20)
    honest = struct.pack("<I", 50 << 20)
    path.write_bytes(path.read_bytes().replace(honest, struct.pack("<I", 1000)))
    [found] = load([path], known).findings
    assert found.rule == "broken_workbook"


def test_a_workbook_with_entities_is_not_expanded(known, tmp_path):
    path = saved(tmp_path / "referrals.xlsx", [["reference", "child", "received"], ["R1", "C1", "x"]])
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, laughs + text if name.endswith("sheet1.xml") else text)
    [found] = load([path], known).findings
    assert found.rule == "broken_workbook"


def test_a_zip_of_other_things_is_said(known, tmp_path):
    with zipfile.ZipFile(tmp_path / "referrals.xlsx", "w") as archive:
        archive.writestr("referrals.csv", "reference,child,received")
    [found] = load([tmp_path / "referrals.xlsx"], known).findings
    assert found.rule == "not_a_workbook"
