"""What a store does not hold or record is refused or told by name, and never counted as zero."""

from datetime import date

import pytest

from metrics import EVERYTHING, Filter, Refused, Selection, evaluate
from metrics.answer import Status
from metrics.periods import Grain
from metrics.wording import applied
from tests.metrics.small_store import duckdb_store, fact_row, reference_rows

YEAR = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}


@pytest.fixture(scope="module")
def store():
    made = duckdb_store({"referral": [fact_row("referral", received=date(2023, 1, 1), locality=1)]})
    yield made
    made.engine.dispose()


def ask(store, metric="referrals", grain=Grain.WHOLE, by=(), **filters):
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
    return evaluate(Selection(metric=metric, **YEAR, grain=grain, by=by, where=where), store, EVERYTHING)


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
    assert applied(answer) == ("Authority: South Lanarkshire",)


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
    assert applied(answer) == ("Authority: South Lanarkshire", "Locality: Hamilton or Lanark")


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
    allocated = fact_row("allocation", started=date(2023, 1, 1), allocation_kind=1, child=1)
    made = duckdb_store({"allocation": [allocated]})
    assert [cell.figure.value for cell in ask(made, "escalations").cells] == [0]
    assert "No referrals" not in ask(made).cells[0].figure.reason
    made.engine.dispose()


@pytest.mark.parametrize("metric", ["rereferrals", "rereferrals_within_12_months", "hub_share_new"])
def test_what_follows_a_child_is_not_zero_where_no_row_names_one(metric):
    referred = fact_row(
        "referral", received=date(2023, 1, 1), closed=date(2023, 1, 2), team_type=1, child=None
    )
    made = duckdb_store({"referral": [referred]})
    figure = ask(made, metric).cells[0].figure
    assert figure.value is None
    assert figure.reason.startswith("This store holds no children for its referrals")
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
