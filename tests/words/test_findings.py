import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import METRICS
from metrics.answer import Status, Value
from metrics.dimensions import Member
from metrics.kinds import Flow, Stock
from metrics.periods import Grain
from metrics.selection import Comparator, Filter
from pages.parts import words
from tests.answers import LOCALITIES, TEAM_TYPES, answer, compared, figure, metric, split

SOURCES = tuple(
    Member("source", name.lower(), name, key)
    for key, name in enumerate(("Police", "Education", "Health", "Self"), 1)
)
CAUSES = re.compile(r"because of|due to|thanks to|caused|led to|reduced by|improv|better|worse|success", re.I)


def test_a_share_with_its_verb_and_a_year_earlier():
    declared = metric("hub_share", says="Hubs answered {share} referrals")
    shown = answer(
        [figure(55, 100), figure(58, 100), figure(60, 100), figure(610, 1000)],
        "hub_share",
        compare={3: [compared(Comparator.LAST_YEAR, figure(500, 1000), "Jul to Sep 2022")]},
        declared=declared,
    )
    assert (
        words.finding(shown)
        == "Hubs answered 61% of referrals in Jul to Sep 2023, up from 50% a year earlier"
    )


def test_a_share_of_few_is_told_as_it_was_counted():
    shown = split(
        [figure(7, 10)],
        TEAM_TYPES[:1],
        "hub_share",
        declared=metric("hub_share", says="Hubs answered {share} referrals"),
    )
    assert "Hub: hubs answered 7 of the 10 referrals in" in words.finding(shown)


@pytest.mark.parametrize(
    ("count", "start"),
    [
        (1, "There was 1 referral in"),
        (0, "There were no referrals in"),
        (1234, "There were 1,234 referrals in"),
    ],
)
def test_counts_agree_with_their_verb(count, start):
    assert words.finding(answer([count], grain=Grain.WHOLE)).startswith(start)


def test_a_unit_that_is_not_the_title_is_not_said_to_be_all_there_were():
    declared = metric(title="Children allocated", unit="children")
    assert words.finding(answer([500], grain=Grain.WHOLE, declared=declared)).startswith(
        "Children allocated: 500 in"
    )


def test_a_stock_is_told_of_its_day():
    declared = metric(dating=Stock("started", "ended"))
    assert (
        words.finding(answer([4, 4, 4, 9], declared=declared))
        == "There were 9 referrals on 30 September 2023"
    )
    assert isinstance(metric().dating, Flow)


def test_a_year_earlier_is_found_among_the_periods_shown():
    shown = answer(
        [6500, 7000], grain=Grain.SERVICE_YEAR, first=answer([1, 1, 1, 1]).selection.first.replace(2021)
    )
    assert words.finding(shown).endswith(", 500 more than a year earlier")


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (figure(520, 1000), "up from 52% a year earlier"),
        (figure(654, 1000), "down from 65% a year earlier"),
        (figure(565, 1000), "up from 57% a year earlier"),  # by 4.5 points, where chance seldom makes 4.3
        (figure(568, 1000), "about the same as a year earlier (57%)"),
        (figure(610, 1000), "the same as a year earlier"),
        (figure(611, 1001), "about the same as a year earlier"),
        (figure(7, 10), "7 of 10 a year earlier"),
        (figure(11, 20), "no clear change from a year earlier (55%)"),  # chance makes more of so few
        (figure(None, status=Status.LOW), "fewer than 5 a year earlier"),
    ],
)
def test_a_share_is_up_or_down_only_beyond_chance(then, told):
    shown = answer(
        [0, 0, 0, figure(610, 1000)], "hub_share", compare={3: [compared(Comparator.LAST_YEAR, then)]}
    )
    assert words.finding(shown).endswith(f", {told}")


@pytest.mark.parametrize(
    ("name", "now", "then", "told"),
    [
        ("referrals", 2695, 2673, "22 more than"),
        ("referrals", 2673, 2695, "22 fewer than"),
        ("referrals", 2673, 2673, "the same as"),
        ("days_to_decision", 1, 3, "2 days less than"),
    ],
)
def test_what_has_no_test_is_neither_up_nor_down(name, now, then, told):
    shown = answer([0, 0, 0, now], name, compare={3: [compared(Comparator.LAST_YEAR, then)]})
    assert words.finding(shown).endswith(f", {told} a year earlier")


def test_a_provisional_period_is_left_out_and_said():
    shown = answer([10, 11, 12, figure(3, status=Status.PROVISIONAL)])
    assert "Apr to Jun 2023" in words.finding(shown) and "12 referrals" in words.finding(shown)
    assert "Provisional, drawn hollow: Jul to Sep 2023" in words.subtitle(shown)
    assert "left out of this: Jul to Sep 2023" in words.sentence(shown)


