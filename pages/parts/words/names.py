"""What periods and comparisons are called: one table each, for fields, addresses, tables and sentences."""

from __future__ import annotations

from metrics.periods import Grain
from metrics.selection import Comparator

# In the order the reader chooses from.
GRAINS = {
    Grain.MONTH: "month",
    Grain.QUARTER: "quarter",
    Grain.FINANCIAL_YEAR: "financial year",
    Grain.SERVICE_YEAR: "service year",
    Grain.SCHOOL_YEAR: "school year",
    Grain.CALENDAR_YEAR: "calendar year",
}
COMPARATORS = {
    Comparator.LAST_YEAR: "Same months last year",
    Comparator.PREVIOUS: "Period before",
    Comparator.TARGET: "Council's target",
    Comparator.REST: "Rest of the council",
}


def plural(grain: Grain) -> str:
    """The periods of a grain together: "quarters"."""
    return f"{GRAINS[grain]}s"
