"""Why the public has no figure: of a period, said by how far the data reaches; of a metric or a split."""

from datetime import date

import pytest

from data_access.access import PUBLIC
from data_access.database import open_store
from metrics import METRICS, Refused, Selection, evaluate
from metrics.answer import Status
from metrics.periods import Grain
from metrics.public import publish
from tests.pages import small_store

BACK = "came_back_within_12_months"
REACH = (
    "Public figures reach 30 September 2024 so far, as each quarter is published three months after it ends."
)


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """The public figures of a council whose data runs from April 2021 to February 2025."""
    folder = tmp_path_factory.mktemp("menu") / "store"
    with pytest.MonkeyPatch.context() as early:
        early.setattr(small_store, "LAST", date(2025, 2, 28))
        early.setattr(small_store, "AS_AT", date(2025, 2, 28))
        small_store.publish(folder, also=("UPDATE coverage SET opening_stock = 0",))
    return open_store(f"duckdb:///{folder}").current().public()


def by_year(public, metric, first=2021, last=2025):
    asked = Selection(
        metric=metric, first=date(first, 4, 1), last=date(last, 3, 31), grain=Grain.FINANCIAL_YEAR
    )
    return {cell.period.label[:7]: cell.figure for cell in evaluate(asked, public, PUBLIC).cells}


def test_children_not_followed_for_long_enough_are_waited_for_and_the_day_is_said(public):
    found = by_year(public, BACK)
    assert found["2022/23"].status is Status.SHOWN
    assert found["2023/24"].reason == (
        "Not all of its children have been followed for 12 months yet; it can be given once the data reaches "
        "31 March 2025."
    )


def test_a_year_that_has_not_settled_is_waited_for(tmp_path):
    """The data reaches the last day of the year, but not yet three months after it."""
    small_store.publish(tmp_path / "store")
    public = open_store(f"duckdb:///{tmp_path / 'store'}").current().public()
    for metric in ("days_to_meeting", "days_to_decision", BACK):
        assert by_year(public, metric)["2024/25"].reason == publish.WHOLE_ONLY


def test_a_year_that_is_not_over_or_not_reached_or_too_early_says_which(public):
    assert by_year(public, "days_to_decision")["2024/25"].reason == publish.WHOLE_ONLY
    assert by_year(public, BACK)["2021/22"].reason == (
        "The data begins on 1 April 2021 without what was open that day, 95% of which is over within 3 "
        "months, so this figure is known from 1 July 2021."
    )
    assert by_year(public, "days_to_decision", 2024, 2026)["2025/26"].reason == REACH


def test_a_month_that_is_not_published_yet_says_how_far_public_figures_reach(public):
    asked = Selection(metric="referrals", first=date(2024, 9, 1), last=date(2024, 11, 30), grain=Grain.MONTH)
    september, *later = (cell.figure for cell in evaluate(asked, public, PUBLIC).cells)
    assert september.value is not None
    assert [(each.value, each.reason) for each in later] == [(None, REACH)] * 2


def test_what_the_public_cannot_be_told_is_said_by_the_same_rules_that_refuse_it(public):
    for name, metric in METRICS.items():
        for by in ("locality", "team", "team_type", "source"):
            asked = Selection.model_construct(
                metric=name,
                first=date(2022, 4, 1),
                last=date(2023, 3, 31),
                grain=Grain.WHOLE,
                by=(by,),
                where=(),
                compare=(),
                event=None,
            )
            try:
                figures = [cell.figure for cell in evaluate(asked, public, PUBLIC).cells]
                answered = not all(each.status is Status.NOT_AVAILABLE for each in figures)
            except Refused:
                answered = False
            assert answered <= (not publish.lacking(metric, by)), (name, by)
