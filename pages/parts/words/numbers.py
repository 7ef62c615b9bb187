"""Figures in words: how one number, one day and one difference are written, everywhere."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from metrics.model import Cell, Comparison, Count, Median, Metric, Percentage, Status, Value
from metrics.selection import Comparator

SMALL_BASE = 20  # below this a percentage says more than is known: "7 of 10" is shown instead
IRREGULAR = {"children": "child", "families": "family", "people": "person"}
# Reasons arrive as sentences; these openings lose their capital in the middle of one.
OPENINGS = re.compile(
    r"(A|An|The|There|This|These|It|No|None|Nothing|Not|Too|Same|Each|What|Choose|Targets|Periods) "
)
OVER_TIME = {
    Comparator.PREVIOUS: "the period before",
    Comparator.LAST_YEAR: "the same months a year earlier",
}


def number(x: float, decimals: int = 0) -> str:
    """The number with thousands commas and a true minus sign, halves rounded away from zero."""
    exact = Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(exact):,}" if exact >= 0 or not exact else f"\u2212{-exact:,}"


def day(when: date) -> str:
    """The date as people write it: "31 March 2025"."""
    return f"{when.day} {when:%B %Y}"


def span(first: date, last: date) -> str:
    """Whole months as people write them: "October 2022 to September 2023"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"


def singular(unit: str) -> str:
    """The unit for exactly one: "open allocations" -> "open allocation", "children" -> "child"."""
    words = unit.split(" ")
    for place, word in enumerate(words):
        if word in IRREGULAR or re.search(r"[^s]s$", word):
            words[place] = IRREGULAR.get(word, word[:-1])
            break
    return " ".join(words)


def inline(text: str) -> str:
    """A sentence or label, made fit for the middle of another: no full stop, no capital it does not need."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if OPENINGS.match(text) else text


def is_small(figure: Value, metric: Metric) -> bool:
    """A percentage of so few that it is written "7 of 10"."""
    known = figure.numerator is not None and figure.denominator is not None
    return isinstance(metric.kind, Percentage) and known and 0 < figure.denominator < SMALL_BASE


def missing(figure: Value) -> str:
    """Why there is no number, to stand in a sentence: "not available: ..."."""
    if figure.status is Status.LOW:
        return "fewer than 5"
    kind = "withheld" if figure.status is Status.WITHHELD else "not available"
    return f"{kind}: {inline(figure.reason)}" if figure.reason else kind


def value(figure: Value, metric: Metric) -> str:
    """The figure as it stands in a table or beside a bar: "1,234", "61%", "7 of 10", "3 days", "none"."""
    if figure.status is Status.LOW:
        return "fewer than 5"
    if figure.value is None:
        return "withheld" if figure.status is Status.WITHHELD else "not available"
    mark = " (provisional)" if figure.status is Status.PROVISIONAL else ""
    return plain(figure, metric) + mark


def plain(figure: Value, metric: Metric) -> str:
    """The figure without its status. There must be a value."""
    if is_small(figure, metric):
        return f"{number(figure.numerator)} of {number(figure.denominator)}"
    text = number(figure.value, metric.decimals)
    if isinstance(metric.kind, Percentage):
        return f"{text}%"
    if isinstance(metric.kind, Median):
        return _middle(text, metric)
    return "none" if figure.status is Status.NONE else text


def _middle(text: str, metric: Metric) -> str:
    """A middle of whole numbers is one of them, or halfway: "2 days", "2.5 days"."""
    text = text.removesuffix(".0")
    return f"{text} {singular(metric.unit) if text == '1' else metric.unit}"


def counted(figure: Value, metric: Metric) -> str:
    """The figure with its unit, to stand in a sentence: "1 referral", "no referrals", "61%"."""
    text = value(figure, metric)
    if isinstance(metric.kind, Percentage | Median) or (figure.value is None and text != "fewer than 5"):
        return text
    text = text.removesuffix(" (provisional)")
    unit = singular(metric.unit) if text == "1" and isinstance(metric.kind, Count) else metric.unit
    return f"{'no' if text == 'none' else text} {unit}"


def share(figure: Value, metric: Metric) -> str:
    """The figure before the noun it is a share of: "61% of" referrals, "7 of the 10" referrals."""
    if is_small(figure, metric):
        return f"{number(figure.numerator)} of the {number(figure.denominator)}"
    return f"{value(figure, metric).removesuffix(' (provisional)')} of"


def versus(comparison: Comparison) -> str:
    """What a figure is set beside, to stand after "than": "the period before (Apr to Jun 2023)"."""
    label = inline(comparison.label)
    words = OVER_TIME.get(comparison.comparator)
    if not words or label == words:
        return label
    return f"{words} ({label.split(' (')[0]})" if label else words


def delta(cell: Cell, comparison: Comparison, metric: Metric) -> str:
    """The difference in words: "12 more than the same months a year earlier"; never "better" or "worse"."""
    now, then, label = cell.figure, comparison.figure, versus(comparison)
    if Status.PROVISIONAL in (now.status, then.status):
        return f"not compared with {label}: the period is not complete"
    if now.value is None or then.value is None:
        unknown = then if then.value is None else now
        return f"not compared with {label}: {inline(unknown.reason) or missing(unknown)}"
    if is_small(now, metric) or is_small(then, metric):
        return f"{plain(then, metric)} for {label}"
    if comparison.comparator is Comparator.REST and isinstance(metric.kind, Count):
        return (
            f"{plain(then, metric)} in {label}"  # a part and the rest differ in size: no difference is told
        )
    gap = now.value - then.value
    text = number(abs(gap), metric.decimals)
    if not Decimal(text.replace(",", "")):
        same = "no change from" if comparison.comparator in OVER_TIME else "the same as"
        return f"{'almost ' if gap else ''}{same} {label}"
    return f"{_gap(text, gap > 0, metric)} than {label}"


def _gap(text: str, up: bool, metric: Metric) -> str:
    if isinstance(metric.kind, Count):
        return f"{text} {'more' if up else 'fewer'}"
    if isinstance(metric.kind, Median):
        return f"{_middle(text, metric)} {'more' if up else 'less'}"
    points = f" percentage point{'' if text == '1' else 's'}" if isinstance(metric.kind, Percentage) else ""
    return f"{text}{points} {'higher' if up else 'lower'}"


def verdict(cell: Cell, comparison: Comparison, metric: Metric) -> str:
    """ "better" or "worse" where the metric declares which way is better and figures differ, else ""."""
    now, then = cell.figure, comparison.figure
    firm = {Status.SHOWN, Status.NONE}
    if metric.better == "neither" or now.status not in firm or then.status not in firm:
        return ""
    if now.value is None or then.value is None or now.value == then.value:
        return ""
    return "better" if (now.value > then.value) == (metric.better == "higher") else "worse"
