"""What the public reads: what is public, then once what is not and why, and no way that leads nowhere."""

import re

import pytest

from metrics import METRICS
from metrics.asking.seen import OF_WHOLE
from metrics.model import Public
from pages.parts.unpublished import NOT_SHOWN, TITLE
from pages.parts.views import offered
from pages.topics import HEADLINES
from tests.pages.opened import headlines, open_page, said, unfold

NOT_PUBLIC = [metric.title for metric in METRICS.values() if metric.public is Public.NO]
TOO_FEW = re.compile("a share of fewer than 50|have too few for a public figure")  # as in a store so small


def public(address, **query):
    app = open_page(address, as_="Public", **query)
    assert not app.exception
    return app


def shown(app):
    """All the words of the page with its table unfolded."""
    return said(unfold(app))


def headings(app):
    return [each.value for each in app.header]


@pytest.mark.parametrize("address", ("front-door", "coming-back", "allocations"))
def test_a_topic_draws_what_is_public_and_says_the_rest_once_at_its_foot(small, address):
    app = public(address)
    assert headings(app)[-1] == TITLE and len(app.get("plotly_chart")) >= 1
    assert not any(
        "not published" in each.value or "not split" in each.value for each in (*app.subheader, *app.info)
    )
    listed = app.markdown[-1].value
    assert listed.count("not published, to protect people's privacy") == 1
    assert TITLE not in headings(open_page(address))


def test_coming_back_lists_once_what_is_not_public_and_draws_what_is(small):
    app = public("coming-back")
    ended = "Of those whose involvement ended, how many come back within a year?"
    assert headings(app) == ["How many come back?", ended, TITLE]
    whole, split = app.markdown[-1].value.splitlines()
    assert whole.startswith("- Referred again within 12 months: ")
    named = (
        "Re-referrals by reason",
        "Re-referrals by reason and team type",
        "Re-referral share by locality",
    )
    assert split.startswith(f"- {'; '.join(named)}: ")


def test_a_split_that_is_not_public_is_named_with_its_own_reason(small):
    lines = public("front-door").markdown[-1].value.replace("\\", "").splitlines()
    told = "figures broken down so far could tell of one child."
    (split,) = [each for each in lines if each.endswith(told)]
    named = split.removeprefix("- ").partition(": ")[0].split("; ")
    # By source and by reason alone referrals are on the yearly list.
    both = "Referrals by reason and referral source and team type"
    assert named == [both, "Families who referred themselves by locality"]
    assert not any("Referrals by" in each for each in lines if each != split)


def test_a_total_over_time_is_drawn_where_its_parts_are_not_public(small):
    app = public("allocations")
    assert any(each.value.startswith("Open allocations by quarter. ") for each in app.caption)
    assert "Open allocations by team type: figures broken down so far could tell of one child" in said(app)


def test_headlines_that_are_not_public_are_no_tiles(small):
    app = public("")
    tiles = headlines(app)
    assert tiles.count("<dt>") == sum(METRICS[name].public is not Public.NO for name in HEADLINES) >= 6
    assert "not available" not in tiles and 'class="judged"' in tiles
    assert "Decided within 3 working days; Referred again within 12 months" in said(app)


@pytest.mark.parametrize("title", NOT_PUBLIC)
def test_a_metric_that_is_not_public_says_so_in_one_sentence_and_offers_nothing_else(small, title):
    for app in (public("one-metric", metric=title), public("side-by-side", metric=title)):
        assert f"{title}: not published, to protect" in said(app)
        assert not app.get("plotly_chart") and not app.get("expander")
    assert public("one-metric", metric=title).selectbox(key="view").options == ["Figures over time"]


@pytest.mark.parametrize("name", [each.name for each in METRICS.values() if each.public is not Public.NO])
def test_every_way_of_looking_that_the_public_is_offered_draws_itself(small, name):
    metric = METRICS[name]
    for view in offered(metric, public=True).values():
        app = public("one-metric", metric=metric.title, view=view.title)
        assert view.title in headings(app), view.title
        assert len(app.get("plotly_chart")) == 1 or TOO_FEW.search(shown(app)), view.title


@pytest.mark.parametrize("name", [each.name for each in METRICS.values() if each.public is not Public.NO])
def test_every_split_that_the_public_is_offered_has_figures(small, name):
    field = public("one-metric", metric=METRICS[name].title).selectbox(key="by")
    for by in field.options[1:]:
        app = public("one-metric", metric=METRICS[name].title, by=by)
        assert not any("not split" in each.value for each in app.info), by


def test_what_is_of_whole_councils_is_said_once_to_who_sees_a_part(small):
    """Money: ten panels, and not one refusal in the place of each."""
    app = open_page("money", as_="Manager", scope="Hamilton")
    assert not app.exception and headings(app) == [NOT_SHOWN]
    assert app.markdown[-1].value.count(OF_WHOLE) == said(app).count(OF_WHOLE) == 1
    assert app.markdown[-1].value.startswith("- Money spent; Money planned; ")
    assert NOT_SHOWN not in headings(open_page("money"))
