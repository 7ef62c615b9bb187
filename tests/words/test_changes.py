"""What is said of changes: how much was looked at, from what to what, and no more than that."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.dimensions import Member
from metrics.model import Better
from metrics.readings.judging import judged
from metrics.readings.verdict import Months
from metrics.signals.changes import Change, Changes
from metrics.signals.series import Series, Unwatched
from metrics.statistics.icons import Assurance
from metrics.statistics.moves import Move
from metrics.statistics.suitability import Why
from pages.parts.words import changes as words
from pages.parts.words import unchanged
from tests.answers import LOCALITIES, metric
from tests.readings.series import STEADY, monthly

MOVED = (*STEADY, 80, 82, 78, 81, 79, 83, 77, 80)
NOT_RECORDED = Member("locality", "not_recorded", "Not recorded", 0)


def series(values=MOVED, *members, **declared) -> Series:
    answer = monthly(values)
    control = judged(metric(**declared), answer.cells)
    return Series(metric(**declared), replace(control, members=members), answer)


def change(p: float = 0.004, months: int = 3, others=(), of: Series | None = None) -> Change:
    before = Months(date(2022, 1, 1), date(2022, 12, 31), 60.2)
    since = Months(date(2023, 9 - months % 12, 1), date(2023, 8, 31), 63.4)
    return Change(of or series(), Move(p, months, 63.4, 60.2), p, before, since, others)


def found(**changed) -> Changes:
    empty = {"watched": (), "signals": (), "by_chance": 0.0, "found": (), "left_out": {}, "unwatched": {}}
    period = {"first": date(2022, 4, 1), "last": date(2025, 3, 31)}
    return Changes(**period | empty | {"totals": {}, "short": ()} | changed)


def keys(many: int) -> tuple:
    return tuple(("referrals", (Member("team", str(n), str(n), n),)) for n in range(many))


@pytest.mark.parametrize(
    ("many", "chance", "signals", "said"),
    [
        (
            448,
            26.88,
            120,
            "448 figures from April 2022 to March 2025. About 27 would stand out by luck; 120 do.",
        ),
        (7, 0.42, 0, "7 figures from April 2022 to March 2025. Fewer than 1 would stand out by luck; 0 do."),
        (1, 0.06, 1, "1 figure from April 2022 to March 2025. Fewer than 1 would stand out by luck; 1 does."),
    ],
)
def test_how_much_was_looked_at_is_said_with_what_chance_makes_of_it(many, chance, signals, said):
    told = words.looked_at(found(watched=keys(many), by_chance=chance, signals=keys(signals)))
    assert told == f"We checked {said}"


def test_where_nothing_can_be_watched_that_is_said():
    assert words.looked_at(found()).startswith("No figure has enough behind it")
    assert words.outcome(found()) == ""


def test_no_change_is_said_plainly_and_changes_are_counted():
    assert words.outcome(found(watched=keys(9), signals=keys(3))) == words.NOTHING
    one = found(watched=keys(9), signals=keys(1), found=(change(),))
    assert words.outcome(one) == "1 change is unlikely to be chance."
    more = words.outcome(found(watched=keys(9), signals=keys(5), found=(change(),)))
    assert more.endswith("Other figures stand out less clearly: treat them as questions.")
    two = words.outcome(found(watched=keys(9), signals=keys(5), found=(change(), change())))
    assert two.startswith("2 changes are unlikely to be chance.")


@pytest.mark.parametrize(
    ("months", "when"),
    [
        (3, "June to August 2023, a month on average"),
        (1, "August 2023"),
    ],
)
def test_a_change_is_told_from_what_to_what(months, when):
    before, since = words.levels(change(months=months))
    assert before == ("January to December 2022, a month on average", "60.2")
    assert since == (when, "63.4")


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "less than 1 in 1,000"),
        (0.0033, "about 1 in 300"),
        (0.02, "about 1 in 50"),
    ],
)
def test_how_surprising_it_is_is_told_in_round_numbers(p, said):
    assert f"The chance of this happening by luck is {said}." in words.sentence(change(p))


def test_who_else_shows_it_is_named_and_the_rest_is_counted():
    total, *places = [("referrals", ()), *(("referrals", (each,)) for each in LOCALITIES)]
    assert words.sentence(change(others=(total, places[0]))).endswith("Seen too in the total and Clydesdale.")
    many = words.others(change(others=(total, *places, *keys(5))))
    assert many.startswith("the total, Clydesdale, ") and many.endswith(" and 4 more")
    assert "Seen too" not in words.sentence(change())


def test_the_table_names_what_else_tells_the_same_change():
    told = replace(change(others=(("referrals", ()),)), also=(series(title="Hub share"),))
    nothing = replace(change(), also=(series(title="Hub share"),))
    assert [row[-1] for row in words.table((told, nothing)).rows] == [
        "the total; Hub share", "Hub share",
    ]  # fmt: skip


def test_a_series_is_titled_as_the_page_of_its_metric_does_with_its_member():
    assert words.title(series()) == "Referrals: higher than usual for 8 months to August 2023 (usually 60)"
    assert words.title(series(MOVED, LOCALITIES[0])).startswith("Clydesdale: referrals: higher than usual")
    assert words.title(series(MOVED, NOT_RECORDED)).startswith(
        "Locality not recorded: referrals: higher than usual"
    )


def test_a_title_over_a_drawing_opens_with_the_scope_as_titles_elsewhere_do():
    whole = series()
    own = replace(whole, answer=replace(whole.answer, within=("Lanark", "Clydesdale")))
    assert words.title(own) == f"Lanark and Clydesdale: r{words.title(whole)[1:]}"


def test_words_are_neutral_whatever_way_is_better():
    for better in Better:
        told = change(of=series(better=better))
        said = f"{words.title(told.series)} {words.sentence(told)}".lower()
        assert not [word for word in ("improv", "concern", "better", "worse", "because") if word in said]


def test_what_has_not_changed_is_told_with_the_months_that_people_compare():
    told = unchanged.unmoved(series((*STEADY, 60, 61)))
    assert (
        told
        == "Referrals: steady at about 60 a month to February 2023. February 2023: 61; a year before: 62."
    )
    assert "a year before" not in unchanged.unmoved(series(STEADY[:12]))


def test_what_is_left_out_is_counted_with_the_reason_and_the_metrics_it_is_of():
    few = {(name, (each,)): Why.SMALL_COUNTS for name in ("escalations", "transfers") for each in LOCALITIES}
    told = unchanged.left_out(
        found(
            left_out=few | {("referrals", ()): Unwatched.SAME},
            unwatched={"open_allocations": Unwatched.STOCK, "referrals_per_1000": Unwatched.SAME},
        )
    )
    few_of = (("escalations", "Escalations (4)"), ("transfers", "Transfers between teams (4)"))
    assert ("8 figures, because too few are counted each month", few_of) in told
    assert ("1 figure, because they repeat another figure", (("referrals", "Referrals (1)"),)) in told
    said = {metrics: why for why, metrics in told}
    assert "most of them carry over" in said[("open_allocations", "Open allocations"),]
    assert set(unchanged.LEFT_OUT) == {*Why, Unwatched.SAME} and set(unchanged.UNWATCHED) == set(Unwatched)


def test_a_target_that_is_missed_is_told_with_what_chance_makes_of_it():
    missed = series(better=Better.HIGHER)
    some = replace(missed, control=replace(missed.control, target=62.0, assurance=Assurance.HIT_OR_MISS))
    assert unchanged.short(some) == (
        "Referrals: usually 60, the target is 62; there is no sign of a move towards it. "
        "The target of 62 will be met in some months and missed in others."
    )
    assert unchanged.short(replace(some, control=replace(some.control, assurance=None))).endswith(
        "towards it."
    )


def test_what_cannot_be_judged_and_what_was_restated_is_said_with_the_reason():
    assert unchanged.unjudged(metric(), Unwatched.NOT_MONTHLY) == (
        "Referrals: not judged, because in public they are not given by month."
    )
    assert unchanged.restated(1).startswith("The last load changed 1 month that was loaded before: a figure")
    assert unchanged.restated(3).startswith(
        "The last load changed 3 months that were loaded before: a figure"
    )


def test_the_table_says_the_same_in_one_row_a_change():
    table = words.table((change(of=series(MOVED, LOCALITIES[0])), change()))
    assert len(table.rows) == 2 and table.labels == 2
    assert table.rows[0][:4] == (
        "Referrals",
        "Clydesdale",
        "60.2 (January to December 2022, a month on average)",
        "63.4 (June to August 2023, a month on average)",
    )
    assert table.rows[1][1] == "The total" and table.rows[1][-1] == "none"
