"""Shares of a total, worked out again by hand, and only where the members are parts of one."""

from dataclasses import replace

import pytest

from metrics.answer import Status
from metrics.kinds import Count
from metrics.model import Public
from metrics.readings.shares import of_total
from tests.answers import TEAM_TYPES, answer, figure, metric, provenance, split


def test_every_member_has_its_percentage_of_all_with_wilsons_interval():
    found = of_total(split([71, 26, 3]))
    assert [(each.value, *each.parts) for each in found] == [(71, 71, 100), (26, 26, 100), (3, 3, 100)]
    # By hand: (26 + 1.92 +- 1.96 * sqrt(26 * 74 / 100 + 0.96)) / (100 + 3.84), in percent.
    assert found[1].interval == pytest.approx((18.4, 35.4), abs=0.05)


def test_a_public_share_is_of_the_public_counts_and_its_interval_in_whole_percentages():
    public = replace(split([75, 20, 5]), provenance=provenance(protected=True))
    assert [each.value for each in of_total(public)] == [75, 20, 5]
    assert all(end == round(end) for each in of_total(public) for end in each.interval)


LATE = [figure(71), figure(26), figure(3, status=Status.PROVISIONAL)]
KEPT_BACK = [figure(71), figure(26), figure(None, status=Status.LOW)]
UNKNOWN = [figure(71), figure(26), figure(None, reason="Not recorded.")]


@pytest.mark.parametrize(
    "shown",
    (
        split([71, 26, 3], declared=metric(kind=Count(distinct="family"))),
        split([figure(7, 10)] * 3, name="hub_share"),
        split(LATE),
        split(KEPT_BACK),
        split(UNKNOWN),
        split([9, 9, 1]),
        split([71], TEAM_TYPES[:1]),
        answer(range(20, 32), members=tuple((each,) for each in TEAM_TYPES), by=("team_type",)),
    ),
    ids=("persons", "shares", "provisional", "kept back", "unknown", "few", "one member", "several periods"),
)
def test_what_are_no_parts_of_one_total_has_no_shares(shown):
    assert of_total(shown) == ()


def test_the_yearly_list_has_no_shares_because_it_leaves_members_out():
    listed = (metric(public=Public.LISTED), metric(listed=("team_type",)))
    for declared in listed:
        public = replace(split([71, 26, 3], declared=declared), provenance=provenance(protected=True))
        assert of_total(public) == () and of_total(split([71, 26, 3], declared=declared))
