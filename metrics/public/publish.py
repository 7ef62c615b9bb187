"""How protected counts are shown to the public.

Every rule takes protected counts and nothing else: a rule that looked at true
counts would give them away. `Figures` puts every figure of a protected snapshot
through `figure`, so a comparator follows the same rules as the figure it belongs to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from data_access.facts import FACTS
from data_access.facts.declaration import Open
from metrics.answer import Answer, Cell, Status, Value
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Flow, Percentage, Rate
from metrics.model import Metric, Public
from metrics.periods import Grain
from metrics.refusals import Refused

BASE = 5  # no count of 1 to 4 is published; 0 stands for 0 to 4, and 5 for 1 to 9
LEAST = 50  # fewer than these make no percentage
FEW = 100  # fewer than these make a percentage to the nearest 5
SERVICE = "team_type"  # what the yearly list tells apart besides

OLD_PAPERS = (
    "Public figures can differ from those in older papers: counts with few families behind them are adjusted "
    "by up to about 4, so that nobody can be picked out. Each quarter is published three months after it "
    "ends. A year whose rows came late is published once more, a year after it ends, in steps of 5."
)
LOW = Value(None, status=Status.LOW, reason="0 to 4")
WHOLE_ONLY = "Not all of the period is published yet, as each quarter follows three months after it ends."
MOSTLY_SMALL = "Most localities have too few for a public figure. Choose longer periods or fewer filters."


def figure(metric: Metric, numerator: int, denominator: int | None, status: Status) -> Value:
    """A public figure from its protected counts; `denominator` is the population for a rate."""
    if status is Status.PROVISIONAL:
        return Value(None, status=Status.NOT_AVAILABLE, reason=WHOLE_ONLY)
    if isinstance(metric.kind, Percentage):
        return _share(numerator, denominator or 0)
    if numerator < BASE:
        return LOW
    if isinstance(metric.kind, Rate):
        if not denominator:
            return withheld("Nobody is known to live there, so there is no rate.")
        return Value(metric.kind.per * numerator / denominator, numerator, denominator)
    return Value(float(numerator), numerator, reason="about 5" if numerator == BASE else "")


def _share(numerator: int, denominator: int) -> Value:
    if denominator < LEAST:
        return withheld(f"It would be a share of fewer than {LEAST}.")
    if numerator < BASE or denominator - numerator < BASE:
        return withheld("Too few, or all but too few, are counted to give a share.")
    return Value(
        float(nearest(100 * numerator / denominator, 5 if denominator < FEW else 1)), numerator, denominator
    )


def withheld(reason: str) -> Value:
    """A value withheld, with no number at all, because it could identify somebody."""
    return Value(None, status=Status.WITHHELD, reason=reason)


def nearest(number: float, step: int) -> int:
    """The multiple of `step` that is nearest; halves go up."""
    return math.floor(number / step + 0.5) * step


def coarse(metric: Metric) -> Metric:
    """The metric as public figures have it: shares and banded figures rounded one by one, but for rates.

    A share of fewer than FEW is to the nearest 5, so two that read 5 apart may be 0 apart, or 10.
    """
    is_banded = metric.public in (Public.BANDED, Public.LISTED) and not isinstance(metric.kind, Rate)
    is_rounded = isinstance(metric.kind, Percentage) or is_banded
    return replace(metric, decimals=0, rounded=True) if is_rounded else metric


def is_open(metric: Metric) -> bool:
    """Whether the public may see its rows as they are, because nobody is in them."""
    return FACTS[metric.fact].cells is Open.AS_IT_IS


def adjusted(metric: Metric) -> tuple[str, ...]:
    """What is said of public counts of people: they differ from print. Nothing else is adjusted."""
    return (OLD_PAPERS,) if FACTS[metric.fact].who else ()


def by_place(answer: Answer) -> Answer:
    """The answer without figures by locality where at least half of them rest on small counts."""
    if "locality" not in answer.selection.by or is_open(answer.metric):
        return answer
    judged = [cell.figure for cell in answer.cells if cell.figure.status is not Status.NOT_AVAILABLE]
    small = [each for each in judged if (each.numerator or 0) <= BASE]
    if not judged or 2 * len(small) < len(judged):
        return answer
    return replace(answer, cells=tuple(map(_without_figures, answer.cells)))


def _without_figures(cell: Cell) -> Cell:
    beside = tuple(replace(each, figure=withheld(MOSTLY_SMALL)) for each in cell.comparisons)
    return replace(cell, figure=withheld(MOSTLY_SMALL), comparisons=beside)


# --- which questions have a public answer ---

NOT_PUBLIC = "not published, to protect people's privacy"
NOT_SPLIT = "figures broken down so far could tell of one child"
NOT_RECORDED = "it is recorded for whole councils only"


def lacking(metric: Metric, *by: str) -> str:
    """Why the metric has no public figures by this split, to follow a colon; "" where it has."""
    if metric.public is Public.NO:
        return NOT_PUBLIC
    if all(_is_split(metric, name) for name in by) or _is_on_the_list(metric, by):
        return ""
    return NOT_RECORDED if is_open(metric) else NOT_SPLIT


def has_months(metric: Metric, *by: str) -> bool:
    """Whether the metric has public figures by month, which limits and forecasts need."""
    return metric.public is Public.SUM and not is_listed(metric, *by)


def only_by(metric: Metric, *by: str) -> Grain | None:
    """The only grain of the metric's public figures, whichever is asked for; None where any can be had."""
    if has_months(metric, *by):
        return None
    return Grain.FINANCIAL_YEAR if isinstance(metric.dating, Flow) else Grain.QUARTER


def is_listed(metric: Metric, *by: str) -> bool:
    """Whether figures of the metric, told apart so, come from the yearly list."""
    return metric.public is Public.LISTED or any(name in metric.listed for name in by)


def _is_on_the_list(metric: Metric, by: tuple[str, ...]) -> bool:
    """Whether the list tells these apart: one thing at a time, of a council or of one of its services."""
    listed = {name for name in by if name in metric.listed}
    if len(listed) != (metric.public is not Public.LISTED):
        return False
    return set(by) <= {*listed, "authority", SERVICE}


def cells_have(fact: str, dimension: str) -> bool:
    """Whether the fact's public cells are split by the dimension."""
    declared, column = FACTS[fact], DIMENSIONS[dimension].column
    if declared.cells is Open.AS_IT_IS:
        return column in declared.dimensions
    return declared.cells is not None and column in declared.cells


def refuse_split(metric: Metric, by: tuple[str, ...]) -> None:
    """Raise `Refused` where public figures of the metric have no such split."""
    if all(_is_split(metric, name) for name in by) or _is_on_the_list(metric, by):
        return
    names = [DIMENSIONS[name].title.lower() for name in by if not _is_split(metric, name)]
    raise Refused(
        f"Public figures of {metric.title[0].lower()}{metric.title[1:]} are not split by "
        f"{' and '.join(names)}: that could tell of one child."
    )


def _is_split(metric: Metric, name: str) -> bool:
    whole = metric.public in (Public.BANDED, Public.LISTED)
    return name == "authority" if whole else cells_have(metric.fact, name)


def refuse_filter(metric: Metric, dimensions: Iterable[str], by: tuple[str, ...] = ()) -> None:
    """Raise `Refused` where public figures of the metric, split so, cannot carry a filter."""
    for name in dimensions:
        by = (*by, name)
        if reason := lacking(metric, *by):
            raise Refused(
                f"{metric.title}: no public figures by {DIMENSIONS[name].title.lower()}, because {reason}. "
                "Take the filter away to see those of the whole council."
            )
