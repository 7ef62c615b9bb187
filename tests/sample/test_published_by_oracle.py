"""The printed figures hold among the extracts themselves, counted without the store."""

from __future__ import annotations

from random import Random

import pytest

from sample_data.almanac import Almanac
from sample_data.front_door import FrontDoor
from sample_data.lives import Lives
from sample_data.published import FIRST, LAST, meet_print
from tests.published.rules import FIGURES, meets
from tests.sample.conftest import SEEDS
from tests.sample.oracle import families_to_hubs, published, return_reasons

ANSWERED = (
    *("sl.hub_share", "sl.hub_share.east_kilbride", "sl.hub_share.cambuslang", "sl.hub_share.each_locality"),
    *("sl.hub_share.each_quarter", "sl.police.total", "sl.police.hub", "sl.police.local_office"),
    *("sl.police.ypss", "sl.police.hub.childcare_concern", "sl.police.hub.domestic_abuse", "sl.self.hub"),
    *("sl.rereferrals.hub", "sl.rereferrals.childcare_concern", "sl.rereferrals.domestic_abuse"),
    *("sl.allocations.hub_most", "sl.allocations.exceed_referrals", "sl.allocations.local_office_fall"),
    *("sl.referrals.rising", "sl.peer.target", "sl.peer.fte", "sl.peer.grant", "sl.wfwf", "sl.national_fund"),
    *("sl.parenting_support_workers", "sl.staff_per_locality"),
    *("sl.prebirth.hub", "sl.prebirth.hub.care", "sl.prebirth.local_office", "sl.prebirth.local_office.care"),
    *("sl.parent_plans", "sl.parent_plans.escalated"),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_extracts_give_every_printed_figure(sample, seed):
    got = published(sample(seed))
    assert set(got) == set(ANSWERED)
    assert {name: (got[name], FIGURES[name]["value"]) for name in got if not meets(name, got[name])} == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_families_themselves_refer_most_to_hubs_after_the_police(sample, seed):
    families = families_to_hubs(sample(seed))
    assert sorted(families, key=families.get)[-2:] == ["self", "police"]
    assert all(count < 523 for source, count in families.items() if source not in ("police", "self"))
    assert len(families) >= 12


@pytest.mark.parametrize("seed", SEEDS)
def test_domestic_abuse_is_the_second_reason_of_returns_and_nine_more_are_smaller(sample, seed):
    reasons = return_reasons(sample(seed)).most_common()
    assert [name for name, _ in reasons[:2]] == ["childcare_concern", "domestic_abuse"]
    assert reasons[1][1] > reasons[2][1]
    assert len(reasons) >= 2 + 9


def test_a_figure_that_is_off_is_noticed(sample):
    got = published(sample(1))
    assert not meets("sl.police.total", got["sl.police.total"] + 1)
    assert not meets("sl.hub_share.cambuslang", got["sl.hub_share.cambuslang"] + 0.1)
    assert not meets("sl.referrals.rising", dict(reversed(got["sl.referrals.rising"].items())))
    assert not meets("sl.allocations.local_office_fall", 6800)


@pytest.mark.parametrize("seed", SEEDS)
def test_print_is_met_by_answering_few_contacts_another_way_and_none_is_added(seed):
    almanac = Almanac()
    contacts = Lives(almanac, Random(f"{seed}/lives")).contacts(1.0)
    door = FrontDoor(almanac, Random(f"{seed}/front door"))
    for contact in contacts:
        door.answer(contact)
    days = [(contact.family.number, contact.received, contact.closed) for contact in contacts]
    year = sum(FIRST <= contact.received <= LAST for contact in contacts)
    assert 0 < meet_print(contacts, door, Random(f"{seed}/print"), 1.0) < 0.08 * year
    assert days == [(contact.family.number, contact.received, contact.closed) for contact in contacts]
