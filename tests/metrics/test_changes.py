"""What has changed, against figures drawn and added up here."""

from datetime import date

import numpy as np
import pytest

from data_access.access import EVERYTHING, PUBLIC, Role, limit
from metrics import METRICS, Filter, evaluate
from metrics.periods import Grain, day_number
from metrics.rebases import Rebase
from metrics.signals.changes import changes
from metrics.signals.series import SPLITS, Unwatched, answers
from metrics.statistics.suitability import Why
from tests.metrics.drawn_council import CELLS, MONTHS, NAMES, added_up, drawn, rows_of, store

LANARK = limit(Role.MANAGER, frozenset({"lanark"}))
DOUBLED = drawn([(2, 20, 2)])  # Hamilton's Local Office, by the police


@pytest.fixture(scope="module")
def doubled():
    store_of_it = store().refill({"referral": rows_of(DOUBLED)})
    yield store_of_it
    store_of_it.engine.dispose()


@pytest.fixture(scope="module")
def other():
    """A store to be filled anew."""
    store_of_it = store()
    yield store_of_it
    store_of_it.engine.dispose()


def found_in(store, access=EVERYTHING, rebases=()):
    found = changes(store, access, rebases)
    return found, {(metric, tuple(m.code for m in members)) for metric, members in found.watched}


def lanark_of(found) -> tuple:
    return next(members for _, members in found.left_out if [m.code for m in members] == ["lanark"])


def values(control) -> list[float]:
    return [point.cell.figure.value for point in control.points]


def test_every_series_is_what_its_rows_add_up_to(doubled):
    asked = [METRICS["referrals"], METRICS["hub_share"]]
    controls = [
        (answer.metric.name, control)
        for answer in answers(asked, doubled, EVERYTHING, ())
        for control in answer.readings.controls
    ]
    shown = {(metric, tuple(m.code for m in each.members)): values(each) for metric, each in controls}
    expected = {("referrals", ()): added_up(DOUBLED)}
    for name in SPLITS:
        for key, code in NAMES[name].items():
            expected["referrals", (code,)] = added_up(DOUBLED, name, key)
    is_hub = {"counts": lambda cell: CELLS[cell][2] == 1}
    for name, key, code in [("", 0, ""), ("locality", 1, "hamilton"), ("source", 1, "self")]:
        shares = zip(added_up(DOUBLED, name, key, **is_hub), added_up(DOUBLED, name, key), strict=True)
        expected["hub_share", (code,) if code else ()] = [100 * part / whole for part, whole in shares]
    assert {key for key in shown if key[0] == "referrals"} == {k for k in expected if k[0] == "referrals"}
    assert {key: shown[key] for key in expected} == {
        key: pytest.approx(each) for key, each in expected.items()
    }


def test_what_was_planted_is_found_once_of_the_part_that_shows_it_best_and_nothing_else_is(doubled):
    found, watched = found_in(doubled)
    counts = next(each for each in found.found if each.series.metric.name == "referrals")
    assert [each.series.metric.name for each in found.found].count("referrals") == 1
    assert [member.code for member in counts.series.members] == ["h_local"]
    shown = {tuple(member.code for member in members) for _, members in counts.others}
    assert shown == {("hamilton",), ("police",), ()}
    of = added_up(DOUBLED, "team", 2)
    assert counts.move.before == pytest.approx(np.mean(of[:12]))
    assert counts.move.latest == pytest.approx(np.mean(of[-12:]))
    turning = {
        metric.name
        for metric in METRICS.values()
        if any(getattr(each, "dimension", "") in ("team_type", "source") for each in metric.kind.where)
    }
    assert {each.series.metric.name for each in found.found} <= {"referrals", *turning}
    assert ("referrals", ("lanark",)) in watched


def test_figures_that_tell_the_same_are_one_change_told_of_one_and_shown_by_the_others(other):
    """Hubs take over: their share of all referrals, of new ones, and what Local Offices are spared."""
    found = changes(
        other.refill({"referral": rows_of(drawn([(cell, 20, 3) for cell in (0, 1)]))}), EVERYTHING
    )
    hubs = {"hub_share", "hub_share_new", "diverted_share"}
    (told,) = [each for each in found.found if each.metrics & hubs]
    assert hubs - {"hub_share_new"} <= told.metrics <= hubs  # of new ones there is a year less
    assert {metric for metric, _ in told.others} == {told.series.metric.name}
    assert {metric for metric, _ in told.family} == told.metrics
    assert {*told.others, *((each.metric.name, ()) for each in told.also)} < set(told.family)
    for each in told.also:
        assert each.members == () and each.control.direction == told.move.direction


def test_what_is_of_the_whole_leads_though_a_part_surprises_more(doubled):
    whole, *parts = changes(doubled, EVERYTHING).found
    assert (whole.series.metric.name, whole.series.members) == ("hub_share", ())
    assert all(each.series.members for each in parts) and parts[0].p < whole.p
    assert [each.p for each in parts] == sorted(each.p for each in parts)


def test_where_nothing_was_planted_nothing_is_found(other):
    found = [
        changes(other.refill({"referral": rows_of(drawn(seed=seed))}), EVERYTHING).found for seed in range(3)
    ]
    assert found == [()] * 3


def test_whatever_is_told_is_shown_by_its_own_chart_at_the_latest_month(other):
    """In the last month all is as before, so of some charts the latest point stands out, of others not."""
    back = [after if after[0] < 35 else before for before, after in zip(drawn(), DOUBLED, strict=True)]
    found = changes(other.refill({"referral": rows_of(back)}), EVERYTHING)
    assert found.found
    for each in found.found:
        assert each.series.control.direction == each.move.direction
        assert set(each.others) <= set(found.signals)


