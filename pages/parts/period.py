"""Which months: named periods and the first and last month, never a calendar to click through."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from metrics.periods import Calendar, Grain, add_months, months_apart, periods_between

OWN = "Months of your own"


def months(first: date, last: date) -> tuple[date, ...]:
    """The first day of every month the data covers."""
    count = months_apart(first, last) + 1
    return tuple(add_months(first, step) for step in range(count))


def month_label(month: date) -> str:
    """A month as the address and the fields write it: "October 2022"."""
    return f"{month:%B %Y}"


@cache
def named(first: date, last: date, calendar: Calendar) -> dict[str, tuple[date, date]]:
    """Name -> first and last month, of the periods worth a name that lie wholly inside the data."""
    first, last = first.replace(day=1), last.replace(day=1)
    found = {
        "Last 3 years": (add_months(last, -35), last),
        "Last 12 months": (add_months(last, -11), last),
        "Everything loaded": (first, last),
    }
    for grain, name in ((Grain.SERVICE_YEAR, "Service year"), (Grain.FINANCIAL_YEAR, "Financial year")):
        for period in reversed(periods_between(first, last, grain, calendar)):
            label = f"{name} {period.label.split(' (')[0]}"
            found[label] = (period.first, period.last.replace(day=1))
    return {name: span for name, span in found.items() if first <= span[0] and span[1] <= last}


def name_of(span: tuple[date, date], names: Mapping[str, tuple[date, date]]) -> str:
    """The name of these months, if they have one."""
    return next((name for name, months in names.items() if months == span), OWN)
