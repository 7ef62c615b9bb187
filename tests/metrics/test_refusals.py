"""Impossible questions are refused in words before any SQL."""

from datetime import date

import pytest
from pydantic import ValidationError

from metrics import METRICS, Selection, carries, splits
from metrics.periods import Grain
from metrics.refusals import refusal

YEAR = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"metric": "referals"}, "There is no metric called 'referals'. Did you mean referrals?"),
        ({"metric": "x"}, "There is no metric called 'x'."),
        ({"last": date(2022, 12, 31)}, "The window ends (31/12/2022) before it begins (01/01/2023)."),
        ({"first": date(2023, 1, 2)}, "A window is whole months"),
        ({"last": date(2023, 12, 30)}, "A window is whole months"),
        ({"last": date(2024, 2, 28)}, "A window is whole months"),
        ({"by": ("team", "team")}, "A figure cannot be split twice by the same thing."),
        ({"by": ("teams",)}, "There is no split called 'teams'. Did you mean team?"),
        (
            {"by": ("direction",)},
            "Referrals cannot be split by direction of transfer: it is not recorded for them.",
        ),
        (
            {"metric": "hub_share", "by": ("team",)},
            "Hub share of all referrals cannot be split by team: the figure is about team types, so every",
        ),
        ({"metric": "self_referral_share", "by": ("source_group",)}, "the figure is about referral sources"),
        ({"metric": "no_further_action_share", "by": ("decision",)}, "the figure is about decisions"),
        ({"metric": "rereferral_share", "by": ("referral_kind",)}, "the figure is about kinds of referral"),
        ({"metric": "second_worker_share", "by": ("direction",)}, "about kinds of allocation"),
        ({"first": date(1950, 1, 1), "grain": Grain.MONTH}, "That is 888 periods, more than 400"),
        ({"first": date(1850, 1, 1), "grain": Grain.CALENDAR_YEAR}, "The window must lie between"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(asked, sentence):
    with pytest.raises(ValidationError) as refused:
        Selection(**{"metric": "referrals", **YEAR, **asked})
    assert sentence in str(refused.value)


def test_a_leap_february_is_a_whole_month_and_any_grain_is_possible():
    for grain in Grain:
        leap = Selection(metric="referrals", first=date(2024, 2, 1), last=date(2024, 2, 29), grain=grain)
        assert refusal(leap) is None


def test_a_metric_carries_what_its_fact_records():
    assert carries(METRICS["referrals"], "decision")
    assert not carries(METRICS["allocations"], "decision")
    assert carries(METRICS["transfers"], "from_team_type")
    assert not carries(METRICS["transfers"], "nothing of the kind")


def test_a_split_that_says_something_is_kept_and_so_is_every_filter():
    assert splits(METRICS["transfers"], "direction") and splits(METRICS["escalations"], "from_team")
    assert splits(METRICS["hub_share"], "source") and splits(METRICS["referrals"], "team_type")
    assert carries(METRICS["hub_share"], "team_type") and not splits(METRICS["hub_share"], "team_type")
    assert not splits(METRICS["allocations"], "decision")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"event": date(2023, 1, 1), "grain": Grain.QUARTER}, "told by month"),
        ({"event": date(2023, 1, 9)}, "on its first day, not on 09/01/2023"),
        ({"event": date(2022, 10, 1)}, "no month before it"),
        ({"event": date(2023, 10, 1)}, "choose an event inside the window"),
    ],
)
def test_an_event_is_the_first_of_a_month_inside_the_window(changes, sentence):
    asked = {
        "metric": "referrals",
        "first": date(2022, 10, 1),
        "last": date(2023, 9, 30),
        "grain": Grain.MONTH,
    }
    assert Selection(**asked, event=date(2023, 9, 1)).event == date(2023, 9, 1)
    with pytest.raises(ValueError, match=sentence):
        Selection(**asked | changes)
