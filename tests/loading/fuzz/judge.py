"""Whether a row was lost or a value changed without a word, told from what was sent and what is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from tests.loading.fuzz.meaning import EXTRACTS
from tests.loading.fuzz.sent import Line, Sent
from tests.loading.fuzz.space import Outcome

LOST, CHANGED, MISCOUNTED = "lost rows", "changed values", "rows miscounted"
EMPTY = (None, "not_recorded", "Not recorded")


def judged(sent: Sent, outcome: Outcome) -> set[str]:
    """What is wrong with what became of the file; nothing if all is as it should be."""
    wrong = set(_counts(outcome))
    for extract in EXTRACTS:
        lines = [line for line in sent.lines if line.extract == extract]
        wrong |= set(_rows(sent, lines, outcome.loaded[extract], outcome, EXTRACTS[extract].key))
    if sent.spoilt is None:
        wrong |= set(_named(sent, outcome))
    return wrong


def _counts(outcome: Outcome) -> Iterator[str]:
    """What the load says of its rows has to add up to what is there."""
    own = [file for file in outcome.files if file.extract in EXTRACTS]
    if any(file.read != file.loaded + file.rejected for file in own):
        yield MISCOUNTED
    if sum(file.loaded for file in own) != sum(map(len, outcome.loaded.values())):
        yield MISCOUNTED


def _rows(
    sent: Sent, lines: list[Line], loaded: list[dict], outcome: Outcome, key: tuple[str, ...]
) -> Iterator[str]:
    """Each row that was not touched is loaded as it was meant, or it is said that it is not."""
    said = {finding.column for finding in outcome.findings if finding.column} if sent.spoilt else set()
    if said & {*key}:
        return  # by what rows are known is no longer what it was, and that is said
    whole = [line for line in lines if line.row.sound and not sent.touched(line)]
    found = {tuple(row[name] for name in key): row for row in loaded}
    if len(found) != len(loaded):
        yield CHANGED
    missing = changed = 0
    for line in whole:
        means = line.row.means(line.sent)
        row = found.pop(tuple(means[name] for name in key), None)
        missing += row is None
        values = line.row.values
        if row is not None and any(
            row[name] != means[name] and not (name in said and row[name] in (*EMPTY, values[name].empty))
            for name in means
        ):
            changed += 1
    if missing > _owned_up(outcome, sent):
        yield LOST
    # A row touched may be another now, and a repetition of it the first of its kind.
    known = {tuple(line.row.means(line.sent)[name] for name in key) for line in lines}
    if changed > sent.loose or len(found.keys() - known) > sum(map(sent.touched, lines)) + sent.loose:
        yield CHANGED


def _owned_up(outcome: Outcome, sent: Sent) -> int:
    """How many rows the load says it left out: of a file refused as a whole, all of them."""
    if sent.spoilt is None:
        return 0
    refused = any(finding.severity == "error" for finding in outcome.findings)
    if refused and not any(outcome.loaded.values()):
        return len(sent.lines)
    return sum(file.rejected for file in outcome.files if file.extract in EXTRACTS)


def _named(sent: Sent, outcome: Outcome) -> Iterator[str]:
    """Of a file sent whole every row is counted, and exactly those not to be loaded are named."""
    if sum(file.read for file in outcome.files if file.extract in EXTRACTS) != len(sent.lines):
        yield MISCOUNTED
    unsound = sorted((line.label, line.number) for line in sent.lines if not line.row.sound)
    if sorted(outcome.rejected) != unsound:
        yield MISCOUNTED
