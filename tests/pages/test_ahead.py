"""What may follow, on the page; and what came of it when newer data is loaded."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime

import pytest

from data_access.state import State
from metrics.state import audit
from pages.people import tickets
from pages.people.person import Person
from pages.server import files
from tests.pages import small_store
from tests.pages.opened import drawing, open_page, said, tables, unfold

AHEAD = {"metric": "Referrals", "view": "What may follow"}


@pytest.fixture
def two_loads(tmp_path, monkeypatch):
    """A store loaded once; calling it loads three months more."""
    folder = tmp_path / "store"
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    with monkeypatch.context() as early:
        early.setattr(small_store, "LAST", date(2024, 12, 31))
        early.setattr(small_store, "AS_AT", date(2024, 12, 31))
        small_store.publish(folder, 1125, loaded_at=datetime(2025, 1, 5, 9, tzinfo=UTC), public=False)
    return lambda: small_store.publish(folder, public=False)


def test_the_page_says_draws_tables_and_explains_what_may_follow(small):
    app = open_page("one-metric", **AHEAD)
    assert not app.exception
    title, alt = drawing(app)
    assert title.startswith("If recent patterns continue, referrals will be between")
    assert "a month by September 2025" in title and "4 chances in 5" in title
    assert "Bands ahead: April 2025 between" in alt
    assert any("How to read this" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "not known yet" in each)
    assert "March 2025" in table and "19 chances in 20" in table


def test_the_first_time_there_is_no_earlier_forecast(small):
    assert "No earlier forecast has been kept yet." in said(open_page("one-metric", **AHEAD))


def test_a_forecast_is_held_against_what_happened_once_newer_data_is_loaded(two_loads, tmp_path):
    assert "No earlier forecast" in said(open_page("one-metric", **AHEAD))
    assert "No earlier forecast" in said(open_page("one-metric", **AHEAD)), "looking again is no earlier load"
    two_loads()
    app = open_page("one-metric", **AHEAD)
    assert "of 3 fell inside the 80% range; about 2 would" in said(app)
    table = next(each for each in tables(app) if "What happened" in each)
    assert table.count("5 January 2025") == 3, "months not loaded yet have nothing to set beside"
    assert "January 2025" in table and "March 2025" in table
    assert ">inside<" in table or ">outside<" in table
    assert "No earlier forecast" in said(open_page("one-metric", **AHEAD, locality="Lanark"))


def test_what_is_held_against_what_happened_can_be_taken_as_a_file(two_loads):
    open_page("one-metric", **AHEAD)
    assert "earlier-reason" not in {each.key for each in open_page("one-metric", **AHEAD).text_input}
    two_loads()
    app = open_page("one-metric", **AHEAD)
    shown = re.findall("<td[^>]*>(.*?)</td>", next(each for each in tables(app) if "What happened" in each))
    app.text_input(key="earlier-reason").input("To plan the winter").run()
    (links,) = [each.value for each in app.markdown if "Download CSV: Earlier forecasts" in each.value]
    ticket = tickets.read(re.search('/files/([^"?]+)', links).group(1))
    person = Person("ana@council", ticket.access)
    rows = list(csv.DictReader(io.StringIO(files._file(ticket, person).body.decode("utf-8-sig"))))
    assert [row["period"] for row in rows] == ["January 2025", "February 2025", "March 2025"]
    assert {row["data_loaded"] for row in rows} == {"2025-01-05T09:00+00:00"}
    assert [row["inside_80"] for row in rows] == [each for each in shown if each in ("inside", "outside")]
    assert all(row["shown_as"] in shown for row in rows)
    assert rows[0]["earlier_forecasts_against_what_happened"] in said(app)
    [line] = [each for each in audit.found() if each.action == audit.EXPORTED]
    assert json.loads(line.selection)["drawn_as"] == "earlier forecasts"


def test_the_public_keeps_no_forecast(small, tmp_path):
    app = open_page("one-metric", **AHEAD, as_="Public")
    assert not app.exception
    assert "Public figures can differ" in said(app) and "Earlier forecasts" not in said(app)
    state = State(f"sqlite:///{tmp_path / 'state.sqlite'}")
    with state.writing() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM forecast").scalar() == 0
    state.close()


@pytest.mark.parametrize(
    ("first", "last"),
    [("April 2021", "March 2024"), ("April 2024", "March 2025"), ("April 2021", "March 2025")],
)
def test_whichever_months_are_chosen_the_forecast_is_the_same_and_the_page_says_so(small, first, last):
    usual = open_page("one-metric", **AHEAD)
    app = open_page("one-metric", **AHEAD, from_=first, to=last)
    assert "This view is of April 2022 to March 2025, whichever months are chosen" in said(app)
    assert "This view is of" not in said(usual)
    (title,) = [each.value for each in app.subheader]
    assert title == usual.subheader[0].value and "by September 2025" in title
    (chart,), (usual_chart,) = app.get("plotly_chart"), usual.get("plotly_chart")
    assert chart.proto.alt == usual_chart.proto.alt


def test_what_is_kept_does_not_go_by_the_months_of_whoever_looked_first(small, tmp_path):
    kept = []
    for chosen in ({"from_": "April 2021"}, {"from_": "April 2024"}, {}):
        open_page("one-metric", **AHEAD, **chosen)
        state = State(f"sqlite:///{tmp_path / 'state.sqlite'}")
        with state.writing() as connection:
            kept += connection.exec_driver_sql("SELECT months FROM forecast").all()
            connection.exec_driver_sql("DELETE FROM forecast")
        state.close()
    assert len(kept) == 3 and len(set(kept)) == 1


def test_a_forecast_from_a_load_that_was_gone_back_from_is_not_held_against_what_happened(
    tmp_path, two_loads
):
    folder = tmp_path / "store"
    open_page("one-metric", **AHEAD)  # of the load of January
    mistaken = datetime(2025, 2, 5, 9, tzinfo=UTC)
    small_store.publish(folder, 2000, loaded_at=mistaken, public=False)
    open_page("one-metric", **AHEAD)
    led_here = (
        "INSERT INTO load SELECT 0, '2025-01-05T09:00:00+00:00', file, extract, 'abc', 1, 1, 0 FROM load"
    )
    small_store.publish(folder, public=False, also=(led_here,))
    app = open_page("one-metric", **AHEAD)
    assert "of 3 fell inside the 80% range" in said(app)
    table = next(each for each in tables(app) if "What happened" in each)
    assert "5 January 2025" in table and "5 February 2025" not in table


def test_too_few_months_are_told_and_nothing_is_kept(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    monkeypatch.setattr(small_store, "FIRST", date(2024, 4, 1))
    small_store.publish(folder, 400, public=False)
    app = open_page("one-metric", **AHEAD)
    assert "there are 12 here" in said(app)
    assert "Earlier forecasts" not in said(app)


def test_a_public_figure_of_quarters_has_no_months_to_look_ahead_from(small):
    app = open_page("one-metric", metric="Open allocations", view="What may follow", as_="Public")
    assert "“What may follow” in this link is not a way to look at this metric" in said(app)
