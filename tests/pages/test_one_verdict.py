"""Ten figures, each with one verdict: on Overview, its own page, What has changed, and in files."""

import csv
import io
import re
from html import unescape

import openpyxl
import pytest

from data_access.access import EVERYTHING
from metrics import METRICS, splits
from metrics.catalogue import snapshots
from metrics.periods import Grain
from metrics.signals.changes import changes
from pages import session
from pages.parts import charts
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv as csv_export
from pages.parts.exports import excel, watched
from pages.topics import HEADLINES, TOPIC_PAGES
from tests.pages.opened import headlines as tiles
from tests.pages.opened import open_page, said

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")
PAGE = {"address": "one-metric", "view": "Is the change real?"}


@pytest.fixture(autouse=True)
def store(moved_folder, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{moved_folder}")


@pytest.fixture
def found():
    return changes(snapshots.current(), EVERYTHING)


@pytest.fixture
def titles(found) -> dict[str, str]:
    """The verdict of each total, by metric, as the file of What has changed gives it."""
    [first, *_] = found.totals.values()
    written = csv.DictReader(io.StringIO(watched.csv(found, first.answer.provenance).decode("utf-8-sig")))
    told = {row["metric"]: row["finding"] for row in written if row["whose"] == "The total"}
    return {name: told[each.metric.title] for name, each in found.totals.items()}


def test_a_tile_and_a_line_of_what_has_changed_say_what_the_file_says(titles, found):
    headlines = [name for name in HEADLINES if name in titles]
    assert len(headlines) >= 5
    overview, listed = unescape(tiles(open_page())), unescape(said(open_page("what-has-changed")))
    for name in headlines:
        assert f"By month: {titles[name].partition(': ')[2]}." in overview
        assert titles[name] in listed or any(name in each.metrics for each in found.found)


def test_the_pages_of_topics_say_it_of_each_series_whatever_the_periods_drawn(titles, found):
    """By quarter a launch three years ago stood under "about the same as a year earlier" and no more."""
    drawn = []
    for page in TOPIC_PAGES:
        panels = [each for section in page.sections for each in section.panels]
        whole = {each.metric for each in panels if not (each.by or each.among or each.grain)} & {*titles}
        app = open_page(page.address) if whole else None
        told = unescape(said(app)).replace("\\", "") if app else ""
        drawn += [each.value.replace("\\", "") for each in app.subheader] if app else []
        for name in whole:
            verdict = titles[name].partition(": ")[2]
            assert (titles[name] in drawn) != (f"By month: {verdict}." in told), name
            assert (titles[name] in drawn) == (found.totals[name].control.step is not None), name
    assert len(drawn) >= 4


def test_a_page_of_several_lines_says_it_of_all_together(titles):
    told = unescape(said(open_page("one-metric", metric="Referrals", by="Locality"))).replace("\\", "")
    assert f"All together, by month: {titles['referrals'].partition(': ')[2]}." in told


def test_a_file_taken_from_a_topic_has_it_too(titles, found):
    for name in sorted(titles)[:10]:
        verdict = titles[name].partition(": ")[2]
        asked = found.totals[name].answer.selection
        for by in filter(lambda each: not each or splits(METRICS[name], *each), ((), ("locality",))):
            question = asked.model_copy(update={"grain": Grain.QUARTER, "by": by, "compare": ()})
            shown = session.answer(question, snapshots.current(), EVERYTHING)
            rows = list(csv.DictReader(io.StringIO(csv_export.write(shown).decode("utf-8-sig"))))
            assert {each["by_month"] for each in rows} == {verdict}
            book = openpyxl.load_workbook(io.BytesIO(excel.write(shown)))
            cells = [str(each) for sheet in book for row in sheet.iter_rows(values_only=True) for each in row]
            assert any(verdict in each for each in cells)
            assert verdict in charts.alt(shown)


def test_the_page_of_the_metric_and_its_files_say_the_same(titles, found):
    ten = sorted(titles)[:10]
    assert len(ten) == 10
    for name in ten:
        metric = found.totals[name].metric
        (title,) = open_page(**PAGE, metric=metric.title).subheader
        assert title.value.replace("\\", "") == titles[name]
        answer = found.totals[name].answer
        assert titles[name] in csv_export.write(answer, Shape.CONTROL).decode("utf-8-sig")
        book = openpyxl.load_workbook(io.BytesIO(excel.write(answer, Shape.CONTROL)))
        cells = [str(each) for sheet in book for row in sheet.iter_rows(values_only=True) for each in row]
        assert any(titles[name] in each for each in cells)


@pytest.mark.parametrize("first", ["April 2022", "October 2022", "April 2024"])
def test_the_first_month_shown_changes_nothing(titles, found, first):
    for name in sorted(titles)[:3]:
        app = open_page(**PAGE, metric=found.totals[name].metric.title, from_=first)
        assert re.search(f"^{re.escape(titles[name])}$", app.subheader[0].value.replace("\\", ""))


def test_a_manager_is_told_the_same_by_a_tile_and_by_what_has_changed():
    said_alike(as_="Manager", scope="Hamilton")


def test_the_public_is_told_the_same_by_a_tile_and_by_what_has_changed(small):
    said_alike(as_="Public")


def said_alike(**reader):
    """Whether a figure is among those checked together decides no verdict: its chart does, on both pages."""
    tile = r"<dt>([^<]*)</dt>(?:(?!<dt>).)*By month: (.*?)\.</span>"
    tiles_told = re.findall(tile, tiles(open_page(**reader)))
    listed = unescape(said(open_page("what-has-changed", **reader))).lower()
    assert len(tiles_told) >= 3
    for title, verdict in tiles_told:
        if "cannot test" in verdict:
            assert f"{title.partition(': ')[2] or title}: not judged".lower() in listed
        else:
            assert f"{title}: {unescape(verdict)}".lower() in listed
