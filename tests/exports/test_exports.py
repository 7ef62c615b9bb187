import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from metrics.answer import Status
from metrics.dimensions import DIMENSIONS, Member
from metrics.selection import Comparator
from pages.parts.exports import EXPORTS, excel, rows
from pages.parts.exports import csv as csv_export
from pages.parts.exports.rows import safe
from tests.answers import LOCALITIES, answer, compared, figure, split

# gptables 2.0.2 calls pandas in ways that pandas 4 will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")

EVIL = (
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1",
    "[a](http://b) $$c$$",
    "---",
    "https://x.y",
    "Ordinary name",
)


def shares(**more):
    """One figure of each status, two of them with comparisons."""
    return answer(
        [
            figure(1, 3),
            figure(0, 40),
            figure(None, reason="Nothing to take a share of."),
            figure(61, 97),
        ],
        "hub_share",
        compare={
            0: [compared(Comparator.TARGET, 65.0)],
            3: [compared(Comparator.LAST_YEAR, figure(50, 90), "Jul to Sep 2022")],
        },
        kept=(("locality", LOCALITIES[2:]),),
        caveats=("Three shares are in print.",),
        unserved=("Sex is not recorded, so that filter is not applied here.",),
        **more,
    )


def read_csv(shown, shape=None):
    return list(csv.DictReader(io.StringIO(csv_export.write(shown, shape).decode("utf-8-sig"))))


def read_excel(shown, shape=None):
    return openpyxl.load_workbook(io.BytesIO(excel.write(shown, shape)))


def figures_of(book, sheet="Figures", first="Period"):
    lines = list(book[sheet].iter_rows(values_only=True))
    start = next(place for place, line in enumerate(lines) if line[0] == first)
    return [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 :]]


def test_files_are_named_by_what_when_and_of_which_load():
    shown = split([1, 2, 3, 4], LOCALITIES)
    assert [each.file_name(shown) for each in EXPORTS] == [
        "referrals-by-locality_2022-10-to-2023-09_snapshot-3.csv",
        "referrals-by-locality_2022-10-to-2023-09_snapshot-3.xlsx",
    ]
    assert EXPORTS[0].file_name(answer([1] * 4)) == "referrals_2022-10-to-2023-09_snapshot-3.csv"


def test_csv_opens_in_excel_and_has_one_header_row():
    written = csv_export.write(shares())
    assert written.startswith(b"\xef\xbb\xbf") and written.count(b"\r\n") == 5
    lines = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert len({len(line) for line in lines}) == 1 and len(set(lines[0])) == len(lines[0])


def test_csv_figures_are_unrounded_with_what_they_are_worked_out_from():
    shown = shares()
    for row, cell in zip(read_csv(shown), shown.cells, strict=True):
        known = cell.figure.value is not None
        assert (row["value"] != "") is known
        assert not known or float(row["value"]) == cell.figure.value
        assert not known or float(row["numerator"]) == cell.figure.numerator
        assert row["period_first_day"] == cell.period.first.isoformat()
        assert (row["status"], row["why_no_figure"]) == (str(cell.figure.status), cell.figure.reason)
    last = read_csv(shown)[3]
    assert float(last["last_year_value"]) == pytest.approx(100 * 50 / 90)
    assert float(last["last_year_difference"]) == pytest.approx(100 * 61 / 97 - 100 * 50 / 90)
    rounded = replace(shown, metric=replace(shown.metric, rounded=True))
    assert read_csv(rounded)[3]["last_year_difference"] == "", "each is rounded by itself"
    assert last["last_year_is"] == "Jul to Sep 2022" and last["target_value"] == ""


def test_both_files_have_both_ends_of_every_interval_unrounded():
    shown = shares()
    for row, line, cell in zip(read_csv(shown), figures_of(read_excel(shown)), shown.cells, strict=True):
        got = [line["95% interval, low"], line["95% interval, high"]]
        if cell.figure.interval is None:
            assert row["low_95"] == row["high_95"] == "" and got == ["[x]", "[x]"]
        else:
            assert (float(row["low_95"]), float(row["high_95"])) == cell.figure.interval
            assert got == pytest.approx(list(cell.figure.interval), rel=1e-14)
        assert row["intervals"].startswith("The 95% interval is the range")
    assert float(read_csv(shown)[3]["last_year_low_95"]) == shown.cells[3].comparisons[0].figure.interval.low


def test_a_known_figure_without_an_interval_is_not_called_unavailable():
    alone = figure(50, 100, interval=None)
    line = figures_of(read_excel(split([alone], LOCALITIES[:1], "hub_share")))[0]
    assert line["95% interval, low"] == "[z]" and line["Counted"] == 50
    counts = split([3], LOCALITIES[:1])
    assert (
        read_csv(counts)[0]["low_95"] == "" and "95% interval, low" not in figures_of(read_excel(counts))[0]
    )


