"""Why a published figure is not set beside ours: of something else, of other years or places, or absent."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.access import Access, Role
from metrics import METRICS
from metrics.comparators.benchmarks import year_of
from metrics.periods import Grain
from tests.metrics.published import RATE, SHARE, YEAR, ask, beside, row, two_years


@pytest.fixture(scope="module")
def store():
    with two_years() as made:
        yield made


def test_a_rate_by_an_older_estimate_is_not_compared(store):
    store.refill({"benchmark": [row(RATE, 51.9, "2024/25")]})
    [england] = beside(ask(store, metric=RATE, window=(date(2024, 4, 1), date(2025, 3, 31))))
    assert england.figure.value is None
    assert (
        "by the population estimate for 2023, the published figure by that for 2024" in england.figure.reason
    )


ALIKE = {"benchmark": [row()]}
THESE = (
    "England’s figures are for years to 31 March and whole authorities; {}, so they are not set side by side."
)
WHOLE = "England’s figures are for whole authorities, and this is a part of one."
AVERAGED = "What is loaded of England is not the total, or does not say how it was averaged."
WRITTEN = "The period of what is loaded of England is not written as a year to March (2023/24)."
ELSE = "What is loaded of England counts something else: “{}."


@pytest.mark.parametrize(
    ("rows", "asked", "reason"),
    [
        ([row()], {"grain": Grain.QUARTER}, THESE.format("these are quarters")),
        ([row()], {"grain": Grain.MONTH}, THESE.format("these are months")),
        ([row()], {"grain": Grain.SERVICE_YEAR}, THESE.format("these are service years")),
        ([row()], {"grain": Grain.CALENDAR_YEAR}, THESE.format("these are calendar years")),
        (
            [row()],
            {"grain": Grain.WHOLE, "window": (date(2022, 4, 1), YEAR[1])},
            THESE.format("this is for Apr 2022 to Mar 2024"),
        ),
        ([row()], {"locality": ("hamilton",)}, WHOLE),
        ([row()], {"team": ("h_hub",)}, WHOLE),
        ([row()], {"source": ("police",)}, WHOLE),
        ([row()], {"by": ("locality",)}, WHOLE),
        ([row()], {"by": ("sex",)}, WHOLE),
        ([row()], {"authority": ()}, "England’s figures are set beside one authority at a time."),
        (
            [row()],
            {"access": Access(Role.MANAGER, localities=frozenset({"hamilton"}))},
            "England’s figures are for whole authorities, and you see a part of one.",
        ),
        ([], {}, "No figure of England is loaded for this."),
        ([row(comparator="Scotland")], {}, "No figure of England is loaded for this."),
        ([row(authority="north")], {}, "No figure of England is loaded for this."),
        ([row(definition="Ever back.")], {}, ELSE.format("Ever back” within 12 months")),
        ([row(window="24 months")], {}, ELSE.format(f"{row()['definition']}” within 24 months")),
        ([row(window=None)], {}, ELSE.format(f"{row()['definition']}”")),
        *(
            ([row(average_type=kind)], {}, AVERAGED)
            for kind in ("mean", "median", "not_stated", None)
        ),
        *(
            ([row(period=period)], {}, WRITTEN)
            for period in ("2024", "not stated", "2023/25", "Q1 2023/24")
        ),
        ([row(value=None, reason="c")], {}, "The publisher gives no figure: it is confidential."),
        ([row(value=None)], {}, "The publisher gives no figure: none is given."),
        (
            [row("no_further_action_share", 6.5)],
            {"metric": "no_further_action_share"},
            METRICS["no_further_action_share"].no_benchmark,
        ),
        ([row()], {"metric": "hub_share"}, "No published figure is known to count the same."),
        (
            [row()],
            {"metric": "referrals"},
            "A count grows with the size of the place; only shares and rates are set beside others’.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_the_same_is_not_set_beside_and_why(store, rows, asked, reason):
    store.refill({"benchmark": rows})
    told = {(each.figure.value, each.figure.reason) for each in beside(ask(store, **asked))}
    assert told == {(None, reason)}


def test_a_definition_is_the_same_whatever_its_spacing_and_capitals(store):
    store.refill({"benchmark": [row(definition=f"  {row()['definition'].upper()}.", window="12  Months")]})
    assert beside(ask(store))[0].figure.value == 22.6


def test_a_changed_definition_of_ours_is_not_compared_until_held_against_the_published_one(
    store, monkeypatch
):
    store.refill(ALIKE)
    monkeypatch.setitem(METRICS, SHARE, replace(METRICS[SHARE], version=METRICS[SHARE].version + 1))
    assert "Our definition has changed" in beside(ask(store))[0].figure.reason


@pytest.mark.parametrize(
    ("written", "year"),
    [("2023/24", 2023), ("2023-24", 2023), ("1999/00", 1999), ("2023/2024", 2023), ("2024", None)],
)
def test_a_year_is_read_only_where_it_can_be_no_other(written, year):
    assert year_of(written) == (year and (date(year, 4, 1), date(year + 1, 3, 31)))
