from dataclasses import replace

import pytest

from metrics.answer import Status, Value
from metrics.dimensions import Member
from metrics.kinds import Level
from metrics.model import AllocationOfFamilies
from metrics.readings.places import TEAMS_DIFFER
from metrics.selection import Comparator
from pages.parts import words
from pages.parts.exports import rows
from tests.answers import LOCALITIES, TEAM_TYPES, compared, figure, metric, split, teams

SOURCES = tuple(
    Member("source", name.lower(), name, key)
    for key, name in enumerate(("Police", "Education", "Health", "Self"), 1)
)
TEAMS = teams(3)
NOT_RECORDED = Member("source", "not_recorded", "Not recorded", 0)


def test_the_most_and_the_fewest_of_a_fair_split_leave_out_what_is_not_recorded():
    shown = split([450, 80, 12, 90, 900], (*SOURCES, NOT_RECORDED))
    assert words.finding(shown).endswith("most often Police (450), least often Health (12)")


def test_what_is_there_at_the_close_of_a_period_is_told_on_its_last_day():
    shown = split([4, 2, 1, 3], SOURCES, declared=metric(dating=Level("received")))
    last = words.day(shown.periods[0].last)
    assert words.finding(shown).startswith(f"Referrals by referral source on {last}: ")
    crossed = replace(shown, selection=shown.selection.model_copy(update={"by": ("source", "reason")}))
    assert words.finding(crossed) == f"Referrals by referral source and reason, on {last}"


def test_a_phrase_begins_small_within_a_sentence_and_a_name_does_not():
    ways = tuple(Member("direction", code, code.title(), key) for key, code in enumerate(("up", "down"), 1))
    assert words.finding(split([9, 4], ways)).endswith(": most often up (9), least often down (4)")
    assert words.finding(split([9, 4], SOURCES[:2])).endswith(
        "most often Police (9), least often Education (4)"
    )


def test_a_tie_names_nobody():
    assert words.finding(split([9, 1, 9, 2], SOURCES)).endswith(": least often Education (1)")
    assert words.finding(split([9, 1, 2, 1], SOURCES)).endswith(": most often Police (9)")
    assert words.finding(split([9, 1, 9, 1], SOURCES)).endswith(": between 1 and 9")
    assert words.finding(split([3, 3, 3, 3], SOURCES)).endswith("3 in each")
    many = words.finding(split([9, 1, 1, 1], SOURCES))
    assert "least" not in many and "most often Police (9)" in many


@pytest.mark.parametrize("status", [Status.LOW, Status.WITHHELD])
def test_nobody_has_the_fewest_where_a_smaller_count_is_kept_back(status):
    """Of 905, 215 and a third below 50 that is not told, 215 was called the fewest."""
    kept_back = Value(None, status=status, reason="0 to 4")
    shown = words.finding(split([905, 215, kept_back, 300], SOURCES))
    assert shown.endswith(": most often Police (905)")
    tied = words.finding(split([905, 905, kept_back, 300], SOURCES))
    assert not any(word in tied for word in ("most", "least", "between", "each"))


def test_shares_of_few_are_neither_highest_nor_lowest():
    shown = split([figure(9, 10), figure(50, 100), figure(40, 100), figure(1, 9)], SOURCES, "hub_share")
    assert words.finding(shown).endswith("highest for Education (50%), lowest for Health (40%)")


@pytest.mark.parametrize("allocation", [AllocationOfFamilies.BY_NEED, AllocationOfFamilies.UNKNOWN])
def test_teams_are_never_ranked_unless_families_come_to_them_at_random(allocation):
    shown = split([1, 200, 3], TEAMS, declared=metric(allocation=allocation))
    assert words.finding(shown) == (
        "Referrals by team: teams take different families, so the figures are not a ranking"
    )
    random = split([1, 200, 3], TEAMS, declared=metric(allocation=AllocationOfFamilies.RANDOM))
    assert "most often Team 2" in words.finding(random)


def test_types_of_team_are_compared_on_counts_only():
    assert "most often Hub" in words.finding(split([3, 2, 1]))
    shares = split([figure(50, 100), figure(40, 100), figure(30, 100)], TEAM_TYPES, "hub_share")
    assert "not a ranking" in words.finding(shares)


def test_places_are_told_as_a_range_and_none_is_named():
    told = words.finding(split([10, 300, 20, 5], LOCALITIES))
    assert told.endswith("between 5 and 300")
    assert words.finding(split([0, 3, 0, 25], LOCALITIES)).endswith("between 0 and 25")
    assert not any(place.name in told for place in LOCALITIES)


def beside_the_rest(members, **declared):
    shown = [figure(61, 100), figure(40, 100), figure(50, 100)][: len(members)]
    rest = {place: [compared(Comparator.REST, figure(50, 100))] for place in range(len(members))}
    return split(shown, members, "hub_share", compare=rest, declared=metric("hub_share", **declared))


@pytest.mark.parametrize("members", [TEAMS, TEAMS[:1]])
def test_no_difference_of_a_team_from_the_rest_is_told_or_written_in_a_file(members):
    shown = beside_the_rest(members)
    said = words.sentence(shown)
    assert "percentage point" not in said and said.endswith(TEAMS_DIFFER)
    [cell, *_] = shown.cells
    assert rows.difference(cell.figure, cell.comparisons[0].figure, shown, Comparator.REST) is None


def test_differences_are_told_of_places_and_of_teams_that_families_come_to_by_chance():
    for shown in (
        beside_the_rest(LOCALITIES[:3]),
        beside_the_rest(TEAMS, allocation=AllocationOfFamilies.RANDOM),
    ):
        assert "11 percentage points higher than the rest of the council" in words.sentence(shown)
        [cell, *_] = shown.cells
        beside = cell.comparisons[0].figure
        assert rows.difference(cell.figure, beside, shown, Comparator.REST) == 11