def test_provisional_figures_alone_are_told_as_so_far():
    shown = answer([figure(3, status=Status.PROVISIONAL)], grain=Grain.WHOLE)
    assert (
        words.finding(shown) == "Referrals: 3 referrals so far in Oct 2022 to Sep 2023, which is not complete"
    )


def test_missing_months_are_told_with_their_reason_and_are_never_zero():
    shown = answer([figure(None, reason="The data begins in April 2023."), figure(None), 5, 6])
    told = words.sentence(shown)
    assert "No figure for Oct to Dec 2022: the data begins in April 2023." in told
    assert "No figure for Jan to Mar 2023." in told
    assert "none" not in told and " 0" not in told


def test_nothing_known_says_why():
    shown = answer([figure(None, reason="Nothing to take a share of.")], "hub_share", grain=Grain.WHOLE)
    assert words.finding(shown).endswith(": not available: nothing to take a share of")
    assert words.finding(answer([], first=answer([1] * 4).selection.first, members=())).endswith(
        "for this choice"
    )


def test_a_median_is_called_one():
    shown = answer([3], "days_to_decision", grain=Grain.WHOLE)
    assert words.finding(shown) == "Days to decision: half took 3 days or less in Oct 2022 to Sep 2023"
    assert "Unit: days (median)." in words.subtitle(shown)
    assert words.table(shown).header == ("Period", "Days to decision (median, days)")


def test_a_split_over_time_is_told_of_its_last_complete_period():
    values = [5, 1, 1, 1, 7, 2, figure(9, status=Status.PROVISIONAL), figure(1, status=Status.PROVISIONAL)]
    shown = answer(values, members=tuple((each,) for each in SOURCES[:2]), by=("source",))
    assert "Apr to Jun 2023: most often Police (7), least often Education (2)" in words.finding(shown)


def test_two_splits_are_named():
    pairs = tuple((place, kind) for place in LOCALITIES[:2] for kind in TEAM_TYPES[:2])
    shown = answer([1, 2, 3, 4], grain=Grain.WHOLE, members=pairs, by=("locality", "team_type"))
    assert words.finding(shown) == "Referrals by locality and team type, Oct 2022 to Sep 2023"


def test_side_by_side_each_is_told_with_its_comparison():
    shown = split([12, 30], LOCALITIES[:2], compare={0: [compared(Comparator.LAST_YEAR, 10)]})
    assert "Clydesdale 12: 2 more than a year earlier." in words.sentence(shown)


@given(st.lists(st.one_of(st.none(), st.integers(0, 5000)), min_size=4, max_size=4), st.booleans())
def test_no_words_of_cause_or_of_verdict(values, by_source):
    figures = [figure(each) for each in values]
    shown = split(figures, SOURCES) if by_source else answer(figures)
    for text in (words.finding(shown), words.subtitle(shown), words.sentence(shown)):
        assert text and not CAUSES.search(text)
        assert "None" not in text and "nan" not in text.split()


def test_read_aloud_are_the_finding_its_range_and_what_it_is_set_beside():
    beside = [
        compared(Comparator.PREVIOUS, 12, "Apr to Jun 2023"),
        compared(Comparator.REST, 90),
        compared(Comparator.TARGET, figure(None, reason="No target is set for Jul to Sep 2023.")),
    ]
    assert words.sentence(answer([10, 14, 12, 11], compare={3: beside})) == (
        "There were 11 referrals in Jul to Sep 2023, 1 fewer than in the period before. "
        "Over the 4 complete periods shown, the lowest was 10 (Oct to Dec 2022) and the highest 14 "
        "(Jan to Mar 2023). 1 fewer than the period before (12 in Apr to Jun 2023). "
        "90 in the rest of the council. "
        "Not compared with the target: no target is set for Jul to Sep 2023."
    )
    assert "It was the same in each of the 4 complete periods" in words.sentence(answer([3, 3, 3, 3]))


@pytest.mark.parametrize("lines", [1, 2])
def test_a_line_beside_the_figures_that_ends_before_them_says_where_and_why(lines):
    """A manager's rest of the council is known from public figures, which come a quarter later."""
    reason = "Public figures reach 30 June 2023 so far."
    label = "the rest of South Lanarkshire (by public figures, adjusted to protect children)"
    known = [compared(Comparator.REST, number, label) for number in (90, 92, 91)]
    late = compared(Comparator.REST, figure(None, reason=reason), label)
    beside = {lines * place: [each] for place, each in enumerate([*known, late])}
    places = {"members": tuple((each,) for each in LOCALITIES[:lines]), "by": ("locality",)}
    shown = answer([10] * 4 * lines, compare=beside, **(places if lines > 1 else {}))
    said = words.sentence(shown)
    assert f"The line of the rest of South Lanarkshire ends with Apr to Jun 2023. {reason}" in said
    assert "ot compared" not in said and said.count("Public figures") == 1


