"""When there is nothing to show: a plain sentence and a way on."""

import json

import pytest

from data_access.schema import VERSION
from pages import PAGES
from tests.pages import small_store
from tests.pages.opened import open_page, said

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


def test_an_address_that_is_no_store_says_so(monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", "oracle://host/base")
    app = open_page()
    assert not app.exception
    assert "cannot be of the kind oracle" in said(app)


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
    before = app.get("html")[0].proto.body
    small_store.publish(tmp_path / "store", referrals=600)
    app.run()
    assert "snapshot 2" in said(app)
    assert app.get("html")[0].proto.body != before


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
