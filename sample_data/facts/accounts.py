"""What the invented council planned and spent: the funds that print names, and its own budget."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START, number
from sample_data.facts.extract import Extract, Life
from sample_data.places import AUTHORITY

COLUMNS = ("authority", "month", "fund", "tier", "budget", "spent")
FUNDS = {
    "whole_family": "Whole Family Wellbeing Fund",
    "peer_support": "Peer support fund",
    "core": "The council's own budget",
}
# Pounds a month, the first month, and how the tiers share it. Print: 1.827 million a year from the Whole
# Family Wellbeing Fund, and 487,340 for at least five years of peer support.
PLANNED = {
    "whole_family": (1_827_000 / 12, number(2022, 4, 1), {"universal": 0.30, "early": 0.70}),
    "peer_support": (487_340 / 60, number(2023, 1, 1), {"early": 1.0}),
    "core": (412_000.0, DATA_START, {"early": 0.22, "intensive": 0.78}),
}
SPENT = (0.88, 1.06)  # of what was planned, in most months
# The council has set its budget for the year to come, on a day before the weeks whose rows clerks spoil.
BUDGET_SET, PLANNED_TO = number(2025, 1, 22), number(2026, 3, 31)
# Print: until when the fund is secure, and what the paper expects then. The grant is for at least five years.
SECURED_TO = {"whole_family": "2026-03-31", "peer_support": "2027-12-31"}
WHEN_IT_ENDS = {
    "whole_family": "The paper to the Social Work Resources Committee of 6 March 2024 expects to absorb the "
    "loss through vacant posts.",
}


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month, fund and tier, in order of month; then what is only planned."""
    text, rng = life.almanac.text, Random(f"{life.seed}/accounts")
    for month in life.months:
        for fund, tier, budget in _planned(month):
            spent = budget * rng.uniform(*SPENT)
            yield month, (AUTHORITY, text[month], fund, tier, f"{budget:.2f}", f"{spent:.2f}")
    for month in (day for day in range(AS_AT + 1, PLANNED_TO) if text[day].endswith("-01")):
        for fund, tier, budget in _planned(month):
            yield BUDGET_SET, (AUTHORITY, text[month], fund, tier, f"{budget:.2f}", "")


def _planned(month: int) -> Iterator[tuple[str, str, float]]:
    """Fund, tier and pounds of the month."""
    for fund, (planned, since, tiers) in PLANNED.items():
        for tier, share in tiers.items() if month >= since else ():
            yield fund, tier, planned * share


ACCOUNTS = Extract("accounts", COLUMNS, _rows)
