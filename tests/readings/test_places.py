"""Places against the rest, worked out again by other programs than ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import confint_poisson_2indep, test_poisson_2indep

from metrics.answer import Status
from metrics.dimensions import Member
from metrics.model import AllocationOfFamilies, Better
from metrics.periods import Grain
from metrics.readings import places, read
from metrics.readings.place_comparison import Verdict
from metrics.selection import Comparator
from metrics.statistics.funnel import Standing
from tests.answers import LOCALITIES, answer, compared, figure, split, teams
from tests.sides import side_by_side, verdicts

poisson_test = test_poisson_2indep
poisson_test.__test__ = False
del test_poisson_2indep
BASES = st.integers(30, 3000)
TEAMS = teams(2)


@given(st.data())
def test_shares_are_judged_by_newcombes_interval_of_the_difference(data):
    bases = data.draw(st.lists(BASES, min_size=2, max_size=4))
    pairs = [(data.draw(st.integers(0, n)), n) for n in bases]
    found = side_by_side(pairs).readings.places
    counted, base = (sum(each) for each in zip(*pairs, strict=True))
    assert found.mean == pytest.approx(100 * counted / base)
    for place, (x, n) in zip(found.each, pairs, strict=True):
        low, high = confint_proportions_2indep(x, n, counted - x, base - n, method="newcomb", compare="diff")
        assert place.gap.interval == pytest.approx((100 * low, 100 * high), abs=1e-9)
        assert place.gap.size == pytest.approx(100 * (x / n - (counted - x) / (base - n)))
        if min(abs(low), abs(high)) > 1e-9:
            expected = Verdict.HIGHER if low > 0 else Verdict.LOWER if high < 0 else Verdict.ALIKE
            assert place.verdict is expected


@pytest.mark.parametrize(
    "pairs",
    [
        [(120, 4000), (300, 9000), (410, 10000), (620, 14000)],
        [(0, 900), (31, 9000), (40, 9000), (44, 9000)],
        [(80, 1000), (40, 1000)],
        [(7, 300), (3, 280)],
    ],
)
def test_rates_are_judged_by_the_exact_test_of_two_counts(pairs):
    found = side_by_side(pairs, "referrals_per_1000").readings.places
    counted, people = (sum(each) for each in zip(*pairs, strict=True))
    for place, (x, n) in zip(found.each, pairs, strict=True):
        others = (x, n, counted - x, people - n)
        p = poisson_test(*others, method="exact-cond").pvalue
        apart = Verdict.HIGHER if x / n > counted / people else Verdict.LOWER
        assert place.verdict is (apart if p < 0.05 else Verdict.ALIKE)
        if not x:
            continue  # statsmodels has no score interval of no events
        ratio = confint_poisson_2indep(*others, method="score", compare="ratio")
        assert place.gap.interval == pytest.approx(ratio, rel=1e-6)
        assert place.gap.size == pytest.approx((x / n) / ((counted - x) / (people - n)))


def test_the_published_example_of_two_shares():
    """Newcombe, Stat Med 17 (1998) 873, table II: 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339."""
    [one, other] = side_by_side([(56, 70), (48, 80)]).readings.places.each
    assert one.gap.interval == pytest.approx((5.24, 33.39), abs=0.005)
    assert (one.verdict, other.verdict) == (Verdict.HIGHER, Verdict.LOWER)


def test_fewer_than_thirty_on_either_side_are_too_few():
    assert verdicts(side_by_side([(0, 29), (900, 1000)]))[0] is Verdict.TOO_FEW
    assert verdicts(side_by_side([(900, 1000), (0, 29)]))[0] is Verdict.TOO_FEW
    assert verdicts(side_by_side([(0, 30), (900, 1000)]))[0] is Verdict.LOWER


def test_limits_are_about_all_places_and_say_where_each_lies():
    found = side_by_side([(100, 200), (600, 1000), (620, 1000), (580, 800)]).readings.places
    inner, outer = found.limits(200)
    share = 1900 / 3000
    spread = 100 * (share * (1 - share) / 200) ** 0.5
    assert inner == pytest.approx((100 * share - 1.959964 * spread, 100 * share + 1.959964 * spread))
    assert outer.low == pytest.approx(100 * share - 3.090232 * spread)
    assert found.each[0].standing is Standing.FAR_BELOW and found.each[2].standing is Standing.WITHIN


def test_places_stay_in_their_standing_order():
    shown = side_by_side([(500, 600), (100, 600), (300, 600), (200, 600)])
    names = [place.cell.members[0].name for place in shown.readings.places.each]
    assert names == [each.name for each in LOCALITIES]


def test_teams_are_compared_only_where_families_come_by_chance():
    pairs = [(10, 100), (70, 100)]
    found = side_by_side(pairs, members=TEAMS).readings.places
    assert found.reason == places.TEAMS_DIFFER and found.mean is None
    assert all((each.verdict, each.gap) == (Verdict.NOT_COMPARED, None) for each in found.each)
    random = side_by_side(pairs, members=TEAMS, declared={"allocation": AllocationOfFamilies.RANDOM})
    assert verdicts(random) == [Verdict.LOWER, Verdict.HIGHER]


def test_a_period_still_open_and_places_of_two_councils_are_not_compared():
    pairs = [(10, 100), (70, 100)]
    late = side_by_side(pairs, status=Status.PROVISIONAL).readings.places
    assert late.reason == places.NOT_COMPLETE and late.mean is None
    two = side_by_side(pairs, labels=("the rest of South", "the rest of North")).readings.places
    assert two.reason == places.SEVERAL_COUNCILS


def test_what_is_not_recorded_is_no_place_and_what_is_not_told_is_not_judged():
    unknown = Member("locality", "not_recorded", "Not recorded", 0)
    hidden = figure(None, status=Status.WITHHELD, reason="Too few.")
    beside = [compared(Comparator.REST, figure(50, 100))]
    shown = read(
        split(
            [figure(60, 100), hidden, figure(9, 100)],
            (*LOCALITIES[:2], unknown),
            "hub_share",
            compare={0: beside, 1: beside, 2: beside},
        )
    )
    one, two = shown.readings.places.each
    assert one.verdict is Verdict.ALIKE
    assert (two.verdict, two.gap, two.standing, two.reason) == (Verdict.NOT_COMPARED, None, None, "Too few.")


def test_public_differences_are_in_whole_points_rounded_outward():
    exact = side_by_side([(100, 200), (600, 1000)]).readings.places.each[0].gap.interval
    public = side_by_side([(100, 200), (600, 1000)], protected=True).readings.places.each[0].gap.interval
    assert exact.low - 1 < public.low <= exact.low and exact.high <= public.high < exact.high + 1
    assert public.low % 1 == public.high % 1 == 0


def test_only_shares_and_rates_of_one_period_beside_the_rest_are_read():
    beside = {place: [compared(Comparator.REST, 5)] for place in range(4)}
    assert read(split([1, 2, 3, 4], LOCALITIES, compare=beside)).readings.places is None
    assert read(split([figure(1, 2)] * 4, LOCALITIES, "hub_share")).readings.places is None
    months = answer(
        [figure(1, 2)] * 16,
        "hub_share",
        members=tuple((each,) for each in LOCALITIES),
        by=("locality",),
        grain=Grain.QUARTER,
        compare={place: [compared(Comparator.REST, figure(1, 2))] for place in range(16)},
    )
    assert read(months).readings.places is None


def test_polarity_changes_no_verdict():
    pairs = [(300, 600), (200, 600), (280, 600)]
    found = {tuple(verdicts(side_by_side(pairs, declared={"better": each}))) for each in Better}
    assert len(found) == 1


def test_where_no_rest_is_known_the_reason_is_that_of_the_rest():
    why = "The rest of the council is known from public figures only, and this store has none."
    beside = {place: [compared(Comparator.REST, figure(None, reason=why))] for place in range(2)}
    shown = read(split([figure(60, 100)] * 2, LOCALITIES[:2], "hub_share", compare=beside))
    assert shown.readings.places.reason == why and shown.readings.places.mean is None
