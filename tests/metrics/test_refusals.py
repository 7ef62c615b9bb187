"""Impossible questions are refused in words before any SQL; impossible for this store, when it is asked."""

from datetime import date

import pytest
from pydantic import ValidationError

from metrics import METRICS, Filter, Refused, Selection, carries, evaluate, splits
from metrics.answer import Status
from metrics.periods import Grain
from metrics.refusals import refusal
from tests.metrics.small_store import duckdb_store, fact_row, reference_rows

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


@pytest.fixture(scope="module")
def store():
    made = duckdb_store({"referral": [fact_row("referral", received=date(2023, 1, 1), locality=1)]})
    yield made
    made.engine.dispose()


def ask(store, metric="referrals", grain=Grain.WHOLE, by=(), **filters):
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
    return evaluate(Selection(metric=metric, **YEAR, grain=grain, by=by, where=where), store)


def test_years_that_begin_in_different_months_are_not_added_up(store):
    with pytest.raises(
        Refused, match="The service year begins in different months in South Lanarkshire and North"
    ):
        ask(store, grain=Grain.SERVICE_YEAR)
    assert ask(store, grain=Grain.SCHOOL_YEAR).periods[0].first == date(2022, 8, 1)
    assert ask(store, grain=Grain.SERVICE_YEAR, locality=("lanark",)).periods[0].first == date(2022, 10, 1)
    assert ask(store, grain=Grain.SERVICE_YEAR, authority=("north",)).periods[0].first == date(2022, 4, 1)


def test_rows_of_no_recorded_place_may_be_of_any_authority(store):
    with pytest.raises(Refused, match="begins in different months"):
        ask(store, grain=Grain.SERVICE_YEAR, locality=("hamilton", "not_recorded"))


def test_a_member_nobody_knows_is_refused_not_ignored(store):
    with pytest.raises(Refused, match="This store has no locality 'hamiltn'. Did you mean hamilton?"):
        ask(store, locality=("hamiltn",))


def test_a_filter_the_fact_cannot_carry_is_said_and_lifted(store):
    answer = ask(store, "allocations", decision=("support",), authority=("south",))
    assert answer.unserved == (
        "Decision is not recorded for allocations, so that filter is not applied here.",
    )
    assert answer.applied == ("Authority: South Lanarkshire",)


def test_a_filter_that_no_row_of_the_store_records_is_said_and_lifted(store):
    answer = ask(store, team=("h_hub",))
    assert answer.unserved == (
        "Team cannot be chosen: this store holds no teams for its referrals, "
        "so every row is counted under Not recorded.",
    )
    assert [cell.figure.value for cell in answer.cells] == [1]


def test_a_split_that_no_row_records_shows_all_under_not_recorded(store):
    answer = ask(store, by=("team",))
    assert [(cell.members[0].name, cell.figure.value) for cell in answer.cells] == [("Not recorded", 1)]
    assert len(answer.unserved) == 1


def test_filters_are_repeated_in_words(store):
    answer = ask(store, locality=("lanark", "hamilton"), authority=("south",))
    assert answer.applied == ("Authority: South Lanarkshire", "Locality: Hamilton or Lanark")


def test_choosing_nobody_counts_nobody(store):
    answer = ask(store, locality=())
    assert [cell.figure.value for cell in answer.cells] == [0]
    assert ask(store, locality=(), by=("locality",)).cells == ()


@pytest.mark.parametrize(
    ("metric", "plural"), [("hub_share", "team types"), ("self_referring_families", "referral sources")]
)
def test_a_figure_that_turns_on_what_no_row_records_is_not_zero(store, metric, plural):
    figure = ask(store, metric).cells[0].figure
    assert figure.value is None
    assert figure.reason == f"This store holds no {plural} for its referrals, and this figure turns on them."


def test_counting_families_that_no_row_names_is_not_zero():
    referred = fact_row("referral", received=date(2023, 1, 1), referral_source=1, family=None)
    made = duckdb_store({"referral": [referred]})
    figure = ask(made, "self_referring_families").cells[0].figure
    assert figure.value is None
    assert figure.reason.startswith("This store holds no families for its referrals")
    made.engine.dispose()


def test_what_the_loader_works_out_can_be_a_true_zero():
    allocated = fact_row("allocation", started=date(2023, 1, 1), allocation_kind=1)
    made = duckdb_store({"allocation": [allocated]})
    assert [cell.figure.value for cell in ask(made, "escalations").cells] == [0]
    assert "No referrals" not in ask(made).cells[0].figure.reason
    made.engine.dispose()


@pytest.mark.parametrize("metric", ["diverted_share", "hub_share"])
def test_a_code_that_the_store_does_not_list_is_told_not_dropped(metric):
    made = duckdb_store({"referral": [fact_row("referral", received=date(2023, 1, 1), team=1, team_type=1)]})
    types = reference_rows()["team_type"]
    for row, code in zip(types, ("not_recorded", "hb", "lo", "ypss"), strict=True):
        row["code"] = code
    named = {"diverted_share": "local_office", "hub_share": "hub"}[metric]
    figure = ask(made.refill({"team_type": types}), metric).cells[0].figure
    assert (figure.value, figure.status) == (None, Status.NOT_AVAILABLE)
    assert figure.reason == f"This store has no team type with the code {named}, and this figure turns on it."
    made.engine.dispose()


@pytest.mark.parametrize("metric", ["decided_within_3_days", "days_to_decision"])
def test_days_of_decision_that_no_row_records_are_told_by_name(store, metric):
    figure = ask(store, metric).cells[0].figure
    assert figure.value is None
    assert figure.reason == "No day of decision is recorded for the referrals in this store."


def test_a_decision_on_the_day_itself_is_recorded():
    decided = fact_row("referral", received=date(2023, 1, 1), days_to_decision=0, working_days_to_decision=0)
    made = duckdb_store({"referral": [decided]})
    assert ask(made, "days_to_decision").cells[0].figure.value == 0
    assert ask(made, "decided_within_3_days").cells[0].figure.value == 100
    made.engine.dispose()


def test_a_rate_of_no_rows_has_the_status_of_a_true_zero():
    people = {"authority": 1, "locality": 1, "year": 2022, "age_group": "children", "people": 100}
    referred = fact_row("referral", received=date(2023, 1, 1), locality=1, referral_source=1)
    made = duckdb_store({"referral": [referred], "population": [people]})
    figure = ask(made, "referrals_per_1000", locality=("hamilton",), source=("police",)).cells[0].figure
    assert (figure.numerator, figure.denominator, figure.status) == (0, 100, Status.NONE)
    made.engine.dispose()


@pytest.mark.parametrize(
    ("by", "filters", "left"),
    [
        ("team_type", {"team": ("h_hub",)}, ["Hub"]),
        ("team_type", {"team": ("h_local", "h_hub")}, ["Hub", "Local Office"]),
        ("source_group", {"source": ("police",)}, ["Services"]),
        ("source", {"source_group": ("public",)}, ["Self"]),
        ("team", {"team_type": ("local_office",)}, ["Hamilton Local Office"]),
        ("team_type", {"locality": ("hamilton",)}, ["Hub", "Local Office", "YPSS"]),
    ],
)
def test_members_that_a_filter_leaves_no_row_are_not_in_the_split(by, filters, left):
    own = {"team": 1, "team_type": 1, "referral_source": 1, "source_group": 1}
    made = duckdb_store({"referral": [fact_row("referral", received=date(2023, 1, 1), locality=1, **own)]})
    assert [members[0].name for members in ask(made, by=(by,), **filters).members] == left
    made.engine.dispose()


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
