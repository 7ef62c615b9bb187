"""A verdict in words: the one thing said of a series, on every page and in every file."""

from __future__ import annotations

from metrics.answer import Cell
from metrics.kinds import Count
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings.control import Control
from metrics.readings.verdict import YEAR, Says, Verdict
from metrics.statistics.icons import Assurance
from metrics.statistics.spc import Rule
from metrics.wording import listed
from pages.parts.words import signals
from pages.parts.words.names import GRAINS, plural
from pages.parts.words.numbers import value

SIDES = {1: ("higher", "above", "up"), -1: ("lower", "below", "down")}


def said(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    """The verdict without the name of the series: "steady at about 60 a month to March 2025".

    It names its months, as it will be read away from its page.
    """
    return _SAID[verdict.says](control, verdict, metric, grain)


def withheld(control: Control) -> str:
    """Why a move for the better is not called that, to follow the verdict; "" where nothing worsened too."""
    if not control.withheld:
        return ""
    return f", but not called better: {listed([each.worsened for each in control.withheld])}"


def _shift(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    higher, _, _ = SIDES[verdict.direction]
    usual = signals.level(control.latest.judged_by.mean, metric)
    told = f"{higher} than usual for {_to_the_last(verdict, grain)} (usually {usual})"
    if not verdict.is_over:
        return told
    latest = control.latest.cell
    return f"{told}; {value(latest.figure, metric)} in the latest {GRAINS[grain]}, {latest.period.label}"


def _to_the_last(verdict: Verdict, grain: Grain, more: int = 0) -> str:
    return f"{len(verdict.cells) + more} {plural(grain)} to {_end(verdict.cells[-1])}"


def _end(cell: Cell) -> str:
    return f"{cell.period.last:%B %Y}"


def _level(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    latest, first = (signals.level(each, metric) for each in verdict.levels or ())
    year = f"{YEAR} {plural(grain)} to {_end(control.latest.cell)}"
    since = f", a new level since {verdict.cells[0].period.label}" if verdict.cells else ""
    if latest == first:
        return f"uneven, but about {latest}{_a(metric, grain)} in the {year} as in the first {YEAR}{since}"
    _, _, up = SIDES[verdict.direction]
    return (
        f"about {latest}{_a(metric, grain)} in the {year}, {up} from about {first} in the first {YEAR}{since}"
    )


def _uneven(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    return "too uneven to judge until there are two years of figures"


def _latest(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    latest, (higher, above, _) = control.latest, SIDES[verdict.direction]
    usual = signals.level(latest.judged_by.mean, metric)
    if verdict.rule is Rule.TREND:
        way = "rising" if verdict.direction > 0 else "falling"
        return f"{way} for {_to_the_last(verdict, grain, -1)}"
    if verdict.rule is Rule.TWO_OF_THREE:
        to = _end(latest.cell)
        return f"two of the three {plural(grain)} to {to} were far {above} the usual {usual}"
    if verdict.rule is Rule.SHIFT:  # trial limits: no baseline stands yet that a shift could follow
        return f"{higher} than usual for {_to_the_last(verdict, grain)} (usually {usual})"
    shown = value(latest.cell.figure, metric)
    return (
        f"{higher} than usual in {latest.cell.period.label}, {shown} where "
        f"{signals.between(latest, metric)} is usual"
    )


def _target(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    steady = _steady(control, verdict, metric, grain)
    target = signals.level(control.target or 0, metric)
    if control.assurance is Assurance.PASSES:
        return f"{steady}, and meets the target of {target}"
    return f"{steady}, and misses the target of {target}"


def _season(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    stands_out = _latest(control, verdict, metric, grain)
    return f"{stands_out}, but not clearly different from a year before: it may be the season"


def _steady(control: Control, verdict: Verdict, metric: Metric, grain: Grain) -> str:
    usual = signals.level(control.latest.judged_by.mean, metric)
    return f"steady at about {usual}{_a(metric, grain)} to {_end(control.latest.cell)}"


def _a(metric: Metric, grain: Grain) -> str:
    return f" a {GRAINS[grain]}" if isinstance(metric.kind, Count) else ""


_SAID = {
    Says.SHIFT: _shift,
    Says.LEVEL: _level,
    Says.UNEVEN: _uneven,
    Says.LATEST: _latest,
    Says.TARGET: _target,
    Says.SEASON: _season,
    Says.STEADY: _steady,
}
