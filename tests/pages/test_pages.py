"""Every page, drawn whole on a real store."""

import json
import re

import pytest

from metrics import METRICS
from metrics.state import audit
from pages import PAGES
from pages.data_quality import complete
from pages.parts.heading import INVENTED
from pages.parts.words import small as small_numbers
from pages.topics import HEADLINES
from tests.pages.opened import headlines, open_page, said, tables, unfold

WITH_CHARTS = {
    page.address
    for page in PAGES
    if page.module
    not in {"pages.aims", "pages.changes", "pages.data_quality", "pages.definitions", "pages.activity"}
    | {"pages.quotations", "pages.comments", "pages.costs"}
}


@pytest.fixture(params=[page.address for page in PAGES if page.roles is None or "analyst" in page.roles])
def address(request):
    return request.param


def test_a_page_draws_with_one_title_and_no_error(small, address):
    app = open_page(address)
    assert not app.exception
    assert len(app.title) == 1
    assert bool(app.get("plotly_chart")) == (address in WITH_CHARTS)


def test_a_page_says_that_families_are_invented_and_what_it_is_of(small, address):
    app = open_page(address)
    assert INVENTED in said(app)
    assert "Data as at 31 March 2025, loaded 2 April 2025, snapshot 1." in said(app)
    assert len(app.info) >= 1


def test_every_chart_is_told_in_words(small, address):
    for chart in open_page(address).get("plotly_chart"):
        assert len(chart.proto.alt) > 40


def test_a_topic_page_stays_whole_under_every_filter(small, address):
    app = open_page(
        address, locality="Hamilton", team="Hamilton hub", source="Police", compare="Rest of the council"
    )
    assert not app.exception
    assert "Hamilton hub" in said(app) or address in {
        "what-has-changed",
        "about-the-data",
        "words-and-metrics",
        "aims",
        "in-their-words",
        "comments",
        "costs-and-benefits",
    }


def test_headlines_carry_their_comparisons_in_words(small):
    tiles = headlines(open_page())
    assert tiles.count("<dt>") == len(HEADLINES)
    assert 'Referrals</dt><dd class="figure">300</dd><dd>No change from a year earlier.</dd>' in tiles


def told_by_tiles(app) -> dict[str, str]:
    """Of each headline, its mark (or nothing) and what is said of chance."""
    tiles = headlines(app).split("<dt>")[1:]
    found = {
        each.split("</dt>")[0]: re.search(r'class="judged">(.*?)<span>(.*?)\.</span>', each) for each in tiles
    }
    return {title: each.groups() for title, each in found.items()}


def test_a_headline_says_whether_its_months_are_more_than_chance_as_its_control_chart_does(small):
    told = told_by_tiles(open_page())
    assert len(told) == len(HEADLINES)
    for title, (mark, words) in told.items():
        page = said(open_page("one-metric", metric=title, view="Is the change real?"))
        opening = "By month: "
        assert words.startswith(opening)
        assert words.removeprefix(opening).split("because ")[-1].lower() in page.lower(), title
        assert not mark or re.search(r"base64,([^\"]+)", mark).group(1) in page
    assert {"Referrals", "Hub share of all referrals"} <= {title for title, (mark, _) in told.items() if mark}
    assert told["Open allocations"][1].startswith("By month: we cannot test this one, because most of")


def test_a_headline_that_is_not_public_by_month_says_so(small):
    """No tile is silent: a reader who sees no mark reads why."""
    public = told_by_tiles(open_page(as_="Public"))
    assert public["Families who referred themselves"] == (
        "",
        "We cannot test this one, because in public it is not given by month",
    )
    assert "carry over from quarter to quarter" in public["Open allocations"][1]


def test_public_data_is_not_out_of_date_for_following_its_quarter(small):
    """Money is public at once, and reaches further than figures of children do."""
    public = said(open_page(as_="Public"))
    assert "three months after the end of their quarter" in public and "Out of date" not in public
    assert "- Context figures: " in public


def test_no_headline_is_judged_by_the_first_month_drawn(small):
    whole = told_by_tiles(open_page())
    for first in ("December 2024", "March 2025"):
        assert told_by_tiles(open_page(from_=first, to="March 2025")) == whole


def test_a_headline_of_a_small_count_is_marked_and_no_public_one_is(small):
    few = {"from_": "January 2025", "to": "March 2025", "locality": "Lanark", "team": "Lanark hub"}
    marked = f"<dd>{small_numbers.SENTENCE.rstrip('.')}.</dd>"
    for role in ("Manager", "Analyst"):
        scope = {"scope": "Lanark"} if role == "Manager" else {}
        assert marked in headlines(open_page(as_=role, **scope, **few))
    assert marked not in headlines(open_page(as_="Analyst"))
    assert marked not in headlines(open_page(as_="Public", **few))


