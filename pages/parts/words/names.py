"""Names of periods and comparators: one table each, for fields, addresses, tables and sentences."""

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
    Comparator.ENGLAND: "England",
    Comparator.NEIGHBOURS: "Statistical neighbours",
}


def in_sentence(which: Comparator) -> str:
    """The comparator in the middle of a sentence: "the same months last year", "England"."""
    name = COMPARATORS[which]
    if which is Comparator.ENGLAND:
        return name
    article = "" if which is Comparator.NEIGHBOURS else "the "
    return f"{article}{name[0].lower()}{name[1:]}"


def plural(grain: Grain) -> str:
    """The periods of a grain together: "quarters"."""
    return f"{GRAINS[grain]}s"


def spaced(name: str) -> str:
    """An extract or a column as people read it: "Context figures"."""
    return name.replace("_", " ").capitalize()
