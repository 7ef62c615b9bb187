"""Periods of time: each is whole months, so its first month identifies a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

EPOCH = date(1970, 1, 1)


class Grain(StrEnum):
    """How time is cut. WHOLE is the chosen window as one period."""

    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    SERVICE_YEAR = "service_year"
    WHOLE = "whole"


YEARS = frozenset({Grain.FINANCIAL_YEAR, Grain.CALENDAR_YEAR, Grain.SCHOOL_YEAR, Grain.SERVICE_YEAR})


@dataclass(frozen=True)
class Calendar:
    """In which months an authority's own years begin (1 to 12)."""

    service_year_start: int = 4
    school_year_start: int = 8


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of whole months: first and last day, both inside it."""

    first: date
    last: date
    grain: Grain

    @property
    def label(self) -> str:
        """The period as people write it: "October 2022", "Jul to Sep 2023", "2022/23"."""
        return LABELS[self.grain](self.first, self.last)


def day_number(day: date) -> int:
    """Days since 1970-01-01, as the store keeps dates."""
    return (day - EPOCH).days


def from_day_number(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=number)


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def months_apart(first: date, last: date) -> int:
    """How many months the month of `last` lies after that of `first`; below 0 before it."""
    return (last.year - first.year) * 12 + last.month - first.month


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last of a shorter month."""
    first, last = add_months(day, months), add_months(day, months + 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def whole_months(days: int) -> int:
    """So many days in whole months, to the nearest."""
    return round(days / 365 * 12)


def nearest_month(day: date) -> date:
    """The first day of a month that is nearest to the day."""
    return add_months(day, 0 if day.day <= 15 else 1)


def first_month(grain: Grain, calendar: Calendar) -> int:
    """The month in which periods of a yearly grain begin."""
    return {
        Grain.CALENDAR_YEAR: 1,
        Grain.FINANCIAL_YEAR: 4,
        Grain.SCHOOL_YEAR: calendar.school_year_start,
        Grain.SERVICE_YEAR: calendar.service_year_start,
    }[grain]


def months_in(grain: Grain) -> int:
    """Length of a period of this grain in months."""
    return {Grain.MONTH: 1, Grain.QUARTER: 3}.get(grain, 12)


def period_of(day: date, grain: Grain, calendar: Calendar) -> Period:
    """The period of that grain which contains the day. Not for `Grain.WHOLE`."""
    if grain is Grain.MONTH:
        first = day.replace(day=1)
    elif grain is Grain.QUARTER:
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    else:
        start = first_month(grain, calendar)
        first = date(day.year if day.month >= start else day.year - 1, start, 1)
    return Period(first, _end(first, months_in(grain)), grain)


def periods_between(first: date, last: date, grain: Grain, calendar: Calendar) -> tuple[Period, ...]:
    """Every period of the grain that touches the window, in order."""
    if grain is Grain.WHOLE:
        return (Period(first, last, grain),)
    found = [period_of(first, grain, calendar)]
    while found[-1].last < last:
        found.append(shift(found[-1], 1))
    return tuple(found)


def shift(period: Period, steps: int) -> Period:
    """The period of the same length `steps` periods later (earlier if negative)."""
    months = _months_long(period)
    first = add_months(period.first, steps * months)
    return Period(first, _end(first, months), period.grain)


def year_before(period: Period) -> Period:
    """The same months a year earlier."""
    first = add_months(period.first, -12)
    return Period(first, _end(first, _months_long(period)), period.grain)


def _months_long(period: Period) -> int:
    return months_apart(period.first, period.last) + 1


def _end(first: date, months: int) -> date:
    return add_months(first, months) - timedelta(days=1)


def _year(first: date, last: date) -> str:
    return f"{first.year}" if first.month == 1 else f"{first.year}/{last.year % 100:02d}"


def _span(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year:
        return f"{first:%b} to {last:%b %Y}"
    return f"{first:%b %Y} to {last:%b %Y}"


LABELS = {
    Grain.MONTH: lambda first, last: f"{first:%B %Y}",
    Grain.QUARTER: _span,
    Grain.FINANCIAL_YEAR: lambda first, last: f"{_year(first, last)} (financial year)",
    Grain.CALENDAR_YEAR: lambda first, last: f"{first.year}",
    Grain.SCHOOL_YEAR: lambda first, last: f"{_year(first, last)} (school year)",
    Grain.SERVICE_YEAR: lambda first, last: f"{_year(first, last)} (service year)",
    Grain.WHOLE: _span,
}
