"""Costs and benefits in words: what the figures carry, and what follows from what is taken."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.model import Better, Metric
from metrics.readings.control import Control
from metrics.readings.effect import Effect, Why
from metrics.statistics.benefit import Case, Range
from pages.parts.words.funding import pounds
from pages.parts.words.numbers import listed, number

COSTS_ONLY = "So no effect is carried, and this page shows costs only."
REASONS = {
    Why.NOT_JUDGED: "These months cannot be judged.",
    Why.NO_CHANGE: "The months show no change that lasts.",
    Why.WORSE: "It has changed, and not for the better.",
    Why.NO_MONTH: "No month is known with which it changed, so before and after were not tested.",
    Why.NOT_COMPARED: "The months before and after cannot be compared.",
    Why.CHANCE: "The months before and after differ by no more than chance.",
}
HEADER = ("Item", "Low", "Central", "High")
CARE = (
    "The figures show that the share changed. They do not show that the support changed it: families do not "
    "come to it by chance, and other things changed too. The difference is what you take it to be.",
    "Worth is not money saved. Staff and buildings cost the same until somebody decides otherwise.",
    "One year of cost stands against one year of outcomes. Nothing is discounted, and nothing that lasts "
    "longer is counted.",
    "The worth of an outcome and the allowance for optimism are yours: this page brings none. Name their "
    "source where you quote the result. The Green Book of HM Treasury sets out how to use ranges, allow for "
    "optimism and set worth against cost.",
    "There is no file of this page. Its address opens it again with the same numbers.",
)


def refused(why: Why, control: Control | None) -> str:
    """Why no effect is carried, and what is shown instead."""
    if why is Why.WITHHELD and control:
        worse = listed([each.worsened for each in control.withheld])
        return f"It has improved, but {worse}, so it is not called better. {COSTS_ONLY}"
    return f"{REASONS[why]} {COSTS_ONLY}"


def carried(effect: Effect, metric: Metric) -> str:
    """How far the figures carry an effect: "From October 2022 the share was 52.1 percentage points ..."."""
    more, points = ("higher" if metric.better is Better.HIGHER else "lower"), effect.points
    return (
        f"In the {len(effect.change.after.cells)} months from {effect.change.event:%B %Y} the share was "
        f"{number(points.central, 1)} percentage points {more} than in the {len(effect.change.before.cells)} "
        f"months before (95% interval: {number(points.low, 1)} to {number(points.high, 1)}). You can take "
        f"{number(points.high, 1)} points at most."
    )


def table(cases: Sequence[Case], points: Range, worth: Range, part: float) -> list[tuple[str, ...]]:
    """What was put in and what comes out, a row each, for the low, central and high case."""
    out = [
        (f"Cost ({written(part)}% of the money spent)", [_money(each.cost) for each in cases]),
        ("Difference taken, in percentage points", [written(each) for each in points]),
        ("Outcomes taken to be due to the support", [number(each.outcomes, 1) for each in cases]),
        ("Worth of one", [_money(each) for each in worth]),
        ("Worth of all, less the allowance", [_money(each.worth) for each in cases]),
        ("Net: worth less cost", [_money(each.net) for each in cases]),
        ("Worth for each £1 of cost", [_ratio(each) for each in cases]),
    ]
    return [(name, *cells) for name, cells in out]


def result(cases: Sequence[Case]) -> str:
    """What follows, in a sentence."""
    low, central, high = cases
    said = (
        f"Taken so, these outcomes are worth {pounds(low.worth)} to {pounds(high.worth)} (central "
        f"{pounds(central.worth)}), against a cost of {pounds(central.cost)}."
    )
    if central.ratio is None:
        return f"{said} Nothing was spent, so there is no ratio."
    return f"{said} That is {_ratio(low)} to {_ratio(high)} for each £1, central {_ratio(central)}."


def written(amount: float) -> str:
    """The number with as many decimals as it needs, two at most."""
    return number(amount, 2).rstrip("0").rstrip(".") if amount % 1 else number(amount)


def _money(amount: float) -> str:
    text = number(abs(amount))
    return f"\u2212£{text}" if amount < 0 and text != "0" else f"£{text}"


def _ratio(case: Case) -> str:
    return "no ratio" if case.ratio is None else f"£{number(case.ratio, 2)}"
