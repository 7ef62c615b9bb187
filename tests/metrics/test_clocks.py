"""A duration by the three clocks: who is of each, what is refused, and what a clock leaves behind."""

from datetime import date

import pytest
from pydantic import ValidationError

from data_access.access import EVERYTHING, PUBLIC
from metrics import METRICS, Comparator, Filter, Refused, Selection, evaluate
from metrics.answer import Status
from metrics.catalogue.looking_back import looks_back
from metrics.clocks import Clock, by, offered, own
from metrics.kinds import Lasted, Median, Percentage
from metrics.model import Better, Public
from metrics.periods import Grain
from metrics.rebases import series
from tests.metrics import oracle
from tests.metrics.public_store import true_and_public
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row

LENGTH, WAIT, IN_TIME = "length_of_allocations", "days_to_decision", "decided_within_3_days"
YEAR = {"first": date(2024, 1, 1), "last": date(2024, 12, 31), "grain": Grain.WHOLE}
NEW_YEAR = date(2024, 1, 1)


def asked(metric=LENGTH, **changes):
    return Selection(**{"metric": metric, **YEAR, **changes})


@pytest.fixture(scope="module")
def small():
    """Four began in 2024 and lasted 10, 20 and 40 days and on; two began in 2023 and lasted 366 and on."""
    ended = (date(2024, 1, 11), date(2024, 1, 21), date(2024, 2, 10), None)
    rows = [fact_row("allocation", started=NEW_YEAR, ended=day) for day in ended]
    rows.append(fact_row("allocation", started=date(2023, 1, 1), ended=NEW_YEAR))
    rows.append(fact_row("allocation", started=date(2023, 12, 2)))
    return duckdb_store({"allocation": rows}, two=False)


@pytest.mark.parametrize(
    ("clock", "days", "many"),
    [
        (None, 30, 4),  # 10, 20, 40 and going on: half are over from day 20 until day 40
        (Clock.EXIT, 30, 4),  # 10, 20, 40, 365
        (Clock.POINT, 380, 2),  # 365 and 395 days on 31 December
    ],
)
def test_whom_a_clock_is_of(small, clock, days, many):
    (cell,) = evaluate(asked(clock=clock), small, EVERYTHING).cells
    assert (cell.figure.value, cell.figure.numerator, cell.figure.status) == (days, many, Status.SHOWN)


def test_the_metric_s_own_clock_is_the_same_question():
    assert asked(clock="entry") == asked() and asked().clock is None
    assert asked(IN_TIME, clock="entry") == asked(IN_TIME)
    assert asked(WAIT, clock="entry") != asked(WAIT)  # of those decided only, it is by no clock of its own


def test_fewer_than_half_over_is_said(small):
    filled = [fact_row("allocation", started=NEW_YEAR, ended=day) for day in (date(2024, 1, 5), None, None)]
    store = duckdb_store({"allocation": filled}, two=False)
    (cell,) = evaluate(asked(), store, EVERYTHING).cells
    assert cell.figure.reason == (
        "Fewer than half of the allocations that began in this period are known to have ended."
    )
    (cell,) = evaluate(asked(first=date(2022, 1, 1), last=date(2022, 12, 31)), small, EVERYTHING).cells
    assert cell.figure.reason == "No allocations began in this period."


def test_what_is_watched_too_briefly_is_provisional_or_not_given():
    """Thirty end on day 2, and so many began on the last day but one that few can be followed for so long."""

    def told(watched):
        rows = [fact_row("allocation", started=NEW_YEAR, ended=date(2024, 1, 3))] * watched
        rows += [fact_row("allocation", started=date(2024, 12, 30))] * 30
        rows = [row | {"id": place} for place, row in enumerate(rows)]
        return evaluate(asked(), duckdb_store({"allocation": rows}, two=False), EVERYTHING).cells[0].figure

    assert told(30).status is Status.PROVISIONAL and told(30).value == 2
    assert told(30).reason.startswith("50% of the allocations that began in this period")
    assert told(400).status is Status.SHOWN
    assert (
        told(5).reason == "Fewer than 10 allocations were followed until half had ended, too few to say when."
    )


# --- on the edges: the last day known, the last day of a period ---

QUARTERS = {"grain": Grain.QUARTER, "first": date(2024, 7, 1)}
SEPTEMBER, DECEMBER = date(2024, 9, 30), date(2024, 12, 31)


def told(rows, known_to=DECEMBER, **changes):
    """The figures of allocations that lasted from the first day of each pair to the second, or go on."""
    filled = [fact_row("allocation", started=began, ended=ended) for began, ended in rows]
    covered = [coverage_row(1, "allocations", last=known_to)]
    store = duckdb_store({"allocation": filled, "coverage": covered}, two=False)
    return [cell.figure for cell in evaluate(asked(**changes), store, EVERYTHING).cells]