def test_a_change_is_told_of_the_question_that_its_link_asks(doubled):
    (series,) = [
        each.series for each in changes(doubled, EVERYTHING).found if each.series.metric.name == "referrals"
    ]
    asked = series.answer.selection
    (member,) = series.members
    assert asked.where == (Filter(dimension=member.dimension, members=(member.code,)),)
    assert (asked.by, asked.grain, asked.first, asked.last) == (
        (), Grain.MONTH, date(2022, 1, 1), date(2024, 12, 31),
    )  # fmt: skip
    assert series.answer.kept == ((member.dimension, (member,)),)
    again = evaluate(asked, doubled, EVERYTHING)
    assert [cell.figure for cell in series.answer.cells] == [cell.figure for cell in again.cells]
    (control,) = again.readings.controls
    assert [point.flag for point in series.control.points] == [point.flag for point in control.points]


def test_a_manager_is_told_of_nothing_outside_the_scope(doubled):
    found, watched = found_in(doubled, LANARK)
    assert not {code for _, codes in watched for code in codes} & {"hamilton", "h_hub", "h_local"}
    assert found.found == () and ("referrals", ()) in watched
    assert values(found.totals["referrals"].control) == added_up(DOUBLED, "locality", 2)
    # What is the same series by another name is watched once.
    assert ("referrals", ("lanark",)) not in watched
    assert found.left_out["referrals", lanark_of(found)] is Unwatched.SAME


def test_of_an_empty_scope_nothing_is_watched(doubled):
    found, watched = found_in(doubled, limit(Role.MANAGER))
    assert (watched, found.by_chance, found.found) == (set(), 0, ())


def test_the_public_is_told_of_protected_figures_by_locality_only_and_of_no_others(doubled):
    assert found_in(doubled, PUBLIC)[1] == set(), "the true store answered the public"
    open_to_all = store().refill({"referral": rows_of(DOUBLED)})
    open_to_all.protected = True
    found, watched = found_in(open_to_all, PUBLIC)
    open_to_all.engine.dispose()
    assert {code for _, codes in watched for code in codes} == {"hamilton", "lanark"}
    assert found.unwatched["rereferrals_within_12_months"] is Unwatched.NOT_PUBLIC
    for name in ("children_allocated", "rereferrals"):
        assert found.unwatched[name] is Unwatched.NOT_MONTHLY
    assert [each.series.metric.name for each in found.found].count("referrals") == 1


def test_what_is_left_out_is_counted_and_its_reason_given(doubled, other):
    found = changes(doubled, EVERYTHING)
    assert found.unwatched["open_allocations"] is Unwatched.STOCK
    assert found.unwatched["referrals_per_1000"] is Unwatched.SAME
    assert found.unwatched["came_back_within_12_months"] is Unwatched.LATE
    assert "referrals" not in found.unwatched
    assert set(found.left_out.values()) <= {*Why, *Unwatched}
    assert not set(found.left_out) & set(found.watched)
    few = changes(
        other.refill({"referral": rows_of((n, cell, 1 + (n + cell) % 3) for n, cell, _ in DOUBLED)}),
        EVERYTHING,
    )
    small = [list(each.left_out.values()).count(Why.SMALL_COUNTS) for each in (found, few)]
    assert small[0] < small[1]


def test_a_change_that_people_have_decided_to_take_as_usual_is_no_news(other):
    store = other.refill({"referral": rows_of(drawn([(cell, 14, 2) for cell in range(5)]))})
    assert "referrals" in [each.series.metric.name for each in changes(store, EVERYTHING).found]
    decided = Rebase("referrals", "", MONTHS[14], "Hubs opened", "an analyst", None)
    of = '{{"{0}": ["{1}"]}}'
    series = ["", *(of.format(name, code) for name in SPLITS for code in NAMES[name].values())]
    rebases = tuple(Rebase(**vars(decided) | {"series": each}) for each in series)
    found = changes(store, EVERYTHING, rebases)
    assert "referrals" not in [each.series.metric.name for each in found.found]
    assert "referrals" in {metric for metric, _ in found.watched}


def target(metric: str, value: float) -> dict:
    row = {"metric": metric, "authority": 1, "locality": 0, "value": value, "first": day_number(MONTHS[0])}
    return {**row, "last": None, "source": ""}


@pytest.mark.parametrize(("aim", "short"), [(60, True), (20, False)])
def test_a_target_that_is_missed_without_a_move_is_told(other, aim, short):
    other.refill({"referral": rows_of(drawn()), "target": [target("hub_share", aim)]})
    found = changes(other, EVERYTHING)
    told = {(each.metric.name, tuple(m.code for m in each.members)) for each in found.short}
    assert (("hub_share", ()) in told) is short


def test_a_target_that_a_figure_moves_towards_is_not_told_as_missed(other):
    rising = drawn([(cell, 20, 2) for cell in (0, 1)])
    found = changes(
        other.refill({"referral": rows_of(rising), "target": [target("hub_share", 90)]}), EVERYTHING
    )
    assert "hub_share" in found.totals
    assert not [each for each in found.short if not each.members]


def test_it_is_kept_for_the_snapshot_and_the_access(doubled):
    assert changes(doubled, EVERYTHING) is changes(doubled, EVERYTHING)
    assert changes(doubled, EVERYTHING) is not changes(doubled, LANARK)
