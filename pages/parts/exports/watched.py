"""All series checked for change, a row each: the verdict of its chart, and whether that is news.

The changes listed come first, most surprising first; then every other series checked; then those that
are not checked. Figures are unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from metrics import METRICS
from metrics.answer import Provenance
from metrics.dimensions import Member
from metrics.model import Metric
from metrics.periods import months_apart
from metrics.signals.changes import Change, Changes
from metrics.signals.series import Key, Series, Unwatched
from metrics.statistics.suitability import Why
from pages.parts.exports import listing, rows, workbook
from pages.parts.exports.listing import Row
from pages.parts.exports.readings.columns import Written, columns
from pages.parts.words import changes as words
from pages.parts.words import scope, signals, small, unchanged
from pages.parts.words.numbers import span, value

TITLE, OUTCOME = "What has changed", "Outcome"
CHANGED, PART = "changed", "belongs to a change told of another series"
SIGNALS, STILL = "stands out, as some do by luck", "no sign of change"
NOT_WATCHED = "not watched"
WHAT = columns(("metric", "whose"), ("What", "Whose"), *[Written.WORDS] * 2)
CHANGE = (
    *columns(("sentence",), ("Change",), Written.WORDS),
    *columns(("level_before", "level_since"), ("Figure before", "Figure since")),
    *columns(
        ("months_since", "p"), ("Latest months, of the figure since", "p"), Written.COUNTED, Written.RATIO
    ),
)
CHART = (
    *columns(("state", "period"), ("State", "Latest month"), *[Written.WORDS] * 2),
    *columns(
        ("value", "usual_level", "lower_limit", "upper_limit", "target"),
        ("Figure", "Level of the limits", "Lower limit", "Upper limit", "Target"),
    ),
    *columns(("signal",), ("Signal",), Written.WORDS),
)
FINDING = columns(
    ("finding", "told_of", "shown_as"),
    ("Finding", "Told of", "Figure as it is shown"),
    *[Written.WORDS] * 3,
)
WHY_NOT = columns(("why_not_watched",), ("Why not watched",), Written.WORDS)
KEYS = columns(
    ("whose_code", "definition_version"), ("Code", "Version of the definition"), *[Written.WORDS] * 2
)
COLUMNS = (*WHAT, *CHART, *FINDING, *CHANGE, *WHY_NOT, *KEYS)
# The sheets of the workbook, each narrow enough for paper: its title, the rows it has, its columns, and
# the letters after which a text goes on to the next line.
WATCHED = {CHANGED, PART, SIGNALS, STILL}
SHEETS = {
    "Changes": (TITLE, {CHANGED}, (*WHAT, *CHANGE), 40),
    "Series": ("Every series watched, by its chart", WATCHED, (*WHAT, *CHART), 24),
    "Findings": ("What is told of every series watched", WATCHED, (*WHAT, *FINDING), 48),
    "Not watched": ("What is not watched", {NOT_WATCHED}, (*WHAT, *WHY_NOT), 60),
    "Codes and versions": ("Codes and versions of definitions", {*WATCHED, NOT_WATCHED}, (*WHAT, *KEYS), 60),
}


def csv(found: Changes, source: Provenance, within: Sequence[str] = ()) -> bytes:
    """The CSV file; `within` names the places and teams of a reader with a scope.

    Long sentences about all rows stand in the first row alone: on every row they were most of the file.
    """
    return listing.csv(COLUMNS, _rows(found), _source(found, source, within), _told(found))


def excel(found: Changes, source: Provenance, within: Sequence[str] = ()) -> bytes:
    """The workbook: a sheet for each question about a series, all with the same first columns."""
    lines, months = list(_rows(found)), span(found.first, found.last)
    sheets = [
        listing.sheet(
            name,
            scope.opened(title, within),
            months,
            kept,
            [row for row in lines if row["state"] in states],
            wide=wide,
        )
        for name, (title, states, kept, wide) in SHEETS.items()
    ]
    told = _told(found) | _source(found, source, within)
    about = [f"{name}: {said}" for name, said in told.items() if name != OUTCOME]
    return workbook.write(sheets, [words.outcome(found)], about)


def file_name(found: Changes, source: Provenance, suffix: str) -> str:
    """ "what-has-changed_2022-04-to-2025-03_snapshot-3.csv"."""
    months = f"{found.first:%Y-%m}-to-{found.last:%Y-%m}"
    return f"what-has-changed_{months}_snapshot-{source.snapshot}.{suffix}"


def _told(found: Changes) -> dict[str, str]:
    """The long sentences about all rows: how much was checked, what was found, how to read it."""
    return {
        "Looked at": words.looked_at(found),
        OUTCOME: words.outcome(found),
        "How to read this": " ".join(words.HOW_TO_READ.split()),
    }


def _source(found: Changes, source: Provenance, within: Sequence[str]) -> dict[str, str]:
    """The months, the reader's scope and the load behind the file."""
    few = any(small.has_small_numbers(each.answer) for each in found.watched.values())
    told = {
        "Months": span(found.first, found.last),
        "Scope": scope.named(within),
        **rows.load(source),
        "Publication": small.SENTENCE if few else "",
        "Sample": rows.INVENTED if source.invented else "",
    }
    return {name: text for name, text in told.items() if text}


