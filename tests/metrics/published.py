"""Two years of a council, and published figures to set beside them."""

from contextlib import contextmanager
from datetime import date, timedelta

from data_access.formats.dfe_series import SERIES
from metrics import EVERYTHING, Comparator, Filter, Selection, evaluate
from metrics.periods import Grain
from tests.metrics.small_store import duckdb_store, fact_row

YEAR = (date(2023, 4, 1), date(2024, 3, 31))
SHARE, RATE = "rereferrals_within_12_months", "referrals_per_1000"
ENGLAND, NEIGHBOURS = (Comparator.ENGLAND,), (Comparator.NEIGHBOURS,)
PUBLISHED = {series.metric: series for series in SERIES}


def row(metric=SHARE, value: float | None = 22.6, period="2023/24", **changes):
    """A row of the benchmark table, as a DfE file becomes one."""
    told = {
        "metric": metric,
        "definition": PUBLISHED[metric].definition,
        "window": PUBLISHED[metric].window or None,
        "comparator": "England",
        "average_type": "total",
        "period": period,
        "release": "October 2024",
        "value": value,
        "source": "DfE",
    }
    return dict.fromkeys(("authority", "neighbour_model", "reason")) | told | changes


def neighbours(**changes):
    model = "DfE statistical neighbour model 2025 (9 of 10 with a figure)"
    named = {"comparator": "Statistical neighbours", "authority": "south", "average_type": "mean"}
    return row(**named | {"neighbour_model": model} | changes)


@contextmanager
def two_years():
    """100 referrals in each year to March 2024, a fifth of them after an earlier one, in two localities."""
    rows = [
        fact_row(
            "referral",
            received=date(year, 4, 1) + timedelta(days=3 * number),
            child=number,
            days_since_previous=300 if number % 5 == 0 else None,
            locality=number % 2 + 1,
            team=number % 2 + 1,
            referral_source=number % 2 + 1,
        )
        for year in (2022, 2023)
        for number in range(100)
    ]
    people = [
        {"authority": key, "locality": 0, "year": year, "age_group": "children", "people": 2000}
        for key in (1, 2)
        for year in (2022, 2023)
    ]
    made = duckdb_store({"referral": rows, "population": people})
    yield made
    made.engine.dispose()


def ask(
    store,
    compare=ENGLAND,
    metric=SHARE,
    window=YEAR,
    grain=Grain.FINANCIAL_YEAR,
    by=(),
    access=EVERYTHING,
    **more,
):
    where = {"authority": ("south",)} | more
    filters = tuple(Filter(dimension=name, members=codes) for name, codes in where.items() if codes)
    asked = {"first": window[0], "last": window[1], "grain": grain, "by": by, "where": filters}
    return evaluate(Selection(metric=metric, compare=compare, **asked), store, access)


def beside(answer):
    return [each for cell in answer.cells for each in cell.comparisons]
