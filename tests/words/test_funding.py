"""Until when the money is secure, from an answer by fund and year."""

from datetime import date

from metrics import METRICS
from metrics.catalogue.funds import Terms
from metrics.dimensions import Member
from metrics.periods import Grain
from pages.parts.words import funding
from tests.answers import answer

YEARS = {"first": date(2024, 4, 1), "last": date(2026, 3, 31), "grain": Grain.FINANCIAL_YEAR}
FUNDS = tuple(
    (Member("fund", code, name, key),)
    for key, (code, name) in enumerate(
        (("whole", "Whole Family Fund"), ("peer", "Peer fund"), ("own", "Own budget")), 1
    )
)
ENDS = {
    "whole": Terms(date(2026, 3, 31), "The paper expects posts to stay vacant."),
    "peer": Terms(date(2027, 12, 31)),
}


def planned(*values):
    return answer(values, "budget", by=("fund",), members=FUNDS, declared=METRICS["budget"], **YEARS)


def test_the_sentences_name_the_money_of_the_last_year_planned_by_when_it_ends():
    found = planned(1, 2, 3, 1_827_000, 97_468, 4_944_000)
    assert funding.said(found, ENDS) == (
        "Of the £6.9m planned for 2025/26, £1.8m comes from a fund that is secure only to March 2026: "
        "Whole Family Fund.",
        "£97,468 comes from a fund that is secure only to December 2027: Peer fund.",
    )
    assert funding.expected(found, ENDS) == ("Whole Family Fund: The paper expects posts to stay vacant.",)


def test_a_year_without_a_plan_is_not_spoken_of():
    found = planned(10, 20, 30, None, None, None)
    assert funding.said(found, {})[0] == "No end is recorded for any fund that pays in 2024/25."
    assert funding.said(planned(*[None] * 6), ENDS) == (funding.NO_PLAN,)