def test_a_filter_that_leaves_a_chart_nothing_is_said_in_its_place(small):
    app = open_page("front-door", source="School")
    assert any("The filters leave out" in each.value for each in app.info)


def test_a_definition_on_its_page_names_who_defined_it_and_who_checks_it(small):
    told = said(open_page("words-and-metrics"))
    for metric in (METRICS["transfers"], METRICS["open_allocations"]):
        assert f"**Defined by.** {metric.defined_by}." in told
    assert "checked by the performance team" in told


def test_what_is_folded_away_is_built_when_it_is_opened(small):
    app = open_page("one-metric")
    assert not any("<table" in each for each in tables(app))
    table = next(each for each in tables(unfold(app)) if "<table" in each)
    assert table.count("<tr>") == 13
    assert 'scope="col"' in table and "Apr to Jun 2022" in table
    assert "What is counted." in said(app)
    assert "SELECT" in app.get("code")[0].value
    assert "/files/" not in said(app), "a file left without a reason"
    app.text_input[0].set_value("For the committee").run()
    links = next(each.value for each in app.markdown if "/files/" in each.value)
    assert links.count("<a href=") == 2 and "Download CSV" in links and "Download Excel" in links


@pytest.mark.parametrize("name", METRICS)
def test_any_metric_can_be_asked(small, name):
    app = open_page("one-metric", metric=METRICS[name].title)
    assert not app.exception
    assert app.title[0].value == METRICS[name].title


def test_a_metric_is_split_as_asked(small):
    app = open_page("one-metric", metric="Hub share of all referrals", by="Locality")
    assert len(app.get("plotly_chart")) == 2
    assert any("by locality" in each.value for each in app.subheader)


def test_of_one_period_the_same_figures_stand_on_a_page_once_and_panels_are_told_apart(small):
    asked = {"metric": "Hub share of all referrals", "from_": "January 2025"}
    for address, more in (("one-metric", {"by": "Locality"}), ("side-by-side", {"sides": "Localities"})):
        names = {}
        for last in ("March 2025", "February 2025"):  # a whole quarter, and two months of one
            folds = open_page(address, **asked, to=last, **more).get("expander")
            names[last] = [each.label for each in folds]
            assert len(set(names[last])) == len(names[last]), names
        assert len(names["February 2025"]) == len(names["March 2025"]) + 1
        assert any(each.endswith("by locality, one quarter") for each in names["February 2025"])


def test_teams_are_not_ranked_and_the_page_says_why(small):
    app = open_page("side-by-side", metric="Re-referral share", sides="Teams")
    assert "not ranked" in said(app)


def test_a_definition_is_found_by_its_words(small):
    app = open_page("words-and-metrics", find="Step-down level")
    assert "Step-downs" in [each.value for each in app.subheader]
    assert "Referrals" not in [each.value for each in app.subheader]
    assert "metrics mention" in app.info[0].value


def test_a_search_in_vain_says_so(small):
    app = open_page("words-and-metrics", find="zebra")
    assert "0 of" in app.info[0].value
    assert not app.subheader


@pytest.mark.parametrize("page", ["about-the-data", "activity", "what-has-changed"])
def test_a_page_that_asks_no_metric_is_on_record_as_well(small, page):
    open_page(page, as_="Administrator")
    asked = [json.loads(each.selection) for each in audit.found() if each.action == "question"]
    assert page in [each.get("page") for each in asked]


def test_data_quality_tells_loads_findings_changes_and_completeness(small):
    shown = tables(open_page("about-the-data"))
    for told in ("Known in full to", "3 rows end before they start", "92.5%", "March 2025", "1,203"):
        assert any(told in table for table in shown), told


def test_a_field_with_a_gap_is_never_complete():
    assert [complete(*each) for each in ((9999, 10000), (10, 10), (0, 10), (0, 0))] == [
        "99.9%",
        "100.0%",
        "0.0%",
        "not available",
    ]


def test_a_total_is_not_split_into_the_one_place_it_is_filtered_to(small):
    split = [each.value for each in open_page("front-door").caption if "by locality" in each.value]
    assert len(split) == 3
    app = open_page("front-door", locality="Hamilton")
    assert not any("by locality" in each.value for each in app.caption)
