"""What both formats hold: one row for each figure, unrounded, with its provenance."""

from __future__ import annotations

import re
from math import isinf

from metrics.answer import Answer, Provenance, Status, Value
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Share
from metrics.selection import Comparator
from metrics.statistics.intervals import Interval
from metrics.taken import Taken
from pages.parts.words import benchmarks, growing, small
from pages.parts.words.captions import applied_text
from pages.parts.words.fairness import has_no_difference
from pages.parts.words.intervals import about_intervals
from pages.parts.words.numbers import day

Cell = str | int | float | None

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # some spreadsheets run a cell that begins with one of these
KEPT = {Status.LOW, Status.WITHHELD}  # no figure or part of it leaves with these, whatever the answer holds

INVENTED = "The families are invented; the totals are published."


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe goes before anything that could start one."""
    bare = re.sub(r"^[\s\ufeff]+", "", text)  # also the two dozen characters of Unicode that look empty
    return f"'{text}" if bare.startswith(FORMULA) or text.startswith(FORMULA) else text


def exact(x: float | None) -> Cell:
    """The number unrounded; a whole one without a decimal point, an infinite one as a word."""
    if x is None:
        return None
    if isinf(x):
        return "without bound"
    return int(x) if float(x).is_integer() else x


def parts(figure: Value) -> tuple[Cell, Cell, Cell]:
    """Value, numerator and denominator, unrounded; nothing where the figure is protected."""
    if figure.status in KEPT:
        return (None, None, None)
    return exact(figure.value), exact(figure.numerator), exact(figure.denominator)


def ends(interval: Interval | None) -> tuple[Cell, Cell]:
    """Low and high end, unrounded; nothing without an interval."""
    return (None, None) if interval is None else (exact(interval.low), exact(interval.high))


def interval(figure: Value) -> tuple[Cell, Cell]:
    """The ends of the figure's 95% interval; nothing where it is protected."""
    return ends(None if figure.status in KEPT else figure.interval)


def comparators(answer: Answer) -> tuple[Comparator, ...]:
    """The comparators of any figure of the answer, always in the same order."""
    used = {each.comparator for cell in answer.cells for each in cell.comparisons}
    return tuple(each for each in Comparator if each in used)


def difference(figure: Value, other: Value, answer: Answer, which: Comparator) -> Cell:
    """Figure less comparator, unrounded; for percentages in percentage points.

    None if either is not firm, of figures rounded one by one, and for teams to which families do not come by
    chance.
    """
    firm = figure.is_firm and other.is_firm
    if not firm or answer.metric.rounded or has_no_difference(answer, which):
        return None
    # Percentages are worked out from whole numbers; 12 decimals hide only what floating point adds.
    gap = figure.given - other.given
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
        "Growth since first known": growing.known(answer),
        "Benchmarks": " ".join([benchmarks.about(answer), *_not_beside(answer)]).strip(),
        "Caveats": " ".join(answer.caveats or metric.caveats),
        "Defined by": metric.defined_by,
        "Checked by": metric.checked_by,
        "Publication": small.SENTENCE if small.has_small_numbers(answer) else "",
        "Sample": INVENTED if source.invented else "",
        "Question": Taken.of(answer).written(),  # for programs: `python -m data_access reveals` reads it
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

    `drawn` tells the file of one drawing from those of others; so does the clock, where it is another.
    """
    selection = answer.selection
    what = "-by-".join((selection.metric, "-and-".join(selection.by))) if selection.by else selection.metric
    what = "-".join(filter(None, (what.replace("_", "-"), str(selection.clock or ""), drawn)))
    first = answer.periods[0].first if answer.periods else selection.first
    last = answer.periods[-1].last if answer.periods else selection.last
    months = f"{first:%Y-%m}-to-{last:%Y-%m}"
    return f"{what}_{months}_snapshot-{answer.provenance.snapshot}.{suffix}"
