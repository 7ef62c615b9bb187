"""Everything that `map` proposes for a council's files, table by table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data_access.extracts import FACTS
from data_access.loading.naming import as_name
from data_access.loading.roles import Figures
from data_access.mapping import values
from data_access.mapping.as_sent import Column
from data_access.mapping.columns import Match, Matched
from data_access.mapping.own_words import OwnWords, is_like
from data_access.mapping.proposal import Line, quoted
from data_access.mapping.values import Known

LETTERS = r"[^\W\d_]{3}"  # fewer together name nothing
EXAMPLES = 4  # headlines shown as an example


def lines(files: Sequence[Matched], own: OwnWords, known: Known, figures: Figures) -> Iterator[Line]:
    """Every line, in the order of the file; a value of several files is one line, with all its rows."""
    for each in files:
        yield from _file(each, files)
    for each in files:
        yield from _columns(each)
    if not known.vocabularies["authority"].names.get(0) and not own.lists.get("authorities"):
        about, name = "the number that the DfE has for your council, and its name", "Name of your council"
        yield Line("lists.authorities", "000", quoted(name), quoted(name), about, confirm=True)
    if any(match.field.dimension == "team" for each in files for match in each.matches):
        yield from values.types_of_team(known)
    for match in _coded(files):
        yield from values.lines(match, known)
    titles = ", ".join(map(quoted, list(figures.titles)[:EXAMPLES]))
    about = "figures that Overview leads with, by name or title"
    yield Line("overview", "headlines", f"[{titles}]", "headlines =", about, confirm=True, placed=False)


def _file(each: Matched, files: Sequence[Matched]) -> Iterator[Line]:
    if each.named:
        return
    key = quoted(
        _pattern(each.file.name, [other.file.name for other in files if other.layout != each.layout])
    )
    if each.layout:
        yield Line("files", key, quoted(each.layout.name), key, f"{each.score}% sure")
    else:
        yield Line("files", key, '""', key, "not placed: its columns are like no extract's", placed=False)


def _columns(each: Matched) -> Iterator[Line]:
    """The columns that are called otherwise than ours, surest first as declared; then those not read."""
    if each.layout is None:
        return
    table = f"columns.{each.layout.name}"
    declared = [field.name for field in each.layout.fields]
    for match in sorted(each.matches, key=lambda match: declared.index(match.field.name)):
        if as_name(match.column.name) != match.name:
            yield _column(table, match)
    yield from _own_number(each, table)
    have = {match.field.name for match in each.matches}
    for name in (name for name in each.layout.required if name not in {*have, "reference"}):
        about = "needed, and none of your columns is like it"
        yield Line(table, name, '""', f"{name} =", about, placed=False)
    for column in each.unread:
        if as_name(column.name) not in declared:
            key = quoted(column.name)
            yield Line(table, key, "", key, f"not read, like no column of {each.layout.name}", placed=False)


def _pattern(name: str, others: Sequence[str]) -> str:
    """The name with * for every number: next month's file has another date in its name.

    The name itself where that would be nearly any name, as "2023-24" of a sheet, or one of the `others`.
    """
    pattern = re.sub(r"\d[\d_\- ]*", "*", name)
    is_any = not re.search(LETTERS, pattern.rpartition(".")[0] or pattern)
    return name if is_any or any(is_like(other, pattern) for other in others) else pattern


def _column(table: str, match: Match) -> Line:
    return Line(table, match.name, quoted(match.column.name), f"{match.name} =", f"{match.score}% alike")


def _own_number(each: Matched, table: str) -> Iterator[Line]:
    """A row without a number of its own is known by its child and its day."""
    matches = {match.field.name: match.column.name for match in each.matches}
    day = each.layout.dated if each.layout else None
    if "reference" in matches or not day or not {"child", day} <= matches.keys():
        return
    value = f"[{quoted(matches['child'])}, {quoted(matches[day])}]"
    about = "no column holds it: the child and the day together"
    yield Line(table, "reference", value, "reference =", about)


def _coded(files: Sequence[Matched]) -> Iterator[Match]:
    """A coded column for each dimension that facts have, with the values of every file."""
    found: dict[str, list[Match]] = {}
    for each in (each for each in files if each.layout in FACTS):
        for match in each.matches:
            if match.field.dimension not in (None, "authority") and match.name == match.field.name:
                found.setdefault(match.field.dimension or "", []).append(match)
    for _, matches in sorted(found.items()):
        times: Counter[str] = Counter()
        for match in matches:
            times.update(dict(match.column.values))
        different = max(match.column.different for match in matches)
        column = Column(matches[0].column.name, tuple(times.most_common()), different, 0.0)
        yield replace(matches[0], column=column)