def test_a_line_that_ends_with_the_figures_or_never_began_is_not_said_to_end_early():
    never = [compared(Comparator.REST, figure(None, reason="There is none."))]
    late = figure(11, status=Status.PROVISIONAL)
    both = [compared(Comparator.REST, 90)]
    for shown in (
        answer([10, 14, 12, 11], compare=dict.fromkeys(range(4), never)),
        answer([10, 14, 12, late], compare={0: both, 1: both, 2: both, 3: never}),
    ):
        assert "The line of" not in words.sentence(shown)


def test_a_year_in_brackets_has_no_brackets_of_its_own():
    years = answer([10, 14, 12], first=date(2022, 4, 1), last=date(2025, 3, 31), grain=Grain.FINANCIAL_YEAR)
    assert "the lowest was 10 (2022/23) and the highest 14 (2023/24)." in words.sentence(years)


def test_subtitle_tells_what_where_when_and_unit():
    shown = split([1, 2, 3, 4], LOCALITIES, kept=(("source", SOURCES[:1]),))
    assert words.subtitle(shown) == (
        "Referrals by locality. Referral source: Police. October 2022 to September 2023. Unit: referrals."
    )
    assert "No filters" in words.subtitle(answer([1, 2, 3, 4]))


def test_subtitle_tells_the_months_of_what_is_shown_not_of_what_was_asked():
    shown = answer([5], first=date(2025, 3, 1), last=date(2025, 3, 31))
    assert "Whole quarters are shown: January to March 2025." in words.subtitle(shown)
    cut = replace(shown, provenance=replace(shown.provenance, as_at=date(2025, 2, 14)))
    months = "Whole quarters are shown: January to March 2025 (data as at 14 February 2025)."
    assert months in words.subtitle(cut)
    month = answer([5], first=date(2025, 3, 1), last=date(2025, 3, 31), grain=Grain.WHOLE)
    assert words.subtitle(month) == "Referrals. No filters. March 2025. Unit: referrals."
    assert words.finding(month) == "There were 5 referrals in March 2025"


def test_filters_in_words():
    filters = (
        Filter(dimension="locality", members=("hamilton", "clydesdale", "x")),
        Filter(dimension="source", members=()),
    )
    names = {("locality", "hamilton"): "Hamilton", ("locality", "clydesdale"): "Clydesdale"}
    assert words.say_filters(filters, names) == (
        "Locality: Clydesdale, Hamilton or x",
        "Referral source: nothing chosen",
    )


def test_a_reason_is_said_once_and_not_recorded_alone_names_no_part():
    unknown = Member("source", "not_recorded", "Not recorded", 0)
    reason = "This store holds no sources for its referrals."
    missing = figure(None, reason=reason)
    alone = split([missing], (unknown,))
    assert words.finding(alone).startswith("Referrals in Oct 2022 to Sep 2023: not available: this store")
    assert words.sentence(alone) == f"{words.finding(alone)}."
    over_time = words.sentence(answer([missing] * 4))
    assert over_time.count("this store holds") == 1
    assert over_time.endswith(
        "No figure for Oct to Dec 2022, Jan to Mar 2023, Apr to Jun 2023 for the same reason."
    )
    assert words.finding(split([5], (unknown,))) == "There were 5 referrals in Oct 2022 to Sep 2023"


def test_members_of_two_dimensions_are_told_apart_where_figures_are_missing():
    pairs = tuple((place, team) for place in LOCALITIES[:2] for team in TEAM_TYPES[:2])
    missing = figure(None, reason="No amount is recorded for this period.")
    shown = answer([7, missing, 8, missing], members=pairs, by=("locality", "team_type"), grain=Grain.WHOLE)
    assert "No figure for Clydesdale, Local Office; East Kilbride, Local Office: no amount" in words.sentence(
        shown
    )


def test_the_two_shares_of_children_referred_again_cannot_be_taken_for_each_other():
    """They stand on one page, differ by some points, and their titles are nearly the same."""
    back, forward = (
        METRICS[name].says for name in ("rereferrals_within_12_months", "came_back_within_12_months")
    )
    assert "referrals came within 12 months of an earlier one" in back
    assert "children were referred again" in forward


def test_of_figures_rounded_one_by_one_no_difference_is_told():
    """25% and 20%, each to the nearest 5, may be half a point apart, or nine."""
    declared = metric("hub_share", rounded=True, decimals=0)
    beside = {1: (compared(Comparator.LAST_YEAR, Value(20.0)),)}
    year = {"first": date(2022, 4, 1), "last": date(2024, 3, 31), "grain": Grain.FINANCIAL_YEAR}
    told = answer([Value(20.0), Value(25.0)], "hub_share", declared=declared, compare=beside, **year)
    assert words.finding(told).endswith(", 20% a year earlier")
    assert "20% a year earlier" in words.sentence(told) and "point" not in words.sentence(told)
