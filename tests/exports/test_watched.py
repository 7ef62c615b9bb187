"""All that is watched for change, as CSV and as a workbook, against the store asked by hand."""

import csv
import io
import json

import openpyxl
import pytest
from sqlalchemy import text

from data_access.access import EVERYTHING, Role, limit
from metrics import METRICS, Selection, evaluate
from metrics.known import snapshots
from metrics.state import record
from metrics.watch.changes import changes
from pages.parts.exports import watched
from pages.parts.exports.watched import CHANGED, NOT_WATCHED
from pages.parts.words import changes as changes_in_words
from pages.people.person import Person
from pages.people.tickets import Kind, Ticket
from pages.server import files
from tests.exports.test_exports import figures_of
from tests.metrics import drawn_council
from tests.metrics.drawn_council import drawn, rows_of
from tests.pages import moved_store

SAME = {"Figure": "value", "Level of the limits": "usual_level", "Upper limit": "upper_limit"}
LANARK = limit(Role.MANAGER, frozenset({"lanark"}))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A council with twice the referrals in Hamilton from October 2023 on."""
    made = tmp_path_factory.mktemp("watched") / "store"
    moved_store.publish(made)
    return made


@pytest.fixture(autouse=True)
def own(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")


def given(suffix="csv", access=EVERYTHING, **more):
    ticket = Ticket(suffix, access, "mark", "", 1, reason="For the committee", kind=Kind.CHANGES, **more)
    return files.MADE[ticket.kind](ticket, Person("ana@council", access))


def written(access=EVERYTHING):
    return list(csv.DictReader(io.StringIO(given(access=access).body.decode("utf-8-sig"))))


def test_every_series_is_a_row_watched_or_not_and_changes_come_first():
    rows, found = written(), changes(snapshots.current())
    assert len(rows) == len(found.watched) + len(found.left_out) + len(found.unwatched)
    assert [row["state"] for row in rows].count(CHANGED) == len(found.found) >= 1
    assert (rows[0]["metric"], rows[0]["whose"], rows[0]["state"]) == ("Referrals", "Hamilton", CHANGED)
    assert rows[0]["finding"].startswith("Referrals, Hamilton: higher by more than chance")
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
    months = int(row["months_lately"])
    assert float(row["mean_lately"]) == pytest.approx(sum(counts[-months:]) / months)
    level = sum(counts[:12]) / 12
    assert float(row["usual_level"]) == pytest.approx(level)
    reach = 2.66 * sum(abs(a - b) for a, b in zip(counts[:11], counts[1:12], strict=True)) / 11
    assert float(row["upper_limit"]) == pytest.approx(level + reach, rel=0.1)  # large steps may be left out
    assert 0 < float(row["p"]) < 0.05


def test_parts_of_figures_that_tell_the_same_belong_to_the_change_as_well():
    """They stand out because of it, and not "as some do by chance"."""
    store = drawn_council.store().refill({"referral": rows_of(drawn([(cell, 20, 3) for cell in (0, 1)]))})
    found = changes(store)
    source = evaluate(Selection(metric="referrals", first=found.first, last=found.last), store).provenance
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
    lines = figures_of(book, "Series", "What")
    assert [line["State"] for line in lines] == [row["state"] for row in rows]
    for line, row in zip(lines, rows, strict=True):
        for title, name in (
            ("Figure", "value"),
            ("Level of the limits", "usual_level"),
            ("Upper limit", "upper_limit"),
        ):
            assert line[title] == (pytest.approx(float(row[name])) if row[name] else "[z]")
    assert not any(cell.data_type == "f" for line in book["Series"].iter_rows() for cell in line)
    cover = " ".join(str(cell) for line in book["Cover"].iter_rows(values_only=True) for cell in line)
    assert rows[0]["looked_at"] in cover and "Snapshot: 1" in cover


def test_a_manager_has_rows_of_the_scope_alone_and_is_told_of_small_numbers():
    rows = written(LANARK)
    assert not any("Hamilton" in row["whose"] for row in rows)
    assert {row["scope"] for row in rows} == {"Lanark"}
    assert {row["publication"] for row in rows} == {"Contains small numbers, not for publication."}


def test_it_is_on_record_with_its_reason():
    given()
    [line] = record.lines()
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
    assert record.lines() == ()
