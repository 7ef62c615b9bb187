"""When there is nothing to show: a plain sentence and a way on."""

import json
import re

import pytest

from data_access.database import StoreUnreachable
from data_access.schema import VERSION
from metrics.catalogue import reference
from pages import PAGES
from tests.pages import small_store
from tests.pages.opened import headlines, open_page, said

NOTHING_LEFT = {
    "team": "Young Person's Support Service",
    "source": "Neighbour",
    "locality": "Lanark",
    "from_": "August 2022",
    "to": "August 2022",
    "grain": "Months",
}


@pytest.mark.parametrize("address", [page.address for page in PAGES if page.address != "activity"])
def test_an_empty_store_says_how_to_load(tmp_path, monkeypatch, address):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'nothing'}")
    app = open_page(address)
    assert not app.exception
    assert "No data has been loaded yet." in said(app)
    assert "make run" in said(app)
    assert "python -m data_access load" in said(app)


def test_a_store_that_cannot_be_reached_says_so(monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", "postgresql://nobody@127.0.0.1:9/nothing")
    app = open_page()
    assert not app.exception
    assert "OUTCOMES_STORE" in said(app)
    assert len(app.warning) == 1


@pytest.mark.parametrize("url", ["oracle://host/base", "postgresql://nobody@127.0.0.1:9/nothing"])
def test_a_reader_is_not_told_where_the_store_should_be_and_the_log_is(monkeypatch, caplog, url):
    monkeypatch.setenv("OUTCOMES_STORE", url)
    app = open_page()
    assert not app.exception
    [reference] = re.findall(r"cannot be read at the moment \(reference (\w{8})\)", said(app))
    assert not any(word in said(app) for word in ("127.0.0.1", "nothing", "oracle", "host"))
    [line] = [line for line in caplog.records if reference in line.getMessage()]
    assert ("oracle" if "oracle" in url else "127.0.0.1") in str(line.exc_info[1])


@pytest.mark.parametrize("role", ["Public", "Manager", "Analyst"])
def test_where_a_damaged_file_lies_is_told_those_who_see_everything(tmp_path, monkeypatch, role):
    small_store.publish(tmp_path / "store", referrals=50)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    monkeypatch.setattr(reference, "window", damaged)
    told = said(open_page(as_=role))
    assert ("/srv/outcomes" in told) == (role == "Analyst")
    assert ("cannot be read at the moment (reference" in told) == (role != "Analyst")


def damaged(_):
    raise StoreUnreachable("The data file /srv/outcomes/store/000001/internal.duckdb cannot be read.")


def test_a_store_from_a_newer_version_says_how_to_go_on(tmp_path, monkeypatch):
    small_store.publish(tmp_path / "store", referrals=50)
    manifest = next((tmp_path / "store").glob("*/manifest.json"))
    newer = json.loads(manifest.read_text()) | {"schema_version": VERSION + 1}
    manifest.write_text(json.dumps(newer))
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    app = open_page()
    assert not app.exception
    assert "newer version" in said(app)
    assert "rollback" in said(app)


def test_a_data_file_that_is_gone_is_told_and_not_shown_as_zero(tmp_path, monkeypatch):
    small_store.publish(tmp_path / "store", referrals=50)
    for file in (tmp_path / "store").glob("*/*.duckdb"):
        file.unlink()
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    app = open_page()
    assert not app.exception
    assert "There are no public figures" in said(app)


def test_a_running_app_notices_a_new_load(tmp_path, monkeypatch):
    small_store.publish(tmp_path / "store", referrals=1200)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    app = open_page()
    before = headlines(app)
    small_store.publish(tmp_path / "store", referrals=600)
    app.run()
    assert "snapshot 2" in said(app)
    assert headlines(app) != before


def test_data_that_is_real_is_not_called_invented(tmp_path, monkeypatch):
    small_store.publish(tmp_path / "store", referrals=50, invented=False)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    assert "invented" not in said(open_page())


@pytest.mark.parametrize("address", ["overview", "front-door", "one-metric", "side-by-side"])
def test_filters_that_leave_no_row_say_so_and_offer_a_way_on(small, address):
    app = open_page("" if address == "overview" else address, **NOTHING_LEFT)
    assert not app.exception
    assert "No rows match these filters." in said(app)
    assert "Clear all filters" in said(app)
    assert not app.get("plotly_chart")


def test_a_rate_under_filters_that_leave_no_row_says_so_too(small):
    app = open_page("one-metric", metric="Referrals per 1,000 children", **NOTHING_LEFT)
    assert "No rows match these filters." in said(app)
