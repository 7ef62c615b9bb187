"""One value as systems, spreadsheets and people write it: the text, and where a workbook types it, that."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

EPOCH = date(1970, 1, 1)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOBODY = ("", "", "NULL", "N/A", "-", "null", "not known")
NO_DAYS = ("", "", "", "NULL", "N/A", "01/01/1900", "00/00/0000", "31/12/9999")


@dataclass(frozen=True)
class Value:
    """What the store must hold, what a workbook may type (None: text alone), what a text file says.

    `empty`: what the store holds where the column was not sent.
    """

    means: object
    typed: object
    text: str
    empty: object = None


def _ordinal(day: date) -> int:
    return (day - EPOCH).days


def _short(day: date) -> str:
    return MONTHS[day.month - 1][:3]


FORMS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d.year}{d.month:02}{d.day:02}",
    lambda d: f"{d.day:02}-{_short(d)}-{d.year % 100:02}",
    lambda d: f"{d.day:02}-{_short(d).upper()}-{d.year % 100:02} 09.30.00.000000000 PM",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {_short(d)} {d.year}",
    lambda d: f"{_short(d)} {d.day:>2} {d.year} 12:00AM",
    lambda d: f"{d.isoformat()} 00:00:00.000",
    lambda d: f"{d.isoformat()}T23:59:59",
    lambda d: f"{d.day:02}{_short(d).upper()}{d.year}:09:30:00",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year} 9:30:00 PM",
    lambda d: f"{d.isoformat()}T12:00:00Z",
    lambda d: f"{d.year}{d.month:02}{d.day:02}T093000",
    lambda d: str((d - date(1899, 12, 30)).days),
    lambda d: f"{(d - date(1899, 12, 30)).days}.98",
)


def days(chance: random.Random) -> Callable[[date], Value]:
    """How a column of days is written: in one form, or now and then in three."""
    forms = chance.sample(FORMS, chance.choice([1, 1, 3]))
    typed = chance.random() < 0.6
    pad = chance.choice(["", "", " ", "\u00a0"])

    def write(day: date) -> Value:
        kept = chance.choice([day, datetime.combine(day, time(9, 30))]) if typed else None
        return Value(_ordinal(day), kept, chance.choice(forms)(day) + pad)

    return write


def numbers(chance: random.Random) -> Callable[[int], Value]:
    """How a column of numbers of people is written; `means` is the number as a person would say it."""
    pad = chance.choice(["", "", " ", "\u00a0"])
    typed = chance.random() < 0.5
    form = chance.choice(["C{}", "c{}", "{:07}", "P/{:04}", "X-{}", "{}", "{}", "45{:08}", "{}.0", "Ú{}"])

    def write(number: int) -> Value:
        text = form.format(number)
        said = text.removesuffix(".0")
        whole = int(said) if typed and said.isascii() and said.isdigit() and said[0] != "0" else None
        kept = float(whole) if whole and chance.random() < 0.3 else whole
        return Value(said, kept, text + pad)

    return write


def month(chance: random.Random, first: date) -> Value:
    """A month by its first day."""
    forms = (
        f"{first.month:02}/{first.year}", f"{first.year}-{first.month:02}", f"{_short(first)} {first.year}",
        f"{MONTHS[first.month - 1]} {first.year}", f"{_short(first)}-{first.year}", first.isoformat(),
        f"01/{first.month:02}/{first.year}",
    )  # fmt: skip
    return Value(_ordinal(first), chance.choice([None, first]), chance.choice(forms))


def amount(chance: random.Random) -> Value:
    """Pounds and pence, or none."""
    pence = chance.choice([0, 5, 50, 100, 123_456, chance.randrange(-(10**6), 10**9)])
    pounds = pence / 100
    forms = (
        f"{pounds:.2f}",
        f"{pounds:,.2f}",
        f"{pounds!r}",
        f"£{pounds:,.2f}" if pence >= 0 else f"{pounds}",
    )
    if chance.random() < 0.1:
        return Value(None, None, "")
    return Value(pounds, chance.choice([None, pounds]), chance.choice(forms))
