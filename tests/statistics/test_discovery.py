"""What is found among many series: how much of it by chance, and how much of what is there."""

from functools import cache

import numpy as np
import pytest

from metrics.statistics.discovery import Watched, discoveries
from metrics.statistics.suitability import Why
from tests.statistics.invented import Planted, councils, retold

pytestmark = pytest.mark.simulation

BOUND = 0.10


def false_share(council, moved=()) -> float:
    """Of what is found, the share that is of a metric in which nothing was planted."""
    found = [discovery.key[0] for discovery in discoveries(council).found]
    return sum(metric not in moved for metric in found) / max(len(found), 1)


@cache
def findings(planted: Planted, many: int = 200) -> list:
    return [discoveries(council).found for council in councils(many, planted=(planted,))]


def share_found(planted: Planted) -> float:
    metric = (planted.kind, "count")
    return np.mean([any(each.key[0] == metric for each in found) for found in findings(planted)])


def test_of_500_councils_in_which_nothing_moved_the_false_share_stays_within_the_bound():
    assert 0 < np.mean([false_share(council) for council in councils(500)]) <= BOUND


def test_so_it_does_where_every_month_leans_on_the_last_by_the_most_that_is_claimed():
    assert np.mean([false_share(council) for council in councils(500, lags=(0.3, 0.3))]) <= BOUND


@pytest.mark.parametrize("months", [18, 24, 36])
def test_a_short_history_finds_less_and_not_falsely(months):
    assert np.mean([false_share(council) for council in councils(150, months=months)]) <= BOUND


@pytest.mark.parametrize("lags", [(0.0, 0.3), (0.3, 0.3)])
def test_so_it_does_where_some_tell_the_same_as_others_and_are_one_question_with_them(lags):
    shares = [false_share(retold(council)) for council in councils(300, lags=lags)]
    assert 0 < np.mean(shares) <= BOUND


def test_a_true_move_told_several_times_makes_no_room_for_a_false_one():
    """The share of what is found that is false, with each move counted once however often it is told."""
    planted = (Planted(1, 0.8),)
    moved = {(1, name) for name in ("count", "part", "most")}
    shares = [false_share(retold(council), moved) for council in councils(150, planted=planted)]
    assert np.mean(shares) <= BOUND


def test_counted_one_by_one_they_would_make_that_room():
    """With each true move counted once, at the largest lag for which the bound is claimed (decision 108)."""
    together, apart = [], []
    for council in map(retold, councils(60, seed=7, planted=(Planted(1, 0.8),), lags=(0.3, 0.3))):
        for shares, alike in ((together, True), (apart, False)):
            told = council if alike else {key: each._replace(alike=None) for key, each in council.items()}
            kinds = [each.key[0][0] for each in discoveries(told).found]
            false = sum(kind != 1 for kind in kinds)
            shares.append(false / max(false + (1 in kinds), 1))
    assert np.mean(together) < np.mean(apart)


def test_so_it_does_among_real_moves():
    planted = (Planted(1, 0.4, 2), Planted(3, 0.6))
    moved = {(kind, metric) for kind in (1, 3) for metric in ("count", "part")}
    assert np.mean([false_share(council, moved) for council in councils(200, planted=planted)]) <= BOUND


def test_the_councils_are_hard_enough_to_fail_on():
    """Judged one by one, each at 5%, every council has something that moved, and none of it is so."""
    least = [min(move.p for move in discoveries(council).moves.values()) for council in councils(50)]
    assert np.mean(np.array(least) <= 0.05) >= 0.95


@pytest.mark.parametrize(
    ("planted", "least", "most"),
    [
        (Planted(3, 0.2), 0.04, 0.15),
        (Planted(3, 0.4), 0.4, 0.65),
        (Planted(3, -0.4), 0.75, 0.95),
        (Planted(3, 0.8), 0.98, 1),
        (Planted(1, 0.4, 2), 0.15, 0.4),  # of 200 a month, the fourth that is one locality
    ],
)
def test_what_was_planted_four_months_ago_is_found_so_often(planted, least, most):
    assert least <= share_found(planted) <= most


def test_a_move_of_one_locality_is_said_of_it_and_once():
    heads = []
    for found in findings(Planted(1, 0.8, 2)):
        mine = [each for each in found if each.key[0] == (1, "count")]
        assert len(mine) <= 1
        heads += [each.key[1] for each in mine]
    assert len(heads) >= 160
    assert np.mean([head in {"locality 0", "team 0", "team 1", "total"} for head in heads]) >= 0.95


def steady(seed: int = 1, months: int = 36, mean: float = 50) -> list[float]:
    return np.random.default_rng(seed).poisson(mean, months).astype(float).tolist()


def moved(values: list[float], by: float) -> list[float]:
    return [*values[:-4], *(value * by for value in values[-4:])]


def test_a_total_and_its_parts_are_one_discovery_and_the_most_surprising_comes_first():
    one, other = moved(steady(1), 2), steady(4)
    total = [a + b for a, b in zip(one, other, strict=True)]
    watched = {
        "slight": Watched(moved(steady(3), 1.6)),
        "total": Watched(total),
        "one": Watched(one, "total"),
        "its team": Watched(one, "one"),
        "other": Watched(other, "total"),
    }
    found = discoveries(watched).found
    assert [each.key for each in found] == ["one", "slight"]
    assert set(found[0].others) == {"total", "its team"}
    assert found[0].p < found[1].p


