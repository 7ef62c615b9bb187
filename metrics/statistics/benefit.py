"""What a support costs against what its outcomes are taken to be worth: a low, a central and a high case.

Source: HM Treasury, The Green Book: uncertain inputs stand as ranges, optimism is taken off in the open, and
worth is set against cost as their difference and as their ratio. Of one year, so nothing is discounted.
"""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple


class Range(NamedTuple):
    """What is taken in the low, the central and the high case."""

    low: float
    central: float
    high: float


class Case(NamedTuple):
    """One case. `outcomes`: how many are taken to be due to the support; `worth` after the allowance.

    `ratio`: pounds of worth for each pound of cost; None where nothing was spent.
    """

    cost: float
    outcomes: float
    worth: float
    net: float
    ratio: float | None


def cases(
    cost: float, reached: float, difference: Range, worth_of_one: Range, allowance: float
) -> tuple[Case, Case, Case]:
    """The low, central and high case of a support that cost so much and reached so many.

    `difference`: of everybody reached the part, 0 to 1, for whom it made the outcome. `allowance`: the part
    of the worth, 0 to 1, taken off for optimism. ValueError for what is no amount, no part or out of order.
    """
    for amounts in (difference, worth_of_one):
        if list(amounts) != sorted(amounts):
            raise ValueError(f"Low, central and high are in order, not {tuple(amounts)}.")
    if not all(isfinite(each) and each >= 0 for each in (cost, reached, *worth_of_one)):
        raise ValueError("Cost, people reached and worth are amounts of 0 or more.")
    if not all(0 <= each <= 1 for each in (*difference, allowance)):
        raise ValueError(f"Parts lie between 0 and 1, not {(*difference, allowance)}.")
    low, central, high = (
        _case(cost, reached * part, each, allowance)
        for part, each in zip(difference, worth_of_one, strict=True)
    )
    return low, central, high


def _case(cost: float, outcomes: float, worth_of_one: float, allowance: float) -> Case:
    worth = outcomes * worth_of_one * (1 - allowance)
    return Case(cost, outcomes, worth, worth - cost, worth / cost if cost else None)
