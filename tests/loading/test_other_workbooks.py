"""Workbooks of every kind that offices save, and what only says that it is one."""

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.loading import council, old_workbooks
from tests.loading.workbooks import workbook
from tests.loads import load

HEADER = ["reference", "child", "received"]
SHEETS = {
    "2023": [["Referrals of 2023"], HEADER, ["R1", "C1", "05/02/2023"], ["Total", "", "1"]],
    "2024": [HEADER, ["R2", "C2", "05/02/2024"]],
    "Old": [HEADER, ["R3", "C3", "05/02/2020"]],
}
KINDS = [old_workbooks.ods, old_workbooks.xlsb, old_workbooks.xls]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "csv"])
@pytest.mark.parametrize("make", KINDS)
def test_a_workbook_is_read_by_its_bytes_and_columns(make, ending, known, tmp_path):
    path = make(tmp_path / f"referrals.{ending}", SHEETS, hidden="Old")
    report = council.loaded(known, path)
    assert council.received(known) == [19393, 19758]
    found = {finding.rule: finding.sentence for finding in report.findings if finding.severity != "note"}
    assert found["not_a_date"].startswith("Row 4: Column received is not a date")
    assert found["hidden_sheet"].startswith("Sheet “Old” is hidden")
    assert not list(tmp_path.glob("*.csv")) or ending == "csv"


@pytest.mark.parametrize("ending", ["xls", "csv", "xlsx", "XLSM"])
def test_a_workbook_of_today_is_read_whatever_its_name(ending, known, tmp_path):
    workbook({"2024": SHEETS["2024"]}).save(tmp_path / "saved.xlsx")
    path = (tmp_path / "saved.xlsx").rename(tmp_path / f"referrals.{ending}")
    assert council.loaded(known, path).loaded == 1


def test_a_cell_far_from_the_others_asks_for_no_room(known, tmp_path):
    path = old_workbooks.xlsb(tmp_path / "referrals.xlsb", {"2024": SHEETS["2024"]}, far=True)
    [found] = load([path], known).findings
    assert found.rule == "workbook_too_large" and "Save it as .xlsx" in found.sentence


@pytest.mark.parametrize("make", KINDS)
def test_a_workbook_cut_off_is_said(make, known, tmp_path):
    path = make(tmp_path / "referrals.xls", SHEETS)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    [found] = load([path], known).findings
    assert found.rule == "broken_workbook"


def test_a_workbook_with_a_password_is_said(known, tmp_path):
    path = tmp_path / "referrals.xlsx"
    path.write_bytes(old_workbooks.compound("EncryptedPackage", b"secret" * 1000))
    [found] = load([path], known).findings
    assert found.rule == "locked_workbook" and "save it without one" in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><table><tr><td>reference</td></tr></table></body></html>",
        "\n<TABLE><tr><td>reference</td></tr></TABLE>",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "MIME-Version: 1.0\nContent-Type: multipart/related",
    ],
)
def test_a_web_page_named_as_a_workbook_is_said(text, known, tmp_path):
    (tmp_path / "referrals.xls").write_text(text)
    [found] = load([tmp_path / "referrals.xls"], known).findings
    assert found.rule == "web_page" and "save it as .xlsx" in found.sentence


def test_days_counted_from_1904_are_read_so(known, tmp_path):
    book = workbook({"2024": [HEADER, ["R1", "C1", 45327 - 1462], ["R2", "C2", 45328.5 - 1462]]})
    book.epoch = CALENDAR_MAC_1904
    book.save(tmp_path / "referrals.xlsx")
    council.loaded(known, tmp_path / "referrals.xlsx")
    assert council.received(known) == [19758, 19759]


def test_numbers_too_long_for_a_spreadsheet_stop_the_file(known, tmp_path):
    rows = [HEADER, ["R1", 4500000000001234567, "05/02/2024"], ["R2", 4.5e18, "05/02/2024"]]
    workbook({"2024": rows}).save(tmp_path / "referrals.xlsx")
    report = load([tmp_path / "referrals.xlsx"], known)
    assert "numbers_shortened" in council.rules(report) and report.snapshot is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("first", ["", "sep=;\n", '"sep=;"\r\n'])
def test_text_in_wide_letters_or_with_its_separator_stated_is_read(encoding, first, known, tmp_path):
    text = f"{first}reference;child;received;notes\nR1;C1;05/02/2024;a,b,c,d,e,f\nR2;C2;never;\n"
    (tmp_path / "referrals.csv").write_bytes(text.encode(encoding))
    report = council.loaded(known, tmp_path / "referrals.csv")
    [found] = [finding for finding in report.findings if finding.rule == "not_a_date"]
    assert council.received(known) == [19758] and found.row == 3
