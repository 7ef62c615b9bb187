"""The line under a title: metric, grain and splits, filters, time and unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metrics.answer import Answer, Status
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Middle, Rate
from metrics.model import Metric
from metrics.periods import Period
from metrics.selection import Filter
from metrics.wording import applied, day, one_filter
from pages.parts.words.names import GRAINS, plural
from pages.parts.words.numbers import length, span


def subtitle(answer: Answer, drawn: Sequence[Period] = ()) -> str:
    """Metric, splits, filters, time and unit, and which periods are not complete.

    `drawn` are the periods in the drawing, where it does not show all.
    """
    shown = tuple(drawn) or answer.periods
    parts = [subject(answer, shown), applied_text(answer), _when(answer, shown)]
    parts.append(f"Unit: {_unit(answer.metric, shown)}")
    if periods := provisional(answer, shown):
        hollow = ", drawn hollow" if len(answer.cells) > 1 else ""
        parts.append(f"Provisional{hollow}: {periods}")
    return ". ".join(parts) + "."


def subject(answer: Answer, drawn: Sequence[Period] = ()) -> str:
    """Metric, grain and splits: "Referrals by quarter and team type". It sets a page's panels apart."""
    grain = GRAINS.get(answer.selection.grain)
    cuts = [grain] if grain and len(drawn or answer.periods) > 1 else []
    cuts += [DIMENSIONS[name].title.lower() for name in answer.selection.by]
    what = f"{answer.metric.title} by {' and '.join(cuts)}" if cuts else answer.metric.title
    return f"{what}, one {grain}" if grain and len(answer.periods) == 1 else what


def _when(answer: Answer, shown: Sequence[Period]) -> str:
    """The months of the periods shown, and a note where whole periods reach beyond the months chosen."""
    asked = answer.selection.first, answer.selection.last
    if not shown:
        return span(*asked)
    months = span(shown[0].first, shown[-1].last)
    if len(shown) < len(answer.periods):
        table = span(answer.periods[0].first, answer.periods[-1].last)
        return f"The drawing shows {months}, the table {table}"
    if shown[-1].last > answer.provenance.as_at:
        months += f" (data as at {day(answer.provenance.as_at)})"
    if (shown[0].first, shown[-1].last) == asked:
        return months
    return f"Whole {plural(answer.selection.grain)} are shown: {months}"


def _unit(metric: Metric, shown: Sequence[Period]) -> str:
    """The unit; for a rate with its length of time, unless that is the usual year."""
    if metric.is_percentage:
        return "percentage"
    if isinstance(metric.kind, Rate) and shown and (time := length(shown[-1])) != "1 year":
        return metric.unit + (" a year" if time.endswith("years") else f", over {time}")
    return f"{metric.unit} (median)" if isinstance(metric.kind, Middle) else metric.unit


def provisional(answer: Answer, shown: Sequence[Period] | None = None) -> str:
    """The labels of the periods (of those shown) that are not complete, or ""."""
    among = answer.periods if shown is None else shown
    unsettled = (cell for cell in answer.cells if cell.figure.status is Status.PROVISIONAL)
    found = dict.fromkeys(cell.period.label for cell in unsettled if cell.period in among)
    return ", ".join(found)


def applied_text(answer: Answer) -> str:
    """The filters in words: "Locality: Hamilton or Rutherglen", or "No filters"."""
    return "; ".join(applied(answer)) or "No filters"


def say_filters(
    filters: Iterable[Filter], names: Mapping[tuple[str, str], str] | None = None
) -> tuple[str, ...]:
    """Filters in words, one sentence part each; `names` gives a member's name by (dimension, code)."""
    said = []
    for each in filters:
        known = [(names or {}).get((each.dimension, code), code) for code in each.members]
        said.append(one_filter(each.dimension, known))
    return tuple(said)
