"""What a page promises at its top: only what this reader sees, and the periods that its figures come in."""

import pytest

from metrics import METRICS
from metrics.kinds import Ratio
from metrics.public import publish
from pages.topics import TOPIC_PAGES
from tests.pages.opened import open_page

SAME = {
    "front-door": "the public sees who asks, which teams answer, and after how many days it is decided",
    "coming-back": "its lead is of children referred again, and the public sees how many are",
}
PUBLIC = {page.address: page for page in TOPIC_PAGES if page.roles is None}


def not_public(page):
    """Metrics of which the public is told nothing at all."""
    named = {panel.metric for section in page.sections for panel in section.panels}
    return {name for name in named if publish.lacking(METRICS[name])}


def test_where_the_public_sees_less_the_page_promises_less():
    """Journeys promised the public how far referrals come, and what follows when help ends."""
    for address, page in PUBLIC.items():
        assert bool(page.lead_in_public) == (bool(not_public(page)) and address not in SAME), address
    assert PUBLIC["journeys"].lead_in_public and not PUBLIC["front-door"].lead_in_public


@pytest.mark.parametrize("address", [name for name, page in PUBLIC.items() if page.lead_in_public])
def test_each_reader_has_their_own_lead(small, address):
    page = PUBLIC[address]
    for role, own, other in (
        ("Public", page.lead_in_public, page.lead),
        ("Analyst", page.lead, page.lead_in_public),
    ):
        told = [each.value.replace("\\", "") for each in open_page(address, as_=role).markdown]
        assert own in told and other not in told


@pytest.mark.parametrize(
    ("address", "told"), [("money", " by financial year. "), ("journeys", " by quarter. ")]
)
def test_a_page_without_a_chart_of_the_periods_chosen_names_its_own(small, address, told):
    assert told in open_page(address, as_="Analyst").info[0].value


def test_money_s_lead_names_each_of_its_sections():
    lead = next(page.lead for page in TOPIC_PAGES if page.address == "money")
    for word in ("planned", "spent", "each child", "announced", "awarded"):
        assert word in lead


def test_a_quotient_per_hundred_says_so_in_its_title_or_its_unit():
    """ "Staff turnover: 26.1" had neither a percent sign nor a hundred."""
    quotients = [each for each in METRICS.values() if isinstance(each.kind, Ratio) and each.kind.per == 100]
    assert len(quotients) >= 3
    assert all("per 100 " in each.title or each.is_percentage for each in quotients)
    assert METRICS["turnover"].is_percentage


def test_counts_of_change_of_team_stand_by_place_only_for_each_thousand_children():
    page = next(page for page in TOPIC_PAGES if page.address == "journeys")
    by_place = [each for section in page.sections for each in section.panels if each.by == ("locality",)]
    assert {each.metric for each in by_place} == {"escalations_per_1000", "step_downs_per_1000"}
