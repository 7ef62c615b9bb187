"""Before and after an event, against statsmodels and figures worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.answer import Event, Status
from metrics.kinds import Median, Stock
from metrics.periods import Grain
from metrics.readings import change
from metrics.readings.change import Measure, month_of
from tests.answers import LOCALITIES, answer, figure, metric, provenance

WINDOW = {"first": date(2022, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}  # 27 months
BEFORE = [24, 26, 31, 18, 25, 22, 28, 27, 19, 25, 30, 24]  # 299
AFTER = [33, 29, 38, 25, 31, 36, 27, 35, 30, 34, 28, 32]  # 378
MONTHS = [20, *BEFORE, *AFTER, 21, 22]
EVENT = date(2023, 5, 1)


def asked(values=MONTHS, name="referrals", event=EVENT, **more):
    shown = answer(values, name, **WINDOW | more)
    return replace(shown, selection=shown.selection.model_copy(update={"event": event}))


def test_the_windows_are_twelve_months_each_and_nothing_else():
    found = change.read(asked(), {})
    assert found.before.span == (date(2022, 5, 1), date(2023, 4, 30))
    assert found.after.span == (date(2023, 5, 1), date(2024, 4, 30))
    assert found.before.figure == pytest.approx(299 / 12) and found.after.figure == pytest.approx(378 / 12)


def test_counts_are_a_ratio_by_score_and_exact_test():
    rates = pytest.importorskip("statsmodels.stats.rates")
    found = change.read(asked(), {})
    low, high = rates.confint_poisson_2indep(378, 12, 299, 12, method="score", compare="ratio")
    p = rates.test_poisson_2indep(378, 12, 299, 12, method="exact-cond").pvalue
    assert found.measure is Measure.RATIO and found.value == pytest.approx(378 / 299)
    assert found.interval == pytest.approx((low, high), abs=1e-6)
    assert found.beyond and p < 0.05 and found.spread == 1
    assert not change.read(asked([20, *BEFORE, *BEFORE, 21, 22]), {}).beyond


def test_months_that_vary_more_than_chance_widen_the_interval():
    wild = [20, *[x + (14 if i % 2 else -14) for i, x in enumerate(BEFORE)]]
    wild += [*[x + (14 if i % 2 else -14) for i, x in enumerate(AFTER)], 21, 22]
    found, calm = change.read(asked(wild), {}), change.read(asked(), {})
    assert found.value == calm.value and found.spread > 5
    assert found.interval.low < calm.interval.low and found.interval.high > calm.interval.high
    assert not found.beyond


def test_a_rate_is_its_counts_by_the_people_of_its_months():
    rates = pytest.importorskip("statsmodels.stats.rates")
    people = [*[64_000] * 13, *[80_000] * 14]
    cells = [
        replace(figure(1000 * x / n), numerator=x, denominator=n) for x, n in zip(MONTHS, people, strict=True)
    ]
    found = change.read(asked(cells, "referrals_per_1000"), {})
    assert found.value == pytest.approx((378 / 80) / (299 / 64))
    low, high = rates.confint_poisson_2indep(
        378, 12 * 80_000, 299, 12 * 64_000, method="score", compare="ratio"
    )
    assert found.interval == pytest.approx((low, high), abs=1e-6)
    assert not found.beyond and found.before.figure == pytest.approx(1000 * 299 / (12 * 64_000))


def test_shares_are_pooled_and_their_difference_is_newcombes():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    found = change.read(asked([figure(x, 60) for x in MONTHS], "hub_share"), {})
    low, high = proportion.confint_proportions_2indep(378, 720, 299, 720, method="newcomb", compare="diff")
    assert found.measure is Measure.POINTS and found.value == pytest.approx(100 * (378 - 299) / 720)
    assert found.interval == pytest.approx((100 * low, 100 * high), abs=1e-6) and found.beyond


def test_a_stock_is_set_in_the_band_of_its_own_coming_and_going():
    """A stock of 270 with 25 starts a month. It is not tested, however far it has moved."""
    declared = replace(metric(), dating=Stock("started", "ended"))
    came = {cell.period: 25 for cell in asked().cells}
    moved = change.read(asked([270] * 13 + [200] * 14, declared=declared), came)
    assert (moved.measure, moved.value) == (Measure.STOCK, -70)
    assert moved.beyond is moved.interval is moved.p is None
    reach = 1.96 * _theory(stay=1 - 25 / 270)
    assert moved.band[-1] == pytest.approx((270 - reach, 270 + reach), rel=0.02)
    assert len(moved.band) == 24 and all(each.low < 270 < each.high for each in moved.band)
    assert change.read(asked([270] * 27, declared=declared), came) == change.read(
        asked([270] * 27, declared=declared), came
    ), "the same question has the same answer"


def _theory(stay: float, mean: float = 270, months: int = 12) -> float:
    """SD of the last month less the mean of the first window, of a stock whose months are correlated by
    `stay` to the power of how far they are apart."""
    weights = [-1 / months] * months + [0] * (months - 1) + [1]
    ends = range(2 * months)
    return sum(weights[i] * weights[j] * mean * stay ** abs(i - j) for i in ends for j in ends) ** 0.5


def test_starts_in_groups_carry_a_stock_further():
    declared = replace(metric(), dating=Stock("started", "ended"))
    shown = asked([270] * 27, declared=declared)
    even = {cell.period: 25 for cell in shown.cells}
    groups = {cell.period: 50 * (place % 2) for place, cell in enumerate(shown.cells)}
    calm, wild = change.read(shown, even), change.read(shown, groups)
    assert wild.spread > 20 and wild.band[-1].high - 270 > 3 * (calm.band[-1].high - 270)


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        (
            asked(event=date(2022, 9, 1)),
            "6 calendar months that are complete on both sides, and there are 5 months before and 12 after",
        ),
        (asked([*MONTHS[:18], *[figure(3, status=Status.PROVISIONAL)] * 9]), "12 months before and 5 after"),
        (asked([*MONTHS[:18], figure(None), *MONTHS[19:]]), "no figure for October 2023"),
        (asked(declared=replace(metric(), kind=Median("days_to_decision"))), "middle value"),
        (asked([0] * 27), "none on either side"),
        (asked([270] * 27, declared=replace(metric(), dating=Stock("started", "ended"))), "come and go"),
    ],
)
def test_what_cannot_be_compared_says_why(shown, reason):
    found = change.read(shown, {})
    assert isinstance(found, change.NotCompared)
    assert reason in found.reason and not found.reason.endswith(".")


def test_where_a_side_has_no_year_the_same_calendar_months_are_taken_from_both():
    found = change.read(asked([*MONTHS[:20], *[figure(3, status=Status.PROVISIONAL)] * 7]), {})
    assert found.before.span == (date(2022, 5, 1), date(2022, 11, 30))
    assert found.after.span == (date(2023, 5, 1), date(2023, 11, 30))
    early = change.read(asked(event=date(2022, 11, 1)), {})
    assert early.before.span == (date(2022, 4, 1), date(2022, 10, 31))
    assert early.after.span == (date(2023, 4, 1), date(2023, 10, 31))


@pytest.mark.parametrize(
    ("before", "after", "enough"),
    [(12, 6, True), (12, 5, False), (9, 9, True), (40, 5, False), (8, 9, False), (6, 40, True)],
)
def test_six_calendar_months_are_needed_on_both_sides(before, after, enough):
    assert change.has_enough(before, after) is enough


def test_public_windows_need_20_a_month():
    few = asked([15] * 27)
    assert isinstance(change.read(few, {}), change.Compared)
    assert "fewer than 20" in change.read(replace(few, provenance=provenance(protected=True)), {}).reason


def test_how_far_public_shares_differ_is_told_in_whole_points_that_hold_the_true_interval():
    shares = asked([figure(300, 1000)] * 13 + [figure(290, 1000)] * 14, name="hub_share")
    exact = change.read(shares, {})
    public = change.read(replace(shares, provenance=provenance(protected=True)), {})
    assert exact.interval == pytest.approx((-2.2, 0.2), abs=0.06)
    assert public.interval == (-3, 1) and public.value == exact.value and public.beyond is exact.beyond


def test_events_on_record_are_told_apart_into_its_own_and_others_in_the_windows():
    own, other = (
        Event(date(2023, 4, 27), None, "Hubs"),
        Event(date(2023, 1, 6), date(2023, 3, 1), "Schools shut"),
    )
    found = change.read(asked(events=(other, own, Event(date(2022, 4, 2), None, "Long ago"))), {})
    assert (found.own, found.also) == ((own,), (other,))


@pytest.mark.parametrize(("day", "month"), [(1, 9), (15, 9), (16, 10), (27, 10)])
def test_after_begins_with_the_month_nearest_to_the_event(day, month):
    assert month_of(Event(date(2022, 9, day), None, "")) == date(2022, month, 1)


def test_it_is_asked_of_one_series_by_month_only():
    assert change.read(asked(event=None), {}) is None
    by_locality = tuple((each,) for each in LOCALITIES)
    assert change.read(asked(range(27 * 4), members=by_locality, by=("locality",)), {}) is None
