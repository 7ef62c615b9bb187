"""What the invented council planned and spent: the funds that print names, and its own budget."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import DATA_START, number
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


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month, fund and tier, in order of month."""
    text, rng = life.almanac.text, Random(f"{life.seed}/accounts")
    for month in life.months:
        for fund, (planned, since, tiers) in PLANNED.items():
            for tier, share in tiers.items() if month >= since else ():
                budget = planned * share
                spent = budget * rng.uniform(*SPENT)
                yield month, (AUTHORITY, text[month], fund, tier, f"{budget:.2f}", f"{spent:.2f}")


ACCOUNTS = Extract("accounts", COLUMNS, _rows)
