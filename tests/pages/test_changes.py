"""What has changed, on the page: what is said, of whom, to whom, and where its links lead."""

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest

from metrics import METRICS
from metrics.state import audit
from pages.changes import UNJUDGED, UNSURE
from pages.parts.words import changes as words
from tests.pages import moved_store, small_store
from tests.pages.opened import open_page, said, tables

PAGE = "what-has-changed"


@pytest.fixture
def moved(moved_folder, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{moved_folder}")


def links(app) -> list[str]:
    """Where the links of the page lead to, those of the sidebar left out."""
    found = [each.split('"')[0] for table in tables(app) for each in table.split('<a href="')[1:]]
    return [unescape(each) for each in found if each.startswith("/one-metric")]


def test_what_was_planted_is_told_in_a_title_a_sentence_a_drawing_a_table_and_a_link(moved):
    app = open_page(PAGE)
    assert not app.exception
    (chart,) = app.get("plotly_chart")
    title = app.subheader[0].value.replace("\\", "")
    assert title.startswith("Hamilton: referrals: higher than usual for 20 months to March 2025 (usually ")
    assert title in chart.proto.alt
    assert "The chance of this happening by luck is about 1 in " in said(app)
    (levels,) = [each for each in tables(app) if 'class="levels"' in each]
    assert "<dt>April 2022 to March 2023, a month on average</dt><dd>52</dd>" in levels
    assert not any("By luck alone" in each and "<table" in each for each in tables(app)), "five have cards"
    asked = parse_qs(urlsplit(links(app)[0]).query)
    assert asked == {
        "metric": ["Referrals"], "view": ["Is the change real?"], "locality": ["Hamilton"],
        "from": ["April 2022"], "to": ["March 2025"],
    }  # fmt: skip


def test_a_page_that_rests_on_small_counts_says_so_and_no_other_does(moved):
    """A manager of one locality has months of 1 to 4 transfers; referrals of the whole council have none."""
    marked = "Contains small numbers, not for publication."
    assert said(open_page(PAGE, as_="Manager", scope="Lanark")).count(marked) == 1
    app = open_page("one-metric", metric="Referrals", view="Is the change real?")
    assert marked not in said(app)


def test_what_tells_the_same_is_one_change_with_links_to_the_other_figures(tmp_path, monkeypatch):
    """From a month on hubs answer what Local Offices did, of whatever kind."""
    day = (moved_store.MOVED - date(1970, 1, 1)).days
    uneven = moved_store.UNEVEN.format(fact="referral")
    hubs = f"UPDATE referral SET team_type = 1 WHERE team_type = 2 AND received >= {day} AND id % 2 = 0"
    known = "UPDATE coverage SET covers_from = covers_from - 730 WHERE extract = 'referrals'"  # who is new
    small_store.publish(tmp_path / "store", 4000, public=False, also=(uneven, hubs, known))
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    app = open_page(PAGE)
    (line,) = [each for each in tables(app) if words.ALSO in each]
    shares = {
        "Hub share of all referrals",
        "Hub share of new referrals",
        "Referrals diverted from Local Offices",
    }
    title = app.subheader[0].value.replace("\\", "").lower()
    told = [each for each in shares if each.lower() in title]
    linked = [parse_qs(urlsplit(unescape(each.split('"')[0])).query) for each in line.split('<a href="')[1:]]
    assert {each["metric"][0] for each in linked} | set(told) == shares and len(linked) == 2
    assert len(app.get("plotly_chart")) == 1


def test_how_much_was_looked_at_is_said_first_and_what_chance_makes_of_it(moved):
    told = r"We checked (\d+) figures from April 2022 to March 2025\. About (\d+) would .* luck; (\d+) do\."
    watched, chance, did = map(int, re.match(told, open_page(PAGE).markdown[0].value).groups())
    assert watched > 200 and chance == round(0.04 * watched) < did < watched


def test_the_link_leads_to_the_same_chart(moved):
    here = open_page(PAGE)
    asked = {word: values[0] for word, values in parse_qs(urlsplit(links(here)[0]).query).items()}
    there = open_page("one-metric", **{f"{word}_": value for word, value in asked.items()})
    assert not there.exception and not there.warning
    title = there.subheader[0].value
    assert title.split(": ")[1] == here.subheader[0].value.split(": ")[1]
    assert "Locality: Hamilton" in said(there)


def test_what_has_not_changed_is_told_of_headlines_and_of_targets(moved):
    told = said(open_page(PAGE))
    assert "Hub share of all referrals: steady at about " in told
    assert "a year before: " in told
    assert "the target is 90.0%; there is no sign of a move towards it." in told
    still = told.split("<li>")
    assert not any(each.startswith("Referrals: ") for each in still), "it has changed"


def test_headlines_that_cannot_be_judged_are_named_with_the_reason_and_a_link(moved):
    told = said(open_page(PAGE))
    assert UNJUDGED in told
    assert "<li>Open allocations: not judged, because most of them carry over from month to month" in told


def test_what_is_not_watched_leads_to_the_charts_of_its_metrics(moved):
    app = open_page("about-the-data")
    (told,) = [each for each in tables(app) if "figures, because " in each]
    assert "All figures, because they are known only long after the month: <a " in told
    asked = [parse_qs(urlsplit(unescape(each.split('"')[0])).query) for each in told.split('<a href="')[1:]]
    assert {"Escalations", "Open allocations"} <= {each["metric"][0] for each in asked}
    unsure = {metric.title for metric in METRICS.values() if not metric.tells_chance}
    judged = [each for each in asked if each["metric"][0] not in unsure]
    assert all(each["view"] == ["Is the change real?"] and len(each) == 4 for each in judged) and judged


def test_where_nothing_has_changed_the_page_says_so_plainly(small):
    app = open_page(PAGE)
    assert words.NOTHING in said(app)
    assert not app.get("plotly_chart")


def test_filters_do_not_narrow_it_and_it_says_so(moved):
    plain, filtered = open_page(PAGE), open_page(PAGE, locality="Lanark", source="Police")
    assert plain.markdown[0].value == filtered.markdown[0].value
    assert "the filters do not narrow this page" in filtered.info[0].value


def test_a_manager_is_told_of_the_scope_alone_and_not_what_the_load_restated(moved):
    app = open_page(PAGE, as_="Manager", scope="Lanark")
    assert not app.exception
    told = said(app)
    assert "Hamilton" not in told and "East Kilbride" not in told
    assert not any("restated" in each.value for each in app.header)
    assert (UNSURE in [each.value for each in app.subheader]) is ("that we check, some do by luck" in told)
    assert "Only what is in your scope is counted: Lanark." in told
    assert "<li>Lanark: referred again within 12 months: " in told
    assert all("as=Manager&scope=Lanark" in each for each in links(app)), "a link drops who is looking"


def test_the_public_is_told_of_no_team_and_of_no_load(small):
    app = open_page(PAGE, as_="Public")
    assert not app.exception
    assert not any("restated" in each.value for each in app.header)
    assert not any(name in said(app) for name in (*small_store.TEAMS, "Health visitor"))
    assert "in public they are not given by month" in said(app)


def test_no_link_leads_the_public_to_what_it_does_not_have(small):
    """Nothing is linked that is not public, nor a control chart that public figures do not allow."""
    app = open_page(PAGE, as_="Public")
    asked = [{word: said[0] for word, said in parse_qs(urlsplit(each).query).items()} for each in links(app)]
    titles = {each["metric"] for each in asked}
    assert {"Referrals", "Open allocations"} <= titles
    assert not titles & {"Re-referral share", "Decided within 3 working days"}
    for each in {each["metric"]: each for each in asked}.values():
        followed = open_page("one-metric", **{"as_" if word == "as" else word: each[word] for word in each})
        assert not any("left out" in one.value or "not published" in one.value for one in followed.warning)
    unjudged = next(each for each in tables(app) if "Families who referred themselves: not judged" in each)
    assert ">Figures of Open allocations</a>" in unjudged
    assert "Referred again within 12 months: not judged, because they are not published" in unjudged


def test_analysts_are_told_which_months_the_last_load_restated(moved, moved_folder):
    told = tables(open_page(PAGE))
    assert any("March 2025" in each and ">42<" in each for each in told)
    assert "The last load changed 1 month that was loaded before" in said(open_page(PAGE))


def test_months_restated_by_an_earlier_load_are_not_of_the_last_one(tmp_path, monkeypatch):
    folder = tmp_path / "store"
    small_store.publish(folder, public=False)
    with duckdb.connect(str(folder / "000001" / "internal.duckdb")) as connection:
        connection.execute("UPDATE restatement SET number = 0")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{folder}")
    assert "No month that was loaded before has changed." in said(open_page(PAGE))


@pytest.mark.parametrize("role", ["Public", "Manager", "Analyst", "Administrator"])
def test_looking_is_one_line_on_record_and_never_a_figure(small, role):
    open_page(PAGE, as_=role)
    asked = [each for each in audit.found() if each.action == audit.ASKED]
    assert [json.loads(each.selection) for each in asked] == [
        {"page": PAGE, "by": ["locality", "team", "source"]}
    ]
    assert asked[0].role == role.lower()