PROVENANCE = (
    "Locality: Hamilton or Rutherglen",
    "31 March 2025",
    "3",
    "Hub share of referrals, counted on the day they were received. (version 1)",
    "Three shares are in print.",
    "Sex is not recorded, so that filter is not applied here.",
    "The families are invented; the totals are published.",
)


def test_both_files_carry_where_their_figures_come_from():
    for row in read_csv(shares()):
        assert set(PROVENANCE) <= set(row.values())
    book = read_excel(shares())
    text = "\n".join(str(cell) for line in book["Cover"].iter_rows(values_only=True) for cell in line)
    assert all(each in text for each in PROVENANCE)


def test_the_workbook_has_a_cover_contents_and_one_table_on_its_sheet():
    book = read_excel(shares())
    assert book.sheetnames == ["Cover", "Contents", "Figures"]
    sheet = book["Figures"]
    assert list(sheet.tables) == ["figures"] and not sheet.merged_cells.ranges
    body = figures_of(book)
    assert all(value not in (None, "") for line in body for value in line.values())
    legend = " ".join(str(line[0]) for line in sheet.iter_rows(values_only=True))
    assert "[note" not in legend and "[x] is not available" in legend and "[low]" not in legend


def test_workbook_figures_are_those_of_the_answer():
    shown = shares()
    for line, cell in zip(figures_of(read_excel(shown)), shown.cells, strict=True):
        got, held = line["Hub share of referrals (%)"], cell.figure
        if held.value is None:
            assert got == line["Counted"] == "[x]" and line["Why there is no figure"] == held.reason
        else:
            assert got == pytest.approx(held.value, rel=1e-14)
            assert (line["Counted"], line["Out of"]) == (held.numerator, held.denominator)
        assert line["Status"] == str(held.status)


@pytest.mark.parametrize("status", [Status.LOW, Status.WITHHELD])
def test_nothing_of_a_protected_figure_leaves(status):
    hidden = figure(3, 777, status=status)
    shown = split([hidden, figure(50, 100)], LOCALITIES[:2], "hub_share")
    row = read_csv(shown)[0]
    assert row["low_95"] == row["high_95"] == ""
    assert row["value"] == row["numerator"] == row["denominator"] == "" and "777" not in row.values()
    line = figures_of(read_excel(shown))[0]
    assert 777 not in line.values() and 3 not in line.values()


def test_names_are_never_run_as_formulas_nor_read_as_links():
    members = tuple(Member("source", f"c{key}", name, key) for key, name in enumerate(EVIL, 1))
    shown = split(range(1, len(EVIL) + 1), members)
    for row, name in zip(read_csv(shown), EVIL, strict=True):
        assert row["source"].lstrip()[0] not in "=+-@" and row["source"].endswith(name)
    book = read_excel(shown)
    cells = [cell for line in book["Figures"].iter_rows() for cell in line]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    assert len(figures_of(book)) == len(EVIL)


@example("\x85=1+1")
@given(st.text(max_size=12))
def test_safe_text_never_starts_a_formula_and_loses_nothing(text):
    kept = safe(text)
    assert kept in (text, f"'{text}")
    assert not kept.strip().startswith(("=", "+", "-", "@"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**7), st.floats(0, 1e6)), min_size=4, max_size=4))
def test_every_figure_comes_back_from_both_files(values):
    shown = split([figure(each) for each in values], LOCALITIES)
    sheets = figures_of(read_excel(shown))
    for row, line, each in zip(read_csv(shown), sheets, values, strict=True):
        if each is None:
            assert row["value"] == "" and line["Referrals"] == "[x]"
        else:
            assert float(row["value"]) == each
            assert line["Referrals"] == pytest.approx(each, rel=1e-14)


def test_an_answer_without_cells_still_makes_both_files():
    empty = answer([], members=(), first=date(2022, 10, 1))
    assert read_csv(empty) == []
    assert figures_of(read_excel(empty))[0]["Period"] == "No figures for this choice"


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=lambda dimension: dimension.name)
def test_a_workbook_is_written_for_every_split(dimension):
    member = Member(dimension.name, "one", "One", 1)
    assert excel.write(split([3], (member,)))


def test_a_file_says_who_defined_the_figure_and_who_checks_it():
    told = rows.provenance(answer([1, 2, 3, 4]))
    assert told["Defined by"] == "Annual Report" and told["Checked by"] == "Performance team"
    assert not [name for name in told if "Source" in name], (
        "where the council's figures come from is another thing"
    )


@pytest.mark.parametrize("name", DIMENSIONS)
def test_no_split_has_the_name_of_another_column(name):
    """A file is read by the names of its columns, those of its provenance among them."""
    shown = split([2, 1, 30], tuple(Member(name, code, code, key) for key, code in enumerate("abc", 1)))
    header = csv_export.write(shown).decode("utf-8-sig").splitlines()[0].split(",")
    assert "publication" in header and len(set(header)) == len(header)
