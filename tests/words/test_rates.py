"""Rates are of a year, or of the part of one that is said."""

from datetime import date

import pytest

from metrics.periods import Grain
from pages.parts import words
from tests.answers import LOCALITIES, answer, split

WHOLE, LAST = Grain.WHOLE, date(2025, 3, 31)


@pytest.mark.parametrize(
    ("first", "last", "grain", "said", "unit"),
    [
        (date(2022, 4, 1), LAST, WHOLE, "a year over the 3 years Apr 2022 to Mar 2025", " a year"),
        (date(2024, 4, 1), LAST, WHOLE, "in Apr 2024 to Mar 2025", ""),
        (date(2025, 1, 1), LAST, Grain.QUARTER, "in Jan to Mar 2025", ", over 3 months"),
    ],
)  # fmt: skip
def test_a_rate_says_over_how_long_it_counts_unless_that_is_a_year(first, last, grain, said, unit):
    shown = answer([478.5], "referrals_per_1000", first=first, last=last, grain=grain)
    assert words.finding(shown) == f"Referrals per 1,000 children: 478.5 {said}"
    expected = "Unit: referrals per 1,000 children" + unit
    assert words.subtitle(shown).endswith(f"{expected}.")
    by_place = split(
        [400.0, 500.0, 450.0, 478.5], LOCALITIES, "referrals_per_1000", first=first, last=last, grain=grain
    )
    assert f"by locality {said}: " in words.finding(by_place)
