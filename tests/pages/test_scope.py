"""A manager's pages say of which places and teams they are, in the status, the headings and every title."""

import pytest

from tests.pages import moved_store
from tests.pages.opened import open_page, said

MANAGER = {"as_": "Manager", "scope": "Lanark"}
SCOPE = "Only what is in your scope is counted: Lanark."
OPENINGS = ("Within Lanark: ", "Lanark: ")  # the second where a split shows this one place alone


def titles(app):
    return [each.value.replace("\\", "") for each in app.subheader]


@pytest.mark.parametrize(
    "address", ["", "front-door", "coming-back", "allocations", "one-metric", "side-by-side"]
)
def test_every_title_over_figures_opens_with_the_scope(small, address):
    app = open_page(address, **MANAGER)
    assert not app.exception
    assert SCOPE in said(app)
    told = titles(app)
    assert told and all(each.startswith(OPENINGS) for each in told), told
    for chart in app.get("plotly_chart"):
        assert chart.proto.alt.split(". ", 1)[1].startswith(OPENINGS)


@pytest.mark.parametrize("view", ["Is the change real?", "Before and after an event", "What may follow"])
def test_so_does_every_way_of_looking(small, view):
    (title,) = titles(open_page("one-metric", view=view, **MANAGER))
    assert title.startswith("Within Lanark: ") and title.count("Lanark") == 1


def test_headlines_and_what_has_changed_name_the_scope(small):
    assert "In figures, Lanark: April 2024 to March 2025" in [
        each.value for each in open_page(**MANAGER).header
    ]
    assert SCOPE in said(open_page("what-has-changed", **MANAGER))


def test_titles_of_what_has_changed_open_with_the_scope(tmp_path, monkeypatch):
    moved_store.publish(tmp_path / "store")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    app = open_page("what-has-changed", as_="Manager", scope="Hamilton")
    drawn = app.get("plotly_chart")
    told = [each for each in titles(app) if "than usual" in each]
    assert drawn and len(told) == len(drawn)
    assert all(each.startswith("Within Hamilton: ") for each in told), told


def test_who_sees_everything_reads_no_scope(small):
    for role in ("Analyst", "Public"):
        assert "Within " not in "".join(titles(open_page("front-door", as_=role)))


def test_an_empty_scope_is_named_by_nothing(small):
    app = open_page("front-door", as_="Manager")
    assert not app.exception and "Within : " not in said(app)