def _rows(found: Changes) -> Iterator[Row]:
    first = [(change.series.metric.name, change.series.members) for change in found.found]
    told_of = {key: change for change in found.found for key in change.family}
    for change, key in zip(found.found, first, strict=True):
        yield {**_series(found, key), **_change(change)}
    for key in found.watched:
        if key not in first:
            part = told_of.get(key)
            told = {"state": PART, "told_of": words.name(part.series)} if part else {}
            yield {**_series(found, key), **told}
    for (name, members), why in found.left_out.items():
        yield {**_whose(METRICS[name], members), **_left_out(why, unchanged.LEFT_OUT)}
    for name, why in found.unwatched.items():
        of_all = {"whose": "All series", **_left_out(why, unchanged.UNWATCHED)}
        yield {**_whose(METRICS[name], ()), **of_all}


def _change(change: Change) -> Row:
    return {
        "state": CHANGED,
        "sentence": words.sentence(change),
        "level_before": rows.exact(change.before.level),
        "level_since": rows.exact(change.since.level),
        "months_since": months_apart(change.since.first, change.since.last) + 1,
        "p": change.p,
    }


def _series(found: Changes, key: Key) -> Row:
    """A series checked, with the verdict of its own chart."""
    each = found.watched[key]
    latest, metric = each.control.latest, each.metric
    lines = latest.limits[:3] if latest.limits else (None,) * 3
    level, lower, upper = (
        line if line is None else rows.exact(signals.within(line, metric)) for line in lines
    )
    return {
        **_whose(metric, each.members),
        "state": _state(each, key in found.signals),
        "finding": words.title(each),
        "period": latest.cell.period.label,
        "value": rows.exact(latest.cell.figure.value),
        "shown_as": value(latest.cell.figure, metric),
        "usual_level": level,
        "lower_limit": lower,
        "upper_limit": upper,
        "target": rows.exact(each.control.target),
        "signal": signals.signal(latest),
    }


def _state(each: Series, signals_now: bool) -> str:
    return SIGNALS if signals_now else STILL


def _whose(metric: Metric, members: tuple[Member, ...]) -> Row:
    return {
        "metric": metric.title,
        "whose": ", ".join(member.name for member in members) or "The total",
        "whose_code": ", ".join(member.code for member in members),
        "definition_version": str(metric.version),
    }


def _left_out(why: Why | Unwatched, said: Mapping[Why | Unwatched, str]) -> Row:
    return {"state": NOT_WATCHED, "why_not_watched": said[why]}
