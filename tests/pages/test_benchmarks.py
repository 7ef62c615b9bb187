"""Published figures on the page: offered where the store holds some, and why not where they do not fit."""

import re
import shutil

import duckdb
import pytest

from metrics import METRICS
from pages.parts.words.benchmarks import BY_INTERVAL
from tests.pages.opened import open_page, said, unfold

SHARE, RATE = "rereferrals_within_12_months", "referrals_per_1000"
DFE = "Department for Education, reporting year"
COLUMNS = 'metric, definition, "window", comparator, average_type, period, value, source'
ROWS = [
    (name, of.definition, of.window, "England", "total", f"{year - 1}/{year % 100}", value, f"{DFE} {year}")
    for name, figures in ((SHARE, (21.0, 40.5)), (RATE, (55.0, 51.9)))
    for of in METRICS[name].benchmarks
    for year, value in zip((2024, 2025), figures, strict=True)
]
LABEL = "2024/25 (Department for Education, reporting year 2025)"


@pytest.fixture(scope="module")
def english_folder(small_folder, tmp_path_factory):
    """The small store with what was published of England for two years, in its public file too."""
    folder = tmp_path_factory.mktemp("english") / "store"
    shutil.copytree(small_folder, folder)
    for path in folder.glob("*/*.duckdb"):
        with duckdb.connect(str(path)) as connection:
            connection.executemany(f"INSERT INTO benchmark ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
    return folder


@pytest.fixture
def english(english_folder, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{english_folder}")


def offered(app):
    return list(next(each.options for each in app.multiselect if each.key == "compare"))


def titled(name):
    return METRICS[name].title


def test_without_any_nothing_is_offered_and_a_link_is_told_so(small):
    app = open_page(compare="England")
    assert offered(app) == [
        "Same months last year",
        "Period before",
        "Council's target",
        "Rest of the council",
    ]
    assert "“England” in this link is not a comparison in this data" in app.warning[0].value


def test_what_the_store_holds_is_offered(english):
    app = open_page()
    assert "England" in offered(app) and "Statistical neighbours" not in offered(app)


def test_years_are_set_beside_england(english):
    app = open_page("one-metric", metric=titled(SHARE), grain="Financial years", compare="England")
    assert not app.exception
    assert "Compared with England." in said(app)
    assert f"Lower than 40.5% for England, {LABEL}." in said(app)
    [chart] = app.get("plotly_chart")
    assert "England" in chart.proto.spec and "40.5" in chart.proto.spec


def test_the_table_has_england_and_says_how_it_is_read(english):
    app = open_page("one-metric", metric=titled(SHARE), grain="Financial years", compare="England")
    unfold(app)
    assert re.search(r"<th[^>]*>England</th>", said(app))
    assert BY_INTERVAL in said(app)


def test_quarters_are_not_and_why(english):
    app = open_page("one-metric", metric=titled(SHARE), compare="England")
    told = said(app)
    assert (
        "Not compared with England: England’s figures are for years to 31 March and whole authorities" in told
    )
    [chart] = app.get("plotly_chart")
    assert "England" not in chart.proto.spec


def test_a_locality_is_not_and_why(english):
    app = open_page(
        "one-metric", metric=titled(SHARE), grain="Financial years", compare="England", locality="Hamilton"
    )
    assert "England’s figures are for whole authorities, and this is a part of one" in said(app)


def test_a_brief_panel_says_why_not(english):
    told = "Not compared with England: a count grows with the size of the place"
    assert told in said(open_page(compare="England"))


def test_the_public_sees_it_by_the_same_rules(english):
    asked = {"metric": titled(RATE), "compare": "England", "as_": "Public"}
    reported = "2023/24 (Department for Education, reporting year 2024)"
    for grain in ({"grain": "Financial years"}, {}):  # public rates are yearly, whatever is asked for
        assert f"55.0 for England, {reported}." in said(open_page("one-metric", **grain, **asked))
