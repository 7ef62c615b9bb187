"""Which published columns are comparators of which metric, and what each counts.

To take another column, add a `Series`. Looked-after and children-in-need rates wait
here for metrics that will carry them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_access.formats.dfe_figures import ENGLAND, Figure, Figures

CHILDREN = "Children aged 0 to 17 years"
BY_POPULATION = (
    "worked out here from the published count and the ONS mid-year estimate of children aged 0 to 17 "
    "within the year"
)


@dataclass(frozen=True)
class Series:
    """One published figure. `only` (column, value) picks its rows; `per` makes a rate of a count."""

    metric: str
    column: str
    definition: str
    window: str = ""
    publication: str = ""
    only: tuple[str, str] | None = None
    per: int | None = None

    def fits(self, columns: set[str]) -> bool:
        """Whether a file with these columns holds the series."""
        return {self.column, *((self.only[0],) if self.only else ())} <= columns

    def concerns(self, row: dict[str, str]) -> bool:
        """Whether the row of the file belongs to the series."""
        return self.only is None or row[self.only[0]] == self.only[1]

    def rows(self, figures: Figures) -> Iterator[dict[str, object]]:
        """Benchmark rows of England, and of its region for each authority."""
        latest = max((year for _, year in figures), default=0)
        for (place, year), figure in figures.items():
            if place == ENGLAND:
                yield self.row(year, latest, figure, comparator=ENGLAND, average_type="total")
            region = figures.regions.get((place, year))
            if region and (region, year) in figures:
                published = figures[region, year]
                yield self.row(
                    year, latest, published, comparator=region, authority=place, average_type="total"
                )

    def row(self, year: int, latest: int, figure: Figure, **more: str) -> dict[str, object]:
        """One benchmark row for the year ending 31 March of `year`, from the release of `latest`."""
        return {
            "metric": self.metric,
            "definition": self.definition,
            "window": self.window,
            "period": f"{year - 1}/{year % 100:02d}",
            "release": f"Reporting year {latest}",
            "value": "" if figure.value is None else f"{figure.value:.4f}".rstrip("0").rstrip("."),
            "reason": figure.reason,
            "source": f"Department for Education, {self.publication}, reporting year {latest}",
            **more,
        }


NEED, LOOKED_AFTER = "Children in need", "Children looked after in England including adoptions"
SERIES = (
    Series(
        "rereferrals_within_12_months",
        "rereferral_percent",
        "Percentage of referrals in the year within 12 months of a previous referral of the same child",
        "12 months",
        NEED,
    ),
    Series(
        "no_further_action_share",
        "no_further_action_percent",
        "Percentage of referrals in the year that resulted in no further action",
        "",
        NEED,
    ),
    Series(
        "referrals_per_1000",
        "referral_count",
        f"Referrals in the year per 1,000 children aged 0 to 17, {BY_POPULATION}",
        "",
        NEED,
        per=1000,
    ),
    Series(
        "children_in_need_rate",
        "At31_episodes",
        "Children in need on 31 March, at the end of the year, per 10,000 children aged 0 to 17, "
        + BY_POPULATION,
        "",
        NEED,
        per=10_000,
    ),
    Series(
        "looked_after_rate",
        "rate_per_10000",
        "Children looked after on 31 March, at the end of the year, per 10,000 children aged 0 to 17",
        "",
        LOOKED_AFTER,
        only=("population_type", "Children looked after on 31 March each year"),
    ),
)
