"""The filters as chosen, for the address, the sidebar and the line under every title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from metrics.periods import Grain, add_months
from metrics.selection import Comparator, Filter, Selection
from pages.parts.words.numbers import span


@dataclass(frozen=True)
class Chosen:
    """The filters of one page view."""

    first: date
    last: date
    grain: Grain = Grain.QUARTER
    where: tuple[Filter, ...] = ()
    compare: tuple[Comparator, ...] = ()

    @property
    def period(self) -> str:
        """The months in words: "April 2022 to March 2025"."""
        return span(self.first, self.last)

    @property
    def latest_year(self) -> tuple[date, date]:
        """The last twelve months of those chosen, or all of them where they are fewer."""
        return max(self.first, add_months(self.last, -11)), self.last

    def as_shown(self, shown: Selection) -> Chosen:
        """These filters with the months and periods that a view shows. The view names its own comparators."""
        return replace(self, first=shown.first, last=shown.last, grain=shown.grain, compare=())
