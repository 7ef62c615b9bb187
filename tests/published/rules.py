"""How a printed figure is compared with one that was worked out: the rules of figures.json."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

PRINTED = json.loads((Path(__file__).parent / "figures.json").read_text(encoding="utf-8"))
FIGURES = {figure["id"]: figure for figure in PRINTED["figures"]}


def rounded(number: float, step: str) -> Decimal:
    """Rounded as people do: halves away from zero."""
    return Decimal(str(number)).quantize(Decimal(step), ROUND_HALF_UP)


def _rises(first: float, second: float, third: float) -> bool:
    """Whether each of three years is higher than the one before."""
    return 0 < first < second < third


RULES = {
    "equals": lambda printed, got: got == printed,
    "target_equals": lambda printed, got: got == printed,
    "context_equals": lambda printed, got: got == printed,
    "rounds_to": lambda printed, got: rounded(got, "1") == printed,
    "rounds_to_1dp": lambda printed, got: rounded(got, "0.1") == Decimal(str(printed)),
    "at_least": lambda printed, got: len(got) == 4 and all(each >= printed for each in got.values()),
    "over": lambda printed, got: len(got) == 4 and all(each > printed for each in got.values()),
    "between": lambda printed, got: printed[0] <= got <= printed[1],
    "hub_is_largest": lambda printed, got: len(got) == 3 and "hub" in max(got, key=got.get).lower(),
    "allocations_exceed_referrals": lambda printed, got: got["allocations"] > got["referrals"] > 0,
    "each_year_higher": lambda printed, got: _rises(*got.values()),
}


def meets(name: str, got) -> bool:
    """Whether what was worked out agrees with the printed figure of that id, by the figure's rule."""
    figure = FIGURES[name]
    return RULES[figure["rule"]](figure["value"], got)
