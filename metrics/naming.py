"""Words people type, made into a question: metrics, members and periods by code or name, in any case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from metrics.catalogue import reference
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS
from metrics.model import Metric
from metrics.periods import Grain, add_months
from metrics.refusals import Refused, suggestion
from metrics.snapshot import Snapshot

PERIODS = "2023, 2022/23, 2023-Q1, 2022-10 or 2022-10..2023-09"
Named = TypeVar("Named")
_DAY = timedelta(days=1)


def metric_named(written: str) -> Metric:
    """The metric of that name or title; `Refused` with a suggestion where there is none."""
    known = {word: metric for metric in METRICS.values() for word in (metric.name, metric.title)}
    return _pick("metric", written, known)


def member_named(snapshot: Snapshot, dimension: str, written: str) -> str:
    """The code of the member of that code or name."""
    known = {
        word: member.code
        for member in reference.listed(snapshot, dimension)
        for word in (member.code, member.name)
    }
    return _pick(DIMENSIONS[dimension].title.lower(), written, known)


def dimension_named(written: str) -> str:
    """The dimension of that name or title."""
    known = {word: each.name for each in DIMENSIONS.values() for word in (each.name, each.title)}
    return _pick("split", written, known)


def _pick(what: str, written: str, known: Mapping[str, Named]) -> Named:
    folded = {_fold(word): value for word, value in known.items()}
    if _fold(written) in folded:
        return folded[_fold(written)]
    raise Refused(f"There is no {what} called {written!r}.{suggestion(written, tuple(known))}")


def _fold(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def window_named(written: str) -> tuple[date, date, Grain | None]:
    """First and last day of a period as people write it, and the grain it is one period of.

    The grain is None for a span of months. `2022/23` is the financial year.
    """
    begin, dots, end = written.partition("..")
    first, last, grain = _one(begin.strip())
    if not dots:
        return first, last, grain
    return first, _one(end.strip())[1], None


def _one(written: str) -> tuple[date, date, Grain]:
    for pattern, months, grain, begins in _SHAPES:
        if found := re.fullmatch(pattern, written, re.IGNORECASE):
            first = _begin(written, *begins(*map(int, found.groups())))
            return first, add_months(first, months) - _DAY, grain
    raise Refused(f"{written!r} is not a period. Write it as {PERIODS}.")


def _begin(written: str, year: int, month: int) -> date:
    if 1 <= month <= 12 and 1901 <= year <= 2198:
        return date(year, month, 1)
    raise Refused(f"{written!r} is not a period. Write it as {PERIODS}.")


def _following(year: int, next_year: int) -> tuple[int, int]:
    """Year and first month of a financial year; month 0, to be refused, where its two years do not follow."""
    return year, 4 if (year + 1) % 100 == next_year else 0


_SHAPES = (
    (r"(\d{4})", 12, Grain.CALENDAR_YEAR, lambda year: (year, 1)),
    (r"(\d{4})/(?:\d\d)?(\d\d)", 12, Grain.FINANCIAL_YEAR, _following),
    (r"(\d{4})-?q([1-4])", 3, Grain.QUARTER, lambda year, quarter: (year, quarter * 3 - 2)),
    (r"(\d{4})-(\d{1,2})", 1, Grain.MONTH, lambda year, month: (year, month)),
)
