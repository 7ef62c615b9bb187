"""The line under a title: what is shown, cut how, of which rows, when, in what unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from metrics.dimensions import DIMENSIONS
from metrics.model import Answer, Median, Metric, Percentage, Status
from metrics.periods import Grain
from metrics.selection import Filter
from pages.parts.words.numbers import span

GRAINS = {
    Grain.MONTH: "month",
    Grain.QUARTER: "quarter",
    Grain.FINANCIAL_YEAR: "financial year",
    Grain.CALENDAR_YEAR: "calendar year",
    Grain.SCHOOL_YEAR: "school year",
    Grain.SERVICE_YEAR: "service year",
}


def subtitle(answer: Answer) -> str:
    """What, cut how, where, when and in what unit, and which periods are not complete."""
    selection, metric = answer.selection, answer.metric
    cuts = [GRAINS[selection.grain]] if len(answer.periods) > 1 else []
    cuts += [DIMENSIONS[name].title.lower() for name in selection.by]
    what = f"{metric.title} by {' and '.join(cuts)}" if cuts else metric.title
    parts = [what, applied_text(answer), span(selection.first, selection.last), f"Unit: {_unit(metric)}"]
    if periods := provisional(answer):
        parts.append(f"Provisional, drawn hollow: {periods}")
    return ". ".join(parts) + "."


def _unit(metric: Metric) -> str:
    if isinstance(metric.kind, Percentage):
        return "percentage"
    return f"{metric.unit} (median)" if isinstance(metric.kind, Median) else metric.unit


def provisional(answer: Answer) -> str:
    """The labels of the periods that are not complete, or ""."""
    found = dict.fromkeys(c.period.label for c in answer.cells if c.figure.status is Status.PROVISIONAL)
    return ", ".join(found)


def applied_text(answer: Answer) -> str:
    """The filters in words: "Locality: Hamilton or Rutherglen", or "No filters"."""
    return "; ".join(answer.applied) or "No filters"


def say_filters(
    filters: Iterable[Filter], names: Mapping[tuple[str, str], str] | None = None
) -> tuple[str, ...]:
    """Filters in words, one sentence part each; `names` gives a member's name by (dimension, code)."""
    said = []
    for each in filters:
        known = [(names or {}).get((each.dimension, code), code) for code in each.members]
        kept = " or ".join(filter(None, (", ".join(known[:-1]), known[-1]))) if known else "nothing chosen"
        said.append(f"{DIMENSIONS[each.dimension].title}: {kept}")
    return tuple(said)