def test_what_ends_on_the_last_day_known_has_ended_and_what_begins_on_it_has_begun():
    (figure,) = told([(date(2024, 12, 1), DECEMBER)])
    assert figure.value == 30
    (figure,) = told([(date(2024, 12, 1), DECEMBER), (DECEMBER, DECEMBER)])
    assert (figure.value, figure.numerator) == (15, 2)  # half are over from day 0 until day 30


def test_what_is_under_way_is_counted_at_the_close_of_each_period():
    """One began on the first quarter's last day; one ended on the second's, and is no longer under way."""
    rows = [(date(2024, 8, 31), DECEMBER), (SEPTEMBER, None), (date(2024, 12, 1), None)]
    found = told(rows, clock="point", **QUARTERS)
    assert [(figure.value, figure.numerator) for figure in found] == [(15, 2), (61, 2)]
    assert [figure.value for figure in told(rows, clock="exit", **QUARTERS)] == [None, 122]


def test_what_is_under_way_has_lasted_until_the_last_day_known():
    """Nothing is known of the second half of December, nor of what began in it."""
    rows = [(date(2024, 12, 1), None), (date(2024, 12, 16), None), (date(2024, 12, 15), None)]
    rows.append((date(2022, 1, 1), date(2022, 1, 2)))  # else nobody knows whether any has ended
    (figure,) = told(rows, known_to=date(2024, 12, 15), clock="point")
    assert (figure.value, figure.numerator, figure.status) == (7, 2, Status.PROVISIONAL)


@pytest.mark.parametrize(("lost", "status"), [(20, Status.SHOWN), (21, Status.PROVISIONAL)])
def test_it_is_firm_from_nine_in_ten_on(lost, status):
    rows = [(date(2024, 12, 30), None)] * lost + [(date(2024, 3, 1), date(2024, 3, 11))] * (200 - lost)
    (figure,) = told(rows)
    assert (figure.value, figure.status) == (10, status)
    assert not figure.reason or figure.reason.startswith("89% of the allocations that began in this period")


def test_a_single_figure_carries_its_curve():
    rows = [(date(2024, 8, 1), date(2024, 8, 9))]
    assert [figure.curve is None for figure in told(rows)] == [False]
    assert [figure.curve is None for figure in told(rows, **QUARTERS)] == [True, True]


# --- refused, in words ---


@pytest.mark.parametrize(
    ("metric", "clock", "sentence"),
    [
        (IN_TIME, "point", "what will come of those under way is not known yet"),
        ("days_to_meeting", "exit", "an offer that leads to no meeting has no day on which its wait ended"),
        ("referrals", "exit", "Referrals is about no time that something lasts, so it has no clocks."),
    ],
)
def test_a_clock_that_a_metric_does_not_offer_is_refused(metric, clock, sentence):
    with pytest.raises(ValidationError) as refused:
        asked(metric, clock=clock)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_duration_offers_clocks_or_says_why_not(metric):
    if isinstance(metric.kind, Median | Lasted) and metric.unit == "days":
        assert bool(metric.lasts) != bool(metric.no_clock)
    others = {str(clock) for clock in offered(metric) if clock is not own(metric)}
    assert others == set(oracle.BY_CLOCK.get(metric.name, ()))


def test_in_public_no_clock_is_asked_for():
    with true_and_public() as true:
        public = true.public()
        assert evaluate(asked(WAIT), public, PUBLIC).cells
        for clock in Clock:
            with pytest.raises(Refused, match="public figures are given only as they are defined"):
                evaluate(asked(WAIT, clock=clock), public, PUBLIC)


# --- what a metric is by another clock ---


@pytest.mark.parametrize(
    ("name", "clock"), [(name, clock) for name, told in oracle.BY_CLOCK.items() for clock in told]
)
def test_by_another_clock_it_is_another_metric(name, clock):
    metric = METRICS[name]
    told = by(metric, Clock(clock))
    assert told.title not in (metric.title, "") and told.definition != metric.definition
    assert isinstance(told.kind, Lasted | Percentage)
    assert (told.better, told.public, told.benchmarks) == (Better.NEITHER, Public.NO, ())
    counted, far = oracle.BY_CLOCK[name][clock], looks_back(told)
    assert (counted.looks_back, counted.unseen) == (round(far.days * 12 / 365), far.lasting)
    assert by(metric, own(metric)) is metric


def test_a_decision_on_limits_and_a_target_are_of_one_clock_only(small):
    place = (Filter(dimension="locality", members=("hamilton",)),)
    assert series(asked(where=place, clock="exit")) != series(asked(where=place))
    (cell,) = evaluate(asked(clock="exit", compare=(Comparator.TARGET,)), small, EVERYTHING).cells
    assert cell.comparisons[0].figure.reason == (
        "Targets are set for the figure as it is defined, by its own clock."
    )
