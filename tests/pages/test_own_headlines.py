"""Overview leads with the figures that a council chose, and What has changed speaks of them."""

import pytest

from metrics import METRICS
from pages.topics import HEADLINES
from tests.pages.opened import open_page, said, tables

CHOSEN = ("self_referral_share", "referrals")


@pytest.fixture
def chosen(small, monkeypatch):
    monkeypatch.setattr("metrics.catalogue.headlines.chosen", lambda snapshot: CHOSEN)


def _titles():
    tiles = next(each for each in tables(open_page()) if "<dt>" in each)
    return [tile.partition("</dt>")[0] for tile in tiles.split("<dt>")[1:]]


def test_overview_leads_with_what_the_council_chose_in_its_order(chosen):
    assert _titles() == [METRICS[name].title for name in CHOSEN]


def test_without_a_choice_it_leads_as_the_topics_say(small):
    assert _titles() == [METRICS[name].title for name in HEADLINES]


def test_what_has_changed_speaks_of_the_same_headlines(small, monkeypatch):
    before = said(open_page("what-has-changed"))
    monkeypatch.setattr("metrics.catalogue.headlines.chosen", lambda snapshot: CHOSEN[1:])
    after = said(open_page("what-has-changed"))
    assert before != after
