"""All that is watched for change, a row a series: what its chart comes to, and whether that is news.

The changes told come first, the most surprising before the others, then every other series watched, then
what is not watched. Figures are unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics import METRICS
from metrics.answer import Provenance
from metrics.model import Metric
from metrics.statistics.suitability import Why
from metrics.watch.changes import Change, Changes
from metrics.watch.series import Key, Series, Unwatched
from pages.parts.exports import plain_table, rows, workbook
from pages.parts.exports.readings.columns import Column, Written, columns
from pages.parts.exports.workbook import Sheet
from pages.parts.words import changes as words
from pages.parts.words import scope, signals, small, unchanged
from pages.parts.words.numbers import span, value

TITLE = "What has changed"
CHANGED, PART = "changed", "belongs to a change told of another series"
SIGNALS, STILL = "stands out, as some do by chance", "no sign of change"
MIXED, NOT_WATCHED = "cannot be judged: the months that limits come from were changing", "not watched"
COLUMNS = (
    *columns(
        ("metric", "whose", "whose_code", "state", "finding", "sentence", "told_of", "period"),
        ("What", "Whose", "Code", "State", "Finding", "Change", "Told of", "Latest month"),
        *[Written.WORDS] * 8,
    ),
    *columns(
        ("value", "usual_level", "lower_limit", "upper_limit", "target", "mean_lately", "mean_before"),
        (
            "Figure",
            "Level of the limits",
            "Lower limit",
            "Upper limit",
            "Target",
            "Mean lately",
            "Mean before",
        ),
    ),
    Column("months_lately", "Months of the mean lately", Written.COUNTED),
    *columns(
        ("p", "shown_as", "signal", "why_not_watched", "definition_version"),
        ("p", "Figure as it is shown", "Signal", "Why not watched", "Version of the definition"),
        Written.RATIO,
        *[Written.WORDS] * 4,
    ),
)
Row = dict[str, rows.Cell]


def csv(found: Changes, source: Provenance, within: Sequence[str] = ()) -> bytes:
    """The CSV file; `within` names the places and teams of a reader with a scope."""
    told = _told(found, source, within)
    header = [*(column.name for column in COLUMNS), *map(plain_table.named, told)]
    body = ([*(row.get(column.name) for column in COLUMNS), *told.values()] for row in _rows(found))
    return plain_table.write(header, body)


def excel(found: Changes, source: Provenance, within: Sequence[str] = ()) -> bytes:
    """The workbook."""
    written = {each: [c.title for c in COLUMNS if c.written is each] for each in Written}
    sheet = Sheet(
        "Series",
        TITLE,
        words.looked_at(found),
        [column.title for column in COLUMNS],
        [[row.get(column.name) for column in COLUMNS] for row in _rows(found)] or [[None] * len(COLUMNS)],
        ["Shorthand: [z] means there is nothing to say here."],
        [
            (written[Written.FIGURE], "#,##0.0"),
            (written[Written.COUNTED], "#,##0"),
            (written[Written.RATIO], "0.000000"),
        ],
    )
    about = [f"{name}: {said}" for name, said in _told(found, source, within).items()]
    return workbook.write([sheet], [words.outcome(found)], about)


def file_name(found: Changes, source: Provenance, suffix: str) -> str:
    """ "what-has-changed_2022-04-to-2025-03_snapshot-3.csv"."""
    months = f"{found.first:%Y-%m}-to-{found.last:%Y-%m}"
    return f"what-has-changed_{months}_snapshot-{source.snapshot}.{suffix}"


def _told(found: Changes, source: Provenance, within: Sequence[str]) -> dict[str, str]:
    """What is so of all rows: how much was looked at, of whom, and which load it is of."""
    few = any(small.has_small_numbers(each.answer) for each in found.watched.values())
    told = {
        "Looked at": words.looked_at(found),
        "Outcome": words.outcome(found),
        "Months": span(found.first, found.last),
        "Scope": scope.named(within),
        **rows.load(source),
        "How to read this": " ".join(words.HOW_TO_READ.split()),
        "Publication": small.SENTENCE if few else "",
        "Sample": rows.INVENTED if source.invented else "",
    }
    return {name: text for name, text in told.items() if text}


def _rows(found: Changes) -> Iterator[Row]:
    first = [(change.series.metric.name, change.series.members) for change in found.found]
    told_of = {key: change for change in found.found for key in change.family}
    for change, key in zip(found.found, first, strict=True):
        yield _series(found, key) | _change(change)
    for key in found.watched:
        if key not in first:
            part = told_of.get(key)
            yield _series(found, key) | ({"state": PART, "told_of": words.name(part.series)} if part else {})
    for (name, members), why in found.left_out.items():
        yield _whose(METRICS[name], members) | _left_out(why, unchanged.LEFT_OUT)
    for name, why in found.unwatched.items():
        yield _whose(METRICS[name], ()) | {"whose": "All series"} | _left_out(why, unchanged.UNWATCHED)


def _change(change: Change) -> Row:
    move = change.move
    return {
        "state": CHANGED,
        "sentence": words.sentence(change),
        "mean_lately": rows.exact(move.latest),
        "mean_before": rows.exact(move.before),
        "months_lately": move.months,
        "p": change.p,
    }


def _series(found: Changes, key: Key) -> Row:
    """A series watched, by its own chart."""
    each = found.watched[key]
    latest, metric = each.control.latest, each.metric
    lines = (latest.limits.mean, latest.limits.lower, latest.limits.upper)
    level, lower, upper = (rows.exact(signals.within(line, metric)) for line in lines)
    return _whose(metric, each.members) | {
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
    if each.control.is_mixed:
        return MIXED
    return SIGNALS if signals_now else STILL


def _whose(metric: Metric, members) -> Row:
    return {
        "metric": metric.title,
        "whose": ", ".join(member.name for member in members) or "The total",
        "whose_code": ", ".join(member.code for member in members),
        "definition_version": str(metric.version),
    }


def _left_out(why: Why | Unwatched, said: dict[Why | Unwatched, str]) -> Row:
    return {"state": NOT_WATCHED, "why_not_watched": said[why]}
