"""Aims and outcomes: how many are measured, the way to each metric, and what the public reads instead."""

import re

import pytest

from metrics import METRICS
from metrics.catalogue.aims import Outcome
from pages.aims import NONE_LOADED, NOT_PUBLIC, counted
from tests.pages import small_store
from tests.pages.opened import open_page, said, tables, unfold

ROWS = (
    (2, "The plan", "Families decide", "Families feel heard", None, "a survey"),
    (1, "The plan", "Early help", "Hubs <answer> families", "hub_share meetings_accepted_share", None),
    (3, "The Promise", "Early help", "Something later", None, None),
)


def inserted(row, authority=1):
    """The SQL that puts a row of aims into the small store."""
    values = ", ".join("NULL" if each is None else repr(each) for each in row)
    columns = "authority, place, framework, aim, outcome, metrics, would_measure"
    return f"INSERT INTO aim ({columns}) VALUES ({authority}, {values})"


@pytest.fixture(scope="session")
def aims_folder(tmp_path_factory):
    """A store of the small council with three outcomes of two frameworks, one of them measured."""
    folder = tmp_path_factory.mktemp("aims") / "store"
    small_store.publish(folder, referrals=60, also=tuple(map(inserted, ROWS)))
    return folder


@pytest.fixture
def with_aims(aims_folder, monkeypatch):
    """The store with outcomes is the one the app opens."""
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{aims_folder}")


def lines(app):
    """The outcomes in the order of the page, each as one line."""
    return [line for each in tables(app) for line in re.findall("<li>(.*?)</li>", each)]


@pytest.mark.parametrize("role", ["Public", "Manager", "Analyst", "Administrator"])
def test_everybody_reads_how_many_are_measured_and_each_under_its_framework_and_aim(with_aims, role):
    app = open_page("aims", as_=role, **({"scope": "Lanark"} if role == "Manager" else {}))
    assert not app.exception
    assert app.info[0].value.startswith("Of 3 outcomes, 1 is measured here; 2 are not yet.")
    assert [each.value for each in app.header] == ["The plan", "The Promise"]
    assert [each.value for each in app.subheader] == ["Early help", "Families decide", "Early help"]
    assert [re.search("<strong>(.*?)</strong>", each).group(1) for each in lines(app)] == [
        "Hubs &lt;answer&gt; families",
        "Families feel heard",
        "Something later",
    ]


def test_what_is_measured_leads_to_its_metric_in_the_role_tried_on(with_aims):
    measured, _, _ = lines(open_page("aims", as_="Manager", scope="Lanark"))
    leads = re.findall(r'<a href="(.*?)" .*?>(.*?)</a>', measured)
    role = "&amp;as=Manager&amp;scope=Lanark"
    assert leads == [
        (f"/one-metric?metric=Hub+share+of+all+referrals{role}", "Hub share of all referrals"),
        (f"/one-metric?metric=Family+meetings+accepted{role}", "Family meetings accepted"),
    ]
    app = open_page("one-metric", metric="Family meetings accepted", as_="Manager", scope="Lanark")
    assert app.title[0].value == "Family meetings accepted"


def test_the_public_is_told_why_a_metric_has_no_link(with_aims):
    app = open_page("aims", as_="Public")
    measured, _, _ = lines(app)
    assert re.findall(r"<a .*?>(.*?)</a>", measured) == ["Hub share of all referrals"]
    assert measured.endswith("</a> and Family meetings accepted (not public).")
    assert said(app).count("is not published, to protect people's privacy.") == 1
    assert NOT_PUBLIC not in said(open_page("aims", as_="Analyst"))


def test_what_nothing_measures_says_so_and_what_would(with_aims):
    _, unmeasured, unsaid = lines(open_page("aims"))
    assert unmeasured.endswith("<br>Nothing measures this yet. What would: a survey.")
    assert unsaid.endswith("<br>Nothing measures this yet.")


def test_where_councils_share_a_store_a_framework_says_whose_it_is(tmp_path, monkeypatch):
    north = "INSERT INTO authority (key, code, name) VALUES (2, 'north', 'North')"
    also = (north, inserted(ROWS[0], 2), inserted(ROWS[0]))
    small_store.publish(tmp_path / "both", referrals=60, public=False, also=also)
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'both'}")
    headings = [each.value.replace("\\", "") for each in open_page("aims").header]
    assert headings == ["South Lanarkshire: The plan", "North: The plan"]


def test_without_aims_the_page_says_which_file_to_send(small):
    app = open_page("aims")
    assert app.info[0].value == NONE_LOADED
    assert "Send `aims.csv`" in said(app) and not lines(app)


@pytest.mark.parametrize(
    ("measured", "total", "sentence"),
    [
        (11, 18, "Of 18 outcomes, 11 are measured here; 7 are not yet."),
        (1, 2, "Of 2 outcomes, 1 is measured here; 1 is not yet."),
        (4, 4, "Every outcome is measured here: 4 of 4."),
        (0, 3, "No outcome is measured here yet: 0 of 3."),
    ],
)
def test_the_count_is_one_sentence(measured, total, sentence):
    measures = (METRICS["hub_share"],)
    found = [
        Outcome("South", "Plan", "Aim", f"Outcome {each}", measures if each < measured else (), "")
        for each in range(total)
    ]
    assert counted(found) == sentence


@pytest.mark.parametrize("role", ["Analyst", "Public"])
def test_beside_a_metric_stands_the_latest_year_that_its_own_page_has(sample, monkeypatch, role):
    monkeypatch.setenv("OUTCOMES_STORE", sample.url)
    told = "".join(tables(open_page("aims", as_=role)))
    figure, year = re.search(r"Hub share of all referrals</a> \((\S+) in (\S+)\)", told).groups()
    own = open_page("one-metric", metric="Hub share of all referrals", grain="Financial years", as_=role)
    rows = "".join(tables(unfold(own)))
    assert re.search(rf'<th scope="row">{year} \(financial year\)</th><td class="figure">{figure}</td>', rows)
    assert ("Needs met when help ended</a> (" in told) == (role != "Public")
