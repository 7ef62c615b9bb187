"""Figures in words: how one number, one day and one figure are written, on pages and in terminals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from data_access.facts.worked import LookBack
from metrics.answer import Answer, Status, Value
from metrics.dimensions import DIMENSIONS, PHRASES, Member
from metrics.kinds import Count, Middle, Percentage, Rate, Sum
from metrics.model import Metric
from metrics.periods import whole_months

SMALL_BASE = 20  # below this a percentage claims too much: pages show "7 of 10" instead
IRREGULAR = {"children": "child", "families": "family", "people": "person"}
# Reasons arrive as sentences; these openings lose their capital in the middle of one.
OPENINGS = re.compile(
    r"(A|An|The|There|This|These|It|No|None|Nothing|Nobody|Not|Fewer|Too|Same|Each|What|Choose|Targets"
    r"|Periods) "
)


def number(x: float, decimals: int = 0) -> str:
    """The number with thousands commas and a true minus sign, halves rounded away from zero."""
    exact = Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(exact):,}" if exact >= 0 or not exact else f"\u2212{-exact:,}"


def fine(metric: Metric) -> int:
    """Decimals of limits and levels (means of months), which judge figures: at least one.

    Figures, differences and ranges have the metric's own decimals. A public share has none, and its ranges
    are rounded outward to whole percentages. A level of 36.6% written 37% would call 37% above 37%.
    """
    return max(metric.decimals, 1)


def day(when: date) -> str:
    """The date as people write it: "31 March 2025"."""
    return f"{when.day} {when:%B %Y}"


def singular(unit: str) -> str:
    """The unit for exactly one: "open allocations" -> "open allocation", "children" -> "child"."""
    words = unit.split(" ")
    for place, word in enumerate(words):
        if word in IRREGULAR or re.search(r"[^s]s$", word):
            words[place] = IRREGULAR.get(word, word[:-1])
            break
    return " ".join(words)


def inline(text: str) -> str:
    """A sentence or label for the middle of another: no full stop, no capital that it does not need."""
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if OPENINGS.match(text) else text


def lowered(text: str) -> str:
    """A title or sentence to follow a colon: "hubs answered ..."; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def inside(member: Member) -> str:
    """The member's name as it stands within a sentence: a phrase begins small, a name does not."""
    is_name = member.key and member.dimension not in PHRASES
    return member.name if is_name else lowered(member.name)


def looks_back(far: LookBack) -> str:
    """What a figure needs of the time before its period: "24 months, and what was open before them"."""
    window = months(whole_months(far.days)) if far.days else ""
    open_then = f"what was open before {'them' if window else 'the period'}" if far.lasting else ""
    return ", and ".join(filter(None, (window, open_then))) or "none"


def months(number: int) -> str:
    """So many months: "1 month", "24 months"."""
    return f"{number} month{'s' * (number != 1)}"


def listed(names: Sequence[str], joint: str = "and") -> str:
    """ "Hamilton, Lanark and Cambuslang"."""
    return f" {joint} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def one_filter(dimension: str, names: Sequence[str]) -> str:
    """A filter in words: "Locality: Hamilton or Rutherglen"."""
    return f"{DIMENSIONS[dimension].title}: {listed(names, 'or') or 'nothing chosen'}"


def held_against(metric: Metric) -> str:
    """What keeps an improvement from being called one, as a sentence, or why nothing can; "" of neither."""
    if not metric.counterweights:
        return metric.no_counterweight
    return f"Not called better while {listed([each.worsened for each in metric.counterweights], 'or')}."


def applied(answer: Answer) -> tuple[str, ...]:
    """The filters that hold, and the reader's scope, in words; none where nothing narrows the figures."""
    said = [one_filter(name, [each.name for each in members]) for name, members in answer.kept]
    scope = [f"Within your scope: {listed(answer.within)}"] if answer.within else []
    return (*said, *scope)


def is_small(figure: Value, metric: Metric) -> bool:
    """Whether a percentage rests on so few that it is written "7 of 10"."""
    if not isinstance(metric.kind, Percentage) or figure.numerator is None or figure.denominator is None:
        return False
    return 0 < figure.denominator < SMALL_BASE


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
        return " of ".join(map(number, figure.parts))
    text = number(figure.given, metric.decimals)
    if metric.is_percentage:
        return f"{text}%"
    if isinstance(metric.kind, Middle):
        return middle(text, metric)
    if metric.is_money:
        return f"−£{text[1:]}" if text.startswith("−") else f"£{text}"
    return "none" if figure.status is Status.NONE else text


def interval(figure: Value, metric: Metric) -> str:
    """The figure's 95% interval: "57% to 64%", "3.1 to 4.5"; "" where it has none."""
    if figure.interval is None:
        return ""
    unit = "%" if metric.is_percentage else ""
    # Decimals at the ends of a wide range would claim a precision that it denies.
    decimals = 0 if is_small(figure, metric) else metric.decimals
    return " to ".join(number(end, decimals) + unit for end in figure.interval)


def with_interval(figure: Value, metric: Metric) -> str:
    """The figure and its interval in one: "61% (57% to 64%)", "61% (57% to 64%, provisional)"."""
    if not (between := interval(figure, metric)):
        return value(figure, metric)
    mark = ", provisional" if figure.status is Status.PROVISIONAL else ""
    return f"{plain(figure, metric)} ({between}{mark})"


def middle(text: str, metric: Metric) -> str:
    """A median of whole numbers is one of them, or halfway: "2 days", "2.5 days"."""
    text = text.removesuffix(".0")
    return f"{text} {singular(metric.unit) if text == '1' else metric.unit}"


def counted(figure: Value, metric: Metric) -> str:
    """The figure with its unit, to stand in a sentence: "1 referral", "no referrals", "61%"."""
    text = value(figure, metric)
    nothing = isinstance(metric.kind, Rate) and text == "none"
    if (
        isinstance(metric.kind, Middle)
        or metric.is_percentage
        or metric.is_money
        or nothing
        or (figure.value is None and text != "fewer than 5")
    ):
        return text
    text = text.removesuffix(" (provisional)")
    unit = singular(metric.unit) if text == "1" and isinstance(metric.kind, Count | Sum) else metric.unit
    return f"{'no' if text == 'none' else text} {unit}"
