"""What follows a referral before birth hangs together: whom it is of, when, and what was known."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.sample.conftest import SEEDS
from tests.sample.oracle import YEAR

pytestmark = pytest.mark.parametrize("seed", SEEDS)


def unborn(extracts) -> dict[str, list[dict]]:
    """Referrals before birth, by child."""
    found = defaultdict(list)
    for row in extracts.referrals:
        if row["unborn"] == "yes":
            found[row["child"]].append(row)
    return found


def before_birth(extracts) -> list[dict]:
    return [row for row in extracts.assessments if row["assessment_kind"] == "pre_birth"]


def test_an_assessment_before_birth_follows_a_referral_before_birth_to_the_same_team(sample, seed):
    referred, assessed = unborn(sample(seed)), before_birth(sample(seed))
    assert len(assessed) > 100
    for row in assessed:
        earlier = [each for each in referred[row["child"]] if each["received"] <= row["started"]]
        assert any((each["team"], each["family"]) == (row["team"], row["family"]) for each in earlier), row[
            "reference"
        ]
    assert len({row["child"] for row in assessed}) == len(assessed)


def test_a_family_not_known_before_was_not_referred_before(sample, seed):
    first = {}
    for row in sample(seed).referrals:
        first.setdefault(row["family"], row["received"])
    pregnancy = {child: rows[0]["received"] for child, rows in unborn(sample(seed)).items()}
    for row in before_birth(sample(seed)):
        if row["known_before"] == "no":
            assert first[row["family"]] == pregnancy[row["child"]]


def test_hubs_assess_families_not_known_before_and_local_offices_those_already_known(sample, seed):
    since = [row for row in before_birth(sample(seed)) if row["started"] >= "2022-10-01"]
    for kind, known in (("hub", "no"), ("local_office", "yes")):
        theirs = [row["known_before"] for row in since if row["team_type"] == kind]
        assert theirs.count(known) > 0.6 * len(theirs)


def test_a_parents_plan_follows_a_referral_before_birth_to_a_hub_and_begins_before_the_birth(sample, seed):
    referred = unborn(sample(seed))
    for row in sample(seed).plans:
        earlier = [each for each in referred[row["child"]] if each["received"] <= row["started"]]
        assert row["team_type"] == "hub" and row["team"] in {each["team"] for each in earlier}
    assert not {row["child"] for row in sample(seed).plans} & {
        row["child"] for row in before_birth(sample(seed))
    }


def test_in_the_first_year_hamilton_alone_made_plans_and_later_every_hub(sample, seed):
    plans = sample(seed).plans
    first = [row for row in plans if row["started"] <= YEAR[1]]
    assert {row["locality"] for row in first} == {"hamilton"}
    outcomes = [row["plan_outcome"] for row in first]
    assert (outcomes.count("escalated"), outcomes.count("continued")) == (4, 11)
    assert len({row["locality"] for row in plans if row["started"] > YEAR[1]}) == 4


def test_a_birth_follows_a_referral_before_birth_to_the_team_that_held_it(sample, seed):
    referred, births = unborn(sample(seed)), sample(seed).births
    assert len(births) > 600 and len({row["child"] for row in births}) == len(births)
    for row in births:
        held = {each["team_type"] for each in referred[row["child"]] if each["received"] < row["born"]}
        assert row["team_type"] in held & {"hub", "local_office"}


def test_whose_assessment_led_to_care_goes_there_soon_after_the_birth_and_few_others_do(sample, seed):
    births = {row["child"]: row for row in sample(seed).births}
    led = {
        row["child"]: row["assessment_outcome"] == "alternative_care"
        for row in before_birth(sample(seed))
        if row["assessment_outcome"] and row["child"] in births
    }
    gone = [child for child in led if led[child]]
    known = [births[child] for child in gone if births[child]["born"] <= "2025-03-01"]
    assert sum(bool(row["care_from"]) or bool(row["observed_to"]) for row in known) == len(known) > 30
    others = [row for child, row in births.items() if not led.get(child)]
    assert sum(bool(row["care_from"]) for row in others) < 0.06 * len(others)
