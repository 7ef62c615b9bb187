"""mapping.toml as text: new lines are put where they belong, and nothing that stands there is changed."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from data_access.mapping.proposal import Line
from data_access.stores.snapshots import StoreError

TITLE = """\
# Your own words for what the dashboard reads, and what each stands for. Yours to edit.
# `check` and `load` go by this file. A line that begins with # says nothing until you take the # away.
# CONFIRM: figures turn on it, so it waits for a person. Behind each guess stands how alike the two are.
"""
ABOUT = {
    "files": "Which extract each file or sheet is; * stands for anything.",
    "columns": 'Our column = your column. ["A", "B"] puts two of yours together; {one_of = ["A", "B"]} is '
    'called "A" in one file and "B" in another; "" is in none of yours.',
    "numbers": "How many digits the numbers have. Zeros that a spreadsheet took off are put back.",
    "lists": "Code = the name that your files and your readers have. This is the whole list.",
    "values": 'Your word = our code or name. "not_recorded" says that nothing is known.',
    "overview": "What Overview leads with.",
}
NOT_PLACED = "# Not placed: fill in what each stands for and take the # away, or leave it."
HEADER = re.compile(r"^[ \t]*\[[ \t]*([\w.\-]+)[ \t]*\][ \t]*(?:#.*)?$", re.MULTILINE)


def merged(text: str, lines: Iterable[Line]) -> tuple[str, list[Line]]:
    """The text with the lines that it lacks, and these lines; StoreError where they cannot be put in."""
    added: dict[str, list[Line]] = {}
    known: set[tuple[frozenset[str], str]] = set()
    for line in lines:
        tables = frozenset(filter(None, (line.table, line.also_in)))
        there = any(_holds(text, table, line.subject) for table in tables)
        if not there and (tables, line.subject) not in known:
            added.setdefault(line.table, []).append(line)
            known.add((tables, line.subject))
    written = text or TITLE
    for table, own in added.items():
        written = _put(written, table, own)
    _refuse_loss(text, written)
    return written, [line for own in added.values() for line in own]


def _holds(text: str, table: str, subject: str) -> bool:
    """Whether a line of the table has the subject, also one that says nothing.

    A subject is a key (`child =`), or a text in quotation marks: in a list a name, elsewhere a key itself.
    """
    if subject.endswith("="):
        pattern = rf"{re.escape(subject.rstrip('= '))}\s*="
    else:
        pattern = rf"{'.*=' if table.startswith('lists.') else ''}\s*{re.escape(subject)}"
    starts = re.compile(pattern).match
    return any(starts(line.lstrip("# \t")) for line in _part(text, table).split("\n"))


def _part(text: str, table: str) -> str:
    """What stands below the heading of a table."""
    return "".join(text[start:end] for start, end in _spans(text, table))


def _spans(text: str, table: str) -> list[tuple[int, int]]:
    headers = list(HEADER.finditer(text))
    ends = [*(header.start() for header in headers[1:]), len(text)][: len(headers)]
    return [(each.end(), end) for each, end in zip(headers, ends, strict=True) if each[1] == table]


def _put(text: str, table: str, lines: Sequence[Line]) -> str:
    """The lines at the end of their table, or below a new heading at the end of the text."""
    placed = [line.text for line in lines if line.placed]
    rest = [line.text for line in lines if not line.placed]
    block = "\n".join([*placed, *([NOT_PLACED] if rest and table != "overview" else []), *rest]) + "\n"
    spans = _spans(text, table)
    if not spans:
        return f"{text.rstrip()}\n\n[{table}]\n# {ABOUT[table.partition('.')[0]]}\n{block}"
    start, end = spans[-1]
    last = start + len(text[start:end].rstrip())
    return f"{text[:last]}\n{block.rstrip()}{text[last:].rstrip()}\n"


def _refuse_loss(before: str, after: str) -> None:
    """StoreError where the new text is no TOML, or says otherwise what the old one said."""
    try:
        kept = _within(tomllib.loads(before), tomllib.loads(after))
    except tomllib.TOMLDecodeError:
        kept = False
    if not kept:
        raise StoreError(
            "mapping.toml is laid out so that nothing can be added to it, and stays as it is. Write each "
            "table below a heading of its own, such as [columns.referrals], and run `map` again."
        )


def _within(before: Any, after: Any) -> bool:
    """Whether all that was said is said still."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(key in after and _within(value, after[key]) for key, value in before.items())
    return bool(before == after)


def write(path: Path, text: str) -> None:
    """Put the text in the place of the file, whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
