"""A file of which a byte was changed on its way is refused, and no number in it becomes somebody else's."""

import zipfile

import pytest

from tests.loading import council, old_workbooks
from tests.loading.workbooks import workbook
from tests.loads import load

HEADER = ["reference", "child", "received", "source"]
ROWS = [[f"R{number}", f"C{number}\u00a0", "05/02/2024", "school"] for number in range(1, 13)]


def _text(rows, end="\n"):
    return end.join(",".join(row) for row in [HEADER, *rows])


def _refused(report, known, rows=12):
    assert [(file.read, file.loaded, file.rejected) for file in report.files] == [(rows, 0, rows)]
    assert report.snapshot is None and known.snapshots()[-1].number == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "damaged"), [("", b"\xff"), ("\ufeff", b"\xff"), ("\ufeff", b"caf\xe9 " * 9)]
)
def test_a_damaged_letter_makes_no_other_children_of_the_rest(end, mark, damaged, known, tmp_path):
    path = tmp_path / "referrals.csv"
    lines = (mark + _text(ROWS, end)).encode().split(end.encode())
    lines[4] = lines[4].replace(b"school", damaged)
    path.write_bytes(end.encode().join(lines))
    report = load([path], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == "damaged_letters" and found.sentence.startswith("Line 5: a character is damaged")
    _refused(report, known)


def test_windows_text_in_which_two_letters_happen_to_be_one_of_utf_8_is_read(known, tmp_path):
    rows = [[*row[:3], "Café"] for row in ROWS] + [["R13", "C13", "05/02/2024", "CAFÃ©"]]
    (tmp_path / "referrals.csv").write_bytes(_text(rows).replace("\u00a0", "").encode("cp1252"))
    assert council.loaded(known, tmp_path / "referrals.csv").loaded == 13


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("rows", [1, 12])
def test_utf_16_that_has_a_byte_too_many_is_refused_whatever_ends_its_lines(
    end, encoding, rows, known, tmp_path
):
    content = (_text(ROWS[:rows], end) + end).encode(encoding)
    place = content.index("source".encode("utf-16-le")[:-1]) + 4
    (tmp_path / "referrals.csv").write_bytes(content[:place] + b"x" + content[place:])
    report = load([tmp_path / "referrals.csv"], known)
    assert {finding.severity for finding in report.findings} >= {"error"} and report.snapshot is None


def test_utf_16_that_is_wrong_only_in_its_header_is_refused_by_the_byte_left_at_its_end(known, tmp_path):
    """The rest reads well in the other order of bytes, but for the last letter of the last number."""
    content = _text(ROWS, "\n").encode("utf-16-be")
    (tmp_path / "referrals.csv").write_bytes(content[:12] + b'"' + content[12:])
    report = load([tmp_path / "referrals.csv"], known)
    assert "broken_text" in {finding.rule for finding in report.findings} and report.snapshot is None


def _saved(path, kind):
    sheets = {"Referrals": [HEADER, *([cell.strip() for cell in row] for row in ROWS)]}
    if kind == "xlsx":
        workbook(sheets).save(path)
    else:
        getattr(old_workbooks, kind)(path, sheets)


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
def test_a_workbook_of_which_a_cell_is_not_as_it_was_saved_is_refused(kind, known, tmp_path):
    path, text = tmp_path / f"referrals.{kind}", "C7".encode("utf-16-le" if kind == "xlsb" else "utf-8")
    _saved(path, kind)
    _unpacked(path)
    content = path.read_bytes()
    assert content.count(text) >= 1
    path.write_bytes(content.replace(text, text.replace(b"7", b"8")))
    report = load([path], known)
    [found] = [finding for finding in report.findings if finding.severity == "error"]
    assert found.rule == "broken_workbook" and report.snapshot is None


def _unpacked(path):
    """Save the parts again as they are, so that a letter changed is a letter changed."""
    with zipfile.ZipFile(path) as packed:
        parts = [(part.filename, packed.read(part)) for part in packed.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
