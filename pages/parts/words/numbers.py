"""Figures compared in words; `metrics.wording` writes each single figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from metrics.answer import Cell, Comparison, Status, Value
from metrics.kinds import Count, Middle, Rate, Sum
from metrics.model import Metric
from metrics.periods import Period, months_apart
from metrics.selection import BENCHMARKS, Comparator
from metrics.wording import (
    counted,
    day,
    fine,
    inline,
    interval,
    is_small,
    listed,
    lowered,
    middle,
    missing,
    number,
    plain,
    singular,
    value,
    with_interval,
)
from pages.parts.words.benchmarks import against
from pages.parts.words.unsettled import unsettled

__all__ = [
    "age",
    "apart",
    "counted",
    "day",
    "delta",
    "difference",
    "fine",
    "inline",
    "interval",
    "is_small",
    "length",
    "listed",
    "lowered",
    "middle",
    "missing",
    "more_or_less",
    "number",
    "plain",
    "share",
    "shown_apart",
    "singular",
    "span",
    "value",
    "versus",
    "when",
    "with_interval",
]

_PLAIN = str.maketrans({",": None, "\u2212": "-"})  # numbers as Python reads them
OVER_TIME = {
    Comparator.PREVIOUS: "the period before",
    Comparator.LAST_YEAR: "a year earlier",
}


def span(first: date, last: date) -> str:
    """Whole months as people write them: "October 2022 to September 2023"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year:
        return f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"


def age(as_at: date, today: date) -> str:
    """How old data is on a day: "12 days old", "20 months old"; "" for data of that day or later."""
    days = (today - as_at).days
    if days <= 0:
        return ""
    if days < 60:
        return f"{days} day{'s' * (days > 1)} old"
    months = months_apart(as_at, today)
    return f"{months - (today.day < as_at.day)} months old"


def when(period: Period, metric: Metric) -> str:
    """ "in Jul to Sep 2023"; for a count at a moment "on 30 September 2023".

    A rate of several years is that of one, so words say so: "a year over the 3 years Apr 2022 ...".
    """
    if metric.is_at_close:
        return f"on {day(period.last)}"
    is_long = isinstance(metric.kind, Rate) and _months(period) > 12
    return f"a year over the {length(period)} {period.label}" if is_long else f"in {period.label}"


def length(period: Period) -> str:
    """The length of a period: "3 years", "5 months", "1 month"."""
    months = _months(period)
    number_, unit = (months, "month") if months % 12 else (months // 12, "year")
    return f"{number_} {unit}{'s' * (number_ > 1)}"


def _months(period: Period) -> int:
    return months_apart(period.first, period.last) + 1


def share(figure: Value, metric: Metric) -> str:
    """The figure before the noun it is a share of: "61% of" referrals, "7 of the 10" referrals."""
    if is_small(figure, metric):
        return " of the ".join(map(number, figure.parts))
    return f"{value(figure, metric).removesuffix(' (provisional)')} of"


def apart(points: float, decimals: int) -> str:
    """The size of a difference: "3", "1.4"; "less than 1" where rounding would make it 0."""
    text = number(abs(points), decimals)
    return text if Decimal(text.replace(",", "")) else f"less than {number(10.0**-decimals, decimals)}"


def versus(comparison: Comparison) -> str:
    """The comparator, to stand after "than": "the period before (Apr to Jun 2023)"."""
    label = inline(comparison.label)
    words = OVER_TIME.get(comparison.comparator)
    if not words or label == words:
        return label
    return f"{words} ({label.split(' (')[0]})" if label else words


def delta(cell: Cell, comparison: Comparison, metric: Metric) -> str:
    """The difference in words: "12 more than a year earlier"; never "better" or "worse"."""
    now, then, label = cell.figure, comparison.figure, versus(comparison)
    if Status.PROVISIONAL in (now.status, then.status):
        return f"not compared with {label}: {unsettled(metric).because}"
    if now.value is None or then.value is None:
        unknown = then if then.value is None else now
        return f"not compared with {label}: {inline(unknown.reason) or missing(unknown)}"
    is_published = comparison.comparator in BENCHMARKS
    if metric.rounded and not is_published or is_small(now, metric) or is_small(then, metric):
        link = "" if comparison.comparator is Comparator.LAST_YEAR else "for "
        return f"{plain(then, metric)} {link}{label}"
    if is_published:
        return f"{against(now, then)} {plain(then, metric)} for {label}".lstrip()
    if comparison.comparator is Comparator.REST and isinstance(metric.kind, Count):
        return (
            f"{plain(then, metric)} in {label}"  # a part and the rest differ in size: no difference is given
        )
    if gap := more_or_less(now.value, then.value, metric):
        return f"{gap} {label}"
    same = "no change from" if comparison.comparator in OVER_TIME else "the same as"
    return f"{'almost ' if now.value != then.value else ''}{same} {label}"


def more_or_less(now: float, then: float, metric: Metric) -> str:
    """The difference of two figures as shown: "12 more than", "1.4 percentage points lower than", or ""."""
    gap = difference(now, then, metric)
    return f"{gap} than" if gap else ""


def difference(now: float, then: float, metric: Metric) -> str:
    """The difference of two figures as shown: "12 more", "1.4 percentage points lower", or ""."""
    gap = shown_apart(now, then, metric.decimals)
    return _gap(number(abs(gap), metric.decimals), gap > 0, metric) if gap else ""


def shown_apart(now: float, then: float, decimals: int) -> float:
    """The difference of two figures as they are shown, so that whoever subtracts them finds the same."""
    one, other = (Decimal(number(each, decimals).translate(_PLAIN)) for each in (now, then))
    return float(one - other)


def _gap(text: str, up: bool, metric: Metric) -> str:
    added_up = isinstance(metric.kind, Sum) and not (metric.is_money or metric.decimals)  # people, meetings
    if isinstance(metric.kind, Count) or added_up:
        return f"{text} {'more' if up else 'fewer'}"
    if isinstance(metric.kind, Middle):
        return f"{middle(text, metric)} {'more' if up else 'less'}"
    points = f" percentage point{'' if text == '1' else 's'}" if metric.is_percentage else ""
    return f"{'£' * metric.is_money}{text}{points} {'higher' if up else 'lower'}"
