"""What both files hold: one row a figure, unrounded, and where it comes from."""

from __future__ import annotations

import re
from math import isinf

from metrics.answer import Answer, Provenance, Status, Value
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Share
from metrics.selection import Comparator
from metrics.statistics.intervals import Interval
from pages.parts.words import benchmarks, small
from pages.parts.words.captions import applied_text
from pages.parts.words.fairness import has_no_difference
from pages.parts.words.intervals import about_intervals
from pages.parts.words.numbers import day

Cell = str | int | float | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a cell that begins so is run by some spreadsheets
KEPT = {Status.LOW, Status.WITHHELD}  # neither the figure nor its parts leave, whatever the answer holds

INVENTED = "The families are invented; the totals are published."


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe goes before anything that could start one."""
    bare = re.sub(r"^[\s\ufeff]+", "", text)  # whatever looks empty, of which Unicode has two dozen
    return f"'{text}" if bare.startswith(FORMULA) or text.startswith(FORMULA) else text


def exact(x: float | None) -> Cell:
    """The number unrounded; whole ones without a decimal point, and of an infinite one that it is."""
    if x is None:
        return None
    if isinf(x):
        return "without bound"
    return int(x) if float(x).is_integer() else x


def parts(figure: Value) -> tuple[Cell, Cell, Cell]:
    """Value, numerator and denominator, unrounded; nothing of what is protected."""
    if figure.status in KEPT:
        return (None, None, None)
    return exact(figure.value), exact(figure.numerator), exact(figure.denominator)


def ends(interval: Interval | None) -> tuple[Cell, Cell]:
    """Low and high end, unrounded; nothing of no interval."""
    return (None, None) if interval is None else (exact(interval.low), exact(interval.high))


def interval(figure: Value) -> tuple[Cell, Cell]:
    """The ends of its 95% interval; nothing of what is protected."""
    return ends(None if figure.status in KEPT else figure.interval)


def comparators(answer: Answer) -> tuple[Comparator, ...]:
    """What any figure of the answer is set beside, in a standing order."""
    used = {each.comparator for cell in answer.cells for each in cell.comparisons}
    return tuple(each for each in Comparator if each in used)


def difference(figure: Value, other: Value, answer: Answer, which: Comparator) -> Cell:
    """Figure less the other, unrounded: of percentages in percentage points.

    None if either is not firm, and of teams that families do not come to by chance.
    """
    if not (figure.is_firm and other.is_firm) or has_no_difference(answer, which):
        return None
    # Percentages are worked out from whole numbers; 12 decimals hide only what floating point adds.
    gap = figure.value - other.value
    return exact(round(gap, 12) if isinstance(answer.metric.kind, Share) else gap)


def provenance(answer: Answer) -> dict[str, str]:
    """Where the figures come from, as they are printed in every file."""
    source, metric = answer.provenance, answer.metric
    told = {
        "Filters": applied_text(answer),
        "Filters that these figures cannot carry": " ".join(answer.unserved),
        **load(source),
        "Definition": f"{metric.definition} (version {metric.version})",
        "Intervals": about_intervals(answer),
        "Benchmarks": " ".join([benchmarks.about(answer), *_not_beside(answer)]).strip(),
        "Caveats": " ".join(answer.caveats or metric.caveats),
        "Defined by": metric.defined_by,
        "Checked by": metric.checked_by,
        "Publication": small.SENTENCE if small.has_small_numbers(answer) else "",
        "Sample": INVENTED if source.invented else "",
    }
    return {name: text for name, text in told.items() if text}


def load(source: Provenance) -> dict[str, str]:
    """Which load of the data it is."""
    return {
        "Data as at": day(source.as_at),
        "Snapshot": str(source.snapshot),
        "Loaded": f"{day(source.loaded_at.date())} at {source.loaded_at:%H:%M}",
    }


def _not_beside(answer: Answer) -> list[str]:
    return [f"{each}." for each in benchmarks.why_not(answer)]


def split_titles(answer: Answer) -> tuple[str, ...]:
    """Titles of the dimensions the answer is split by."""
    return tuple(DIMENSIONS[name].title for name in answer.selection.by)


def file_name(answer: Answer, suffix: str, drawn: str = "") -> str:
    """A name that tells what, when and of which load: "referrals-ahead_2022-10-to-2023-09_snapshot-3.csv".

    `drawn` tells the file of one drawing from those of others.
    """
    selection = answer.selection
    what = "-by-".join((selection.metric, "-and-".join(selection.by))) if selection.by else selection.metric
    what = "-".join(filter(None, (what.replace("_", "-"), drawn)))
    first = answer.periods[0].first if answer.periods else selection.first
    last = answer.periods[-1].last if answer.periods else selection.last
    months = f"{first:%Y-%m}-to-{last:%Y-%m}"
    return f"{what}_{months}_snapshot-{answer.provenance.snapshot}.{suffix}"
