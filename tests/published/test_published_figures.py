"""Every printed figure that the facts answer is asked of the loaded sample."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tests.published.questions import QUESTIONS, one, split
from tests.published.rules import FIGURES, RULES, meets

SEEDS = (1, 7, 99)


@pytest.fixture(scope="module")
def loaded(loaded_sample):
    """`loaded(seed)`: the snapshot of that seed's sample."""
    return cache(lambda seed: loaded_sample(seed).current())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_loaded_sample_gives_the_printed_figure(loaded, seed, name):
    got = QUESTIONS[name](loaded(seed))
    assert meets(name, got), f"{FIGURES[name]['what']}: printed {FIGURES[name]['value']}, worked out {got}"


@pytest.mark.parametrize("seed", SEEDS)
def test_nine_reasons_of_returns_are_smaller_than_the_second(loaded, seed):
    reasons = split(loaded(seed), "rereferrals", "reason", team_type="hub")
    largest = sorted((count for count in reasons.values() if count), reverse=True)
    assert reasons["childcare_concern"] == largest[0]
    assert reasons["domestic_abuse"] == largest[1] > largest[2]
    assert len(largest) >= 2 + 9


@pytest.mark.parametrize("seed", SEEDS)
def test_the_kinds_of_referral_add_up_to_all(loaded, seed):
    kinds = split(loaded(seed), "referrals", "referral_kind")
    assert set(kinds) == {"new", "rereferral", "while_open"} and min(kinds.values()) > 200
    assert sum(kinds.values()) == one(loaded(seed), "referrals")


@pytest.mark.parametrize("seed", SEEDS)
def test_peers_passed_their_target_within_six_months_of_their_first_support(loaded, seed):
    def reached(month: int, last: int) -> float:
        days = {"first": date(2023, 1, 1), "last": date(2023, month, last)}
        return one(loaded(seed), "parents_supported_by_peers", **days)

    assert reached(2, 28) == 0 < reached(3, 31) < reached(8, 31)
    assert reached(8, 31) >= FIGURES["sl.peer.target"]["value"]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sample_says_that_it_is_invented(loaded, seed):
    assert loaded(seed).invented


def test_every_figure_of_the_council_is_asked():
    mine = {name for name, figure in FIGURES.items() if figure["authority"] == "South Lanarkshire"}
    assert set(QUESTIONS) == mine


def test_every_figure_has_its_source_and_each_asked_one_a_rule():
    assert all(figure["source"] for figure in FIGURES.values())
    assert {FIGURES[name]["rule"] for name in QUESTIONS} <= set(RULES)
