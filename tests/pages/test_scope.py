"""A manager's pages say of which places and teams they are, in the status, the headings and every title."""

import re

import pytest

from tests.pages.opened import open_page, said, tables

MANAGER = {"as_": "Manager", "scope": "Lanark"}
SCOPE = "Only what is in your scope is counted: Lanark."
OPENING = ("Lanark: ", "Lanark, ")  # the second where a drawing has a filter of its own


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
    assert told and all(each.startswith(OPENING) for each in told), told
    for chart in app.get("plotly_chart"):
        assert chart.proto.alt.split(". ", 1)[1].startswith(OPENING)


@pytest.mark.parametrize("view", ["Is the change real?", "Before and after an event", "What may follow"])
def test_so_does_every_way_of_looking(small, view):
    (title,) = titles(open_page("one-metric", view=view, **MANAGER))
    assert title.startswith("Lanark: ") and title.count("Lanark") == 1


def test_headlines_and_what_has_changed_name_the_scope(small):
    tiles = re.findall("<dt>(.*?)</dt>", "".join(tables(open_page(**MANAGER))))
    assert tiles and all(each.startswith(OPENING) for each in tiles)
    assert SCOPE in said(open_page("what-has-changed", **MANAGER))


def test_titles_of_what_has_changed_open_with_the_scope(moved_folder, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{moved_folder}")
    app = open_page("what-has-changed", as_="Manager", scope="Hamilton")
    drawn = app.get("plotly_chart")
    told = [each for each in titles(app) if "than usual" in each]
    assert drawn and len(told) == len(drawn)
    assert all(each.startswith("Hamilton: ") for each in told), told


def test_who_sees_everything_reads_no_scope(small):
    for role in ("Analyst", "Public"):
        assert not any(each.startswith(OPENING) for each in titles(open_page("front-door", as_=role)))


def test_an_empty_scope_is_named_by_nothing(small):
    app = open_page("front-door", as_="Manager")
    assert not app.exception and not any(each.startswith(": ") for each in titles(app))
