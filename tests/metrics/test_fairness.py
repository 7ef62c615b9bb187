"""Relative rates at each step, from rows in a store, against a plain count and the formula of scipy."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from scipy.stats.contingency import relative_risk

from data_access.access import PUBLIC, Role, limit
from metrics import EVERYTHING, METRICS, Filter, Selection, evaluate
from metrics.asking.following import window
from metrics.periods import Grain
from metrics.readings.place_comparison import Verdict
from metrics.refusals import Refused
from tests.metrics.small_store import fact_row

FIRST, LAST = date(2022, 1, 1), date(2023, 12, 31)
SOUTH = (Filter(dimension="authority", members=("south",)),)


def referrals(lean: int, many: int = 3000) -> list[dict]:
    """So many, each alone in its family; the first fifth is `lean` in 100 more often with a hub."""
    rng, rows = Random(4), []
    for child in range(many):
        fifth = rng.randrange(6)  # 0 is not recorded
        to_hub = rng.random() < 0.5 + lean / 100 * (fifth == 1)
        rows.append(
            {
                "child": child,
                "received": FIRST + timedelta(rng.randrange(720)),
                "deprivation": fifth,
                "team": 1 if to_hub else 2,
                "team_type": 1 if to_hub else 2,
                "days_to_escalation": rng.choice((None, None, 0, 183, 184)),
            }
        )
    return rows


def asked(metric: str, **more) -> Selection:
    return Selection(
        metric=metric, first=FIRST, last=LAST, grain=Grain.WHOLE, by=("deprivation",), where=SOUTH, **more
    )


def steps(rows: list[dict]) -> dict[str, tuple[Counter, Counter]]:
    """By metric, who came to the step and who took it, by fifth: each of those who came to the one before."""
    hub = [row for row in rows if row["team_type"] == 1]
    soon = [row for row in hub if row["days_to_escalation"] is not None and row["days_to_escalation"] < 184]
    by_fifth = [Counter(row["deprivation"] for row in each) for each in (rows, hub, soon)]
    return {
        "hub_share": (by_fifth[0], by_fifth[1]),
        "escalated_within_6_months": (by_fifth[1], by_fifth[2]),
    }


@pytest.mark.parametrize("metric", ["hub_share", "escalated_within_6_months"])
@pytest.mark.parametrize("lean", [0, 25])
def test_each_step_is_of_those_who_came_to_the_one_before(council, metric, lean):
    rows = referrals(lean)
    council.refill({"referral": [fact_row("referral", **row) for row in rows]})
    came, took = steps(rows)[metric]
    found = evaluate(asked(metric), council, EVERYTHING).readings.relative
    assert found.spread == 1 and [each.cell.members[0].key for each in found.each] == [1, 2, 3, 4, 5]
    for fifth, group in enumerate(found.each, 1):
        others = [sum(each[f] for f in range(1, 6) if f != fifth) for each in (took, came)]
        theirs = relative_risk(took[fifth], came[fifth], *others)
        assert group.relative.size == pytest.approx(theirs.relative_risk)
        assert group.relative.interval == pytest.approx(tuple(theirs.confidence_interval(0.998)))
    gap = relative_risk(took[1], came[1], took[5], came[5])
    assert found.gap.relative.size == pytest.approx(gap.relative_risk)
    assert found.unknown.figure.denominator == came[0]
    differs = {each.verdict for each in found.each} != {Verdict.ALIKE}
    assert differs is (metric == "hub_share" and lean == 25)


def test_a_manager_compares_within_their_own_places_and_the_public_not_at_all(council):
    rows = referrals(0)
    for place, row in enumerate(rows):
        row["locality"] = place % 2 + 1
    council.refill({"referral": [fact_row("referral", **row) for row in rows]})
    manager = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset())
    found = evaluate(asked("hub_share"), council, manager).readings.relative
    assert sum(each.cell.figure.denominator for each in found.each) < len(rows) / 2
    with pytest.raises(Refused):
        evaluate(asked("escalated_within_6_months"), council, PUBLIC)


def test_outcomes_are_compared_of_the_months_of_which_all_is_known(small):
    """The store covers 2021 to 2024; 183 days before its end is 1 July, so June is the last whole month."""
    metric = METRICS["escalated_within_6_months"]
    chosen = date(2022, 4, 1), date(2024, 12, 31)
    assert window(metric, *chosen, small) == (date(2022, 4, 1), date(2024, 6, 30))
