"""All that is watched for change, as CSV and as a workbook, against the store asked by hand."""

import csv
import io
import json

import openpyxl
import pytest
from sqlalchemy import text

from data_access.access import EVERYTHING, Role, limit
from metrics import METRICS, Selection, evaluate
from metrics.catalogue import snapshots
from metrics.signals.changes import changes
from metrics.state import audit
from pages.parts.exports import watched
from pages.parts.exports.watched import CHANGED, NOT_WATCHED
from pages.parts.words import changes as changes_in_words
from pages.people.person import Person
from pages.people.tickets import Kind, Ticket
from pages.server import files
from tests.exports.test_exports import figures_of
from tests.metrics import drawn_council
from tests.metrics.drawn_council import drawn, rows_of

SAME = {"Figure": "value", "Level of the limits": "usual_level", "Upper limit": "upper_limit"}
ON_PAPER = 141  # letters of Excel's width on a level A4 page
LANARK = limit(Role.MANAGER, frozenset({"lanark"}))


@pytest.fixture(autouse=True)
def own(moved_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{moved_folder}")
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")


def given(suffix="csv", access=EVERYTHING, **more):
    ticket = Ticket(suffix, access, "mark", "", 1, reason="For the committee", kind=Kind.CHANGES, **more)
    return files.MADE[ticket.kind](ticket, Person("ana@council", access))


def written(access=EVERYTHING):
    return list(csv.DictReader(io.StringIO(given(access=access).body.decode("utf-8-sig"))))


def test_every_series_is_a_row_watched_or_not_and_changes_come_first():
    rows, found = written(), changes(snapshots.current(), EVERYTHING)
    assert len(rows) == len(found.watched) + len(found.left_out) + len(found.unwatched)
    assert [row["state"] for row in rows].count(CHANGED) == len(found.found) >= 1
    assert (rows[0]["metric"], rows[0]["whose"], rows[0]["state"]) == ("Referrals", "Hamilton", CHANGED)
    assert rows[0]["finding"].startswith("Hamilton: referrals: higher than usual")
    for row in rows:
        assert bool(row["why_not_watched"]) is (row["state"] == NOT_WATCHED) is (row["value"] == "")


BY_MONTH = """
SELECT sum(n) FROM (SELECT *, DATE '1970-01-01' + received AS day FROM referral WHERE locality = 1)
WHERE day >= DATE '2022-04-01' GROUP BY date_trunc('month', day) ORDER BY date_trunc('month', day)
"""


def test_its_figure_and_its_means_are_what_the_store_holds():
    with snapshots.current().connect() as store:
        counts = store.execute(text(BY_MONTH)).fetchall()
    counts, row = [int(n) for (n,) in counts][:36], written()[0]
    assert (row["period"], float(row["value"])) == ("March 2025", counts[-1])
    months = int(row["months_since"])
    assert float(row["level_since"]) == pytest.approx(sum(counts[-months:]) / months)
    level = sum(counts[:12]) / 12
    assert float(row["usual_level"]) == pytest.approx(level)
    reach = 2.66 * sum(abs(a - b) for a, b in zip(counts[:11], counts[1:12], strict=True)) / 11
    assert float(row["upper_limit"]) == pytest.approx(level + reach, rel=0.1)  # large steps may be left out
    assert 0 < float(row["p"]) < 0.05


def test_parts_of_figures_that_tell_the_same_belong_to_the_change_as_well():
    """They stand out because of it, and not "as some do by luck"."""
    store = drawn_council.store().refill({"referral": rows_of(drawn([(cell, 20, 3) for cell in (0, 1)]))})
    found = changes(store, EVERYTHING)
    source = evaluate(
        Selection(metric="referrals", first=found.first, last=found.last), store, EVERYTHING
    ).provenance
    rows = list(csv.DictReader(io.StringIO(watched.csv(found, source).decode("utf-8-sig"))))
    store.engine.dispose()
    (hubs,) = [each for each in found.found if "hub_share" in each.metrics]
    told = [row for row in rows if row["told_of"] == changes_in_words.name(hubs.series)]
    assert len(told) == len(hubs.family) and {row["state"] for row in told} == {watched.PART}
    titles = {METRICS[name].title for name in hubs.metrics} - {hubs.series.metric.title}
    assert titles & {row["metric"] for row in told if row["whose"] != "The total"}


def test_the_workbook_says_the_same():
    rows = written()
    book = openpyxl.load_workbook(io.BytesIO(given("xlsx").body))
    seen = [row for row in rows if row["state"] != NOT_WATCHED]
    lines = figures_of(book, "Series", "What")
    assert [line["State"] for line in lines] == [row["state"] for row in seen]
    for line, row in zip(lines, seen, strict=True):
        for title, name in SAME.items():
            assert line[title] == (pytest.approx(float(row[name])) if row[name] else "[z]")
    assert not any(cell.data_type == "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    cover = " ".join(str(cell) for line in book["Cover"].iter_rows(values_only=True) for cell in line)
    for said in ("looked_at", "outcome", "how_to_read_this"):
        assert rows[0][said] in cover
    assert "Snapshot: 1" in cover


def test_each_sheet_has_the_rows_it_is_of_and_nothing_of_the_csv_is_missing():
    rows = written()
    book = openpyxl.load_workbook(io.BytesIO(given("xlsx").body))
    changed, seen = {CHANGED}, {row["state"] for row in rows} - {NOT_WATCHED}
    for name, states in {
        "Changes": changed,
        "Series": seen,
        "Findings": seen,
        "Not watched": {NOT_WATCHED},
        "Codes and versions": seen | {NOT_WATCHED},
    }.items():
        of = [(row["metric"], row["whose"]) for row in rows if row["state"] in states]
        assert [(line["What"], line["Whose"]) for line in figures_of(book, name, "What")] == of, name
    titles = {title for name in watched.SHEETS for title in figures_of(book, name, "What")[0]}
    assert titles == {column.title for column in watched.COLUMNS}


def test_every_sheet_is_printed_in_letters_that_can_be_read():
    book = openpyxl.load_workbook(io.BytesIO(given("xlsx").body))
    for name in watched.SHEETS:
        sheet = book[name]
        wide = sum(each.width * (each.max - each.min + 1) for each in sheet.column_dimensions.values())
        assert sheet["A6"].font.sz * min(1, ON_PAPER / wide) >= 8, f"{name}: {wide} letters wide"


def test_what_is_said_of_all_rows_at_length_stands_once_and_where_they_come_from_on_every_row():
    first, *others = written()
    for said in ("looked_at", "outcome", "how_to_read_this"):
        assert first[said] and not any(row[said] for row in others)
    for said in ("months", "data_as_at", "snapshot", "loaded"):
        assert first[said] and {row[said] for row in others} == {first[said]}


def test_a_manager_has_rows_of_the_scope_alone_and_is_told_of_small_numbers():
    rows = written(LANARK)
    assert not any("Hamilton" in row["whose"] for row in rows)
    assert {row["scope"] for row in rows} == {"Lanark"}
    assert {row["publication"] for row in rows} == {"Contains small numbers, not for publication."}


def test_it_is_on_record_with_its_reason():
    given()
    [line] = audit.found()
    assert (line.action, line.who, line.snapshot) == ("export", "ana@council", 1)
    assert json.loads(line.selection) == {
        "page": "what-has-changed",
        "file": "CSV",
        "reason": "For the committee",
    }


def test_without_a_reason_or_the_snapshot_nothing_leaves():
    asked = Ticket("csv", EVERYTHING, "mark", "", 1, kind=Kind.CHANGES)
    assert files._file(asked, Person("ana@council", EVERYTHING)).status_code == 403
    older = Ticket("csv", EVERYTHING, "mark", "", 99, reason="x", kind=Kind.CHANGES)
    assert files._file(older, Person("ana@council", EVERYTHING)).status_code == 404
    assert audit.found() == ()
