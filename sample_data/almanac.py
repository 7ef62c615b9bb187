"""Time in South Lanarkshire: which days offices and schools are closed, and how busy a day is.

Days are whole numbers since 1970-01-01. Local public holidays and school breaks
follow the council's usual pattern; a year's own calendar may differ by a day.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def number(year: int, month: int, day: int) -> int:
    """Day number of a date."""
    return (date(year, month, day) - EPOCH).days


LIFE_START = number(2014, 4, 1)  # families have a past before the extracts begin
# Referrals are sent from longer ago than the rest, so that what they look back on is there.
REFERRALS_START = number(2017, 4, 1)
DATA_START = number(2019, 10, 1)
AS_AT = number(2025, 3, 31)
PILOT_HAMILTON = number(2021, 9, 6)
PILOT_EAST_KILBRIDE = number(2022, 1, 10)
LAUNCH = number(2022, 9, 27)
YEARS = range(2014, 2027)

BUSY_WEEKDAYS = (1.18, 1.10, 1.04, 1.02, 0.98, 0.22, 0.18)  # Monday first
OFFICE_CLOSED = 0.25  # the police and the out-of-hours line never close
SCHOOL_BREAK = 0.80
MONTHS = (1.00, 1.03, 1.05, 1.00, 1.04, 1.02, 0.97, 0.99, 1.03, 1.02, 1.06, 0.94)

# Demand against October 2022; straight lines between the knots.
DEMAND = (
    (LIFE_START, 0.79),
    (number(2019, 10, 1), 0.90),
    (number(2020, 3, 15), 0.91),
    (number(2020, 4, 1), 0.58),
    (number(2020, 6, 1), 0.70),
    (number(2020, 9, 15), 0.90),
    (number(2020, 12, 20), 0.90),
    (number(2021, 1, 20), 0.80),
    (number(2021, 4, 20), 0.91),
    (number(2022, 10, 1), 1.00),
    (number(2023, 10, 1), 1.04),
    (number(2025, 4, 1), 1.07),
)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _monday(year: int, month: int, nth: int) -> date:
    """The nth Monday of the month; -1 for the last."""
    first = date(year, month, 1)
    mondays = [first + timedelta((7 - first.weekday()) % 7 + 7 * week) for week in range(5)]
    return [day for day in mondays if day.month == month][nth - 1 if nth > 0 else nth]


def _observed(first: date, second: date) -> list[date]:
    """Two holidays in a row, moved past the weekend where they fall on one."""
    days: list[date] = []
    for day in (first, second):
        while day.weekday() > 4 or day in days:
            day += timedelta(1)
        days.append(day)
    return days


ONCE = {
    date(2022, 6, 2): "Spring holiday (moved)",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral",
    date(2023, 5, 8): "Coronation",
}


def _holidays_of(year: int) -> dict[date, str]:
    new_year = _observed(date(year, 1, 1), date(year, 1, 2))
    christmas = _observed(date(year, 12, 25), date(year, 12, 26))
    may, fair, september = _monday(year, 5, -1), _monday(year, 7, 3), _monday(year, 9, -1)
    names = dict.fromkeys(new_year, "New Year") | dict.fromkeys(christmas, "Christmas")
    names |= {easter(year) - timedelta(2): "Good Friday", easter(year) + timedelta(1): "Easter Monday"}
    names[_monday(year, 5, 1)] = "May Day"
    for monday, name in ((may, "Spring holiday"), (fair, "Fair holiday"), (september, "September weekend")):
        names |= {monday - timedelta(3): name, monday: name}
    return names


def holidays() -> dict[date, str]:
    """Days on which offices are closed, with their names, in order."""
    every: dict[date, str] = {}
    for year in YEARS:
        every |= _holidays_of(year)
    return dict(sorted((every | ONCE).items()))


def _breaks_of(year: int) -> list[tuple[date, date]]:
    """School breaks that begin in the year: first and last day."""
    autumn, spring = _monday(year, 10, 2), _monday(year, 2, 2)
    return [
        (spring, spring + timedelta(2)),
        (easter(year) - timedelta(9), easter(year) + timedelta(5)),
        (date(year, 6, 26), date(year, 8, 13)),
        (autumn, autumn + timedelta(4)),
        (date(year, 12, 22), date(year + 1, 1, 5)),
    ]


CLOSED_SCHOOLS = ((date(2020, 3, 21), date(2020, 8, 10)), (date(2021, 1, 6), date(2021, 3, 14)))


def _demand(day: int) -> float:
    for (first, low), (last, high) in zip(DEMAND, DEMAND[1:], strict=False):
        if day <= last:
            return low + (high - low) * (day - first) / (last - first)
    return DEMAND[-1][1]


class Almanac:
    """What is known of each day from the start of the lives to a year after the extracts.

    `season` is how busy the time of year is, `weekday` how busy the day of the
    week; both lists are looked up by `day - LIFE_START`.
    """

    def __init__(self):
        """Work every day out once; lives look them up millions of times."""
        days = range(LIFE_START, AS_AT + 366)
        closed = {(day - EPOCH).days for day in holidays()}
        spans = [span for year in YEARS for span in _breaks_of(year)]
        self.school_break = {
            day
            for first, last in spans + list(CLOSED_SCHOOLS)
            for day in range((first - EPOCH).days, (last - EPOCH).days + 1)
        }
        usual = {day for first, last in spans for day in range((first - EPOCH).days, (last - EPOCH).days + 1)}
        self.office_open = [(day + 3) % 7 < 5 and day not in closed for day in days]
        self.working = [day for day, is_open in zip(days, self.office_open, strict=True) if is_open]
        self.text = [(EPOCH + timedelta(day)).isoformat() for day in range(AS_AT + 366)]
        self.season = [
            MONTHS[int(self.text[day][5:7]) - 1] * _demand(day) * (SCHOOL_BREAK if day in usual else 1)
            for day in days
        ]
        self.weekday = [
            BUSY_WEEKDAYS[(day + 3) % 7] * (OFFICE_CLOSED if day in closed else 1) for day in days
        ]

    def is_open(self, day: int) -> bool:
        """Whether offices are open on the day."""
        return self.office_open[day - LIFE_START]

    def working_day(self, day: int, later: int) -> int:
        """The working day so many working days after `day` (after the next one, when offices are closed)."""
        at = bisect_left(self.working, day) + later
        return self.working[min(at, len(self.working) - 1)]