@pytest.mark.parametrize(("lifted", "told"), [(3, "total"), (2, "total"), (1, "part 0")])
def test_it_is_told_of_the_total_where_most_parts_moved_with_it(lifted, told):
    parts = [moved(steady(n), 2) if n < lifted else steady(n) for n in range(3)]
    watched = {"total": Watched([sum(month) for month in zip(*parts, strict=True)])}
    watched |= {f"part {n}": Watched(part, "total") for n, part in enumerate(parts)}
    seen = {"total": 1, **{f"part {n}": 1 for n in range(lifted)}}
    for charts in (None, seen):
        (found,) = discoveries(watched, seen=charts).found
        assert found.key == told and "total" in (found.key, *found.others)


def test_what_tells_the_same_is_one_discovery_with_all_that_adds_up_to_it():
    values = moved(steady(1), 2)
    watched = {
        "share": Watched(values),
        "nearly": Watched([value + 1 for value in values], alike="share"),
        "its place": Watched(moved(steady(2), 2), "nearly", alike="share"),
        "another": Watched(moved(steady(3), 2)),
        "unwatched too": Watched(moved(steady(4), 2), alike="not watched"),
    }
    found = discoveries(watched).found
    assert sorted(sorted((each.key, *each.others)) for each in found) == [
        ["another"], ["its place", "nearly", "share"], ["unwatched too"],
    ]  # fmt: skip
    alone = discoveries({"share": watched["share"]}).found[0].p
    assert discoveries({key: watched[key] for key in ("share", "nearly")}).found[0].p <= 2 * alone


def test_parts_whose_total_is_not_watched_are_still_one_family():
    watched = {name: Watched(moved(steady(seed), 2), "elsewhere") for seed, name in enumerate("abc")}
    (found,) = discoveries(watched).found
    assert {found.key, *found.others} == {"a", "b", "c"}


@pytest.mark.parametrize("begun", [6, 14, 22])
def test_a_move_that_is_years_old_and_stayed_is_told_by_the_years(begun):
    values = steady(2, 36, 100)
    old = Watched([*values[:begun], *(value * 2 for value in values[begun:])])
    (found,) = discoveries({"old": old, "still": Watched(steady(3, 36, 100))}).found
    assert (found.key, found.move.months, found.move.direction) == ("old", 12, 1)
    assert found.move.before == pytest.approx(np.mean(old.values[:12]))


def test_a_move_that_is_not_seen_elsewhere_is_not_found_and_changes_no_other():
    watched = {name: Watched(moved(steady(seed), 2)) for seed, name in enumerate("abc")}
    assert [each.key for each in discoveries(watched, seen={"b": 1, "c": -1}).found] == ["b"]
    assert discoveries(watched, seen={}).found == ()
    assert discoveries(watched, seen={}).moves == discoveries(watched).moves


def test_a_move_says_which_way_from_what_to_what_and_over_how_many_months():
    values = [50.0, 52, 48, 51, 49, 50] * 5
    moves = discoveries({
        "up": Watched([*values[:-3], 60, 61, 62]),
        "last": Watched([*values[:-1], 70]),
        "down": Watched([*values[:-3], 40, 41, 39]),
    }).moves  # fmt: skip
    assert (moves["up"].direction, moves["up"].months, moves["up"].latest) == (1, 3, 61)
    assert moves["up"].before == pytest.approx(np.mean(values[:-6]))
    assert (moves["last"].direction, moves["last"].months, moves["last"].latest) == (1, 1, 70)
    assert (moves["down"].direction, moves["down"].latest) == (-1, 40)


def test_the_unit_does_not_matter_nor_what_else_is_watched_to_how_surprising_a_series_is():
    values = moved(steady(7), 1.3)
    alone = discoveries({"count": Watched(values)}).moves["count"]
    among = discoveries({"rate": Watched([v / 40 for v in values], None, 50), "x": Watched(steady(8))}).moves
    assert among["rate"].p == pytest.approx(alone.p)


def test_a_single_series_is_as_surprising_as_it_says():
    chance = np.random.default_rng(9)
    watched = {i: Watched(row) for i, row in enumerate(chance.normal(100, 10, (4000, 42)).tolist())}
    ps = np.array([move.p for move in discoveries(watched).moves.values()])
    for level in (0.05, 0.01):
        assert 0.1 * level <= np.mean(ps <= level) <= level


def test_what_cannot_be_judged_is_left_out_and_the_reason_given():
    leaning = np.repeat(steady(5, 12), 3).tolist()
    left = {
        "short": Watched(steady(1, 17)),
        "gap": Watched([None, *steady(1, 30)]),
        "small": Watched(steady(1, 36, 3)),
        "small share": Watched([v / 100 for v in steady(1)], None, 4.9),
        "leaning": Watched(leaning),
        "level": Watched([50.0] * 30 + [60.0] * 6),
    }
    findings = discoveries(left | {"fit": Watched(steady(1))})
    assert list(findings.moves) == ["fit"]
    assert findings.left_out == {
        "short": Why.TOO_FEW, "gap": Why.GAPS, "small": Why.SMALL_COUNTS, "small share": Why.SMALL_COUNTS,
        "leaning": Why.AUTOCORRELATED, "level": Why.TOO_FEW,
    }  # fmt: skip


def test_nothing_watched_finds_nothing():
    assert discoveries({}) == ((), {}, {})


def test_a_value_below_0_and_a_ring_of_parents_are_refused_in_words():
    with pytest.raises(ValueError, match="no value below 0"):
        discoveries({"a": Watched([-1.0, *steady()])})
    with pytest.raises(ValueError, match="adds up to itself"):
        discoveries({"a": Watched(steady(1), "b"), "b": Watched(steady(2), "a")})
