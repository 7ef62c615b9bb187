"""Everything that `map` proposes for a council's files, table by table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data_access.extracts import Field, Kind, Layout
from data_access.facts import PERSONS
from data_access.facts.columns import CALLED
from data_access.loading.naming import as_name
from data_access.loading.roles import Figures
from data_access.mapping import values
from data_access.mapping.as_sent import Column
from data_access.mapping.columns import Match, Matched
from data_access.mapping.likeness import alike, best
from data_access.mapping.own_words import OwnWords, Ways, is_like
from data_access.mapping.proposal import Line, quoted
from data_access.mapping.scoring import LEAST
from data_access.mapping.values import Known

LETTERS = r"[^\W\d_]{3}"  # fewer together name nothing
EXAMPLES = 4  # headlines shown as an example


def lines(files: Sequence[Matched], own: OwnWords, known: Known, figures: Figures) -> Iterator[Line]:
    """Every line, in the order of the file; a value of several files is one line, with all its rows."""
    for each in files:
        yield from _file(each, files)
    yield from _columns(files, own)
    yield from _digits(files)
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
        near = "".join(f", {score}% like {name}" for name, score in each.rivals)
        about = f"{each.score}% like it{near}"
        yield Line("files", key, quoted(each.layout.name), key, about, confirm=not each.is_sure)
    else:
        yield Line("files", key, '""', key, "not placed: its columns are like no extract's", placed=False)


def _columns(files: Sequence[Matched], own: OwnWords) -> Iterator[Line]:
    """By extract, the columns that are called otherwise than ours, as declared; then those not read."""
    for layout in dict.fromkeys(each.layout for each in files if each.layout):
        sent = [each for each in files if each.layout == layout]
        table, known = f"columns.{layout.name}", own.columns_of(layout)
        names = [name for field in layout.fields for name in filter(None, (field.name, _instead(field)))]
        for name in names:
            yield from _column(table, name, sent, known.get(name, ()))
        yield from _own_number(layout, sent, table, known.get("reference", ()))
        yield from _lacking(layout, sent, table)
        yield from _unread(layout, sent, table)


def _unread(layout: Layout, files: Sequence[Matched], table: str) -> Iterator[Line]:
    """The columns that nothing is made of; why, of one that is called as a date of ours is."""
    days = {each.name: each for each in layout.fields if each.kind is Kind.DATE}
    for column in (column for each in files for column in each.unread):
        name, about = as_name(column.name), f"not read, like no column of {layout.name}"
        meant, score = best(column.name, {day: (day, *each.also) for day, each in days.items()})
        if score >= LEAST:
            about = f"not read: {meant} is a date, and there are none in it"
        elif alike(column.name, CALLED["team_type"]) == 100:
            about = "not read: the types proposed for your teams are from it"
        if name in days:
            yield Line(table, name, '""', f"{name} =", about)
        elif name not in [each.name for each in layout.fields]:
            yield Line(table, quoted(column.name), "", quoted(column.name), about, placed=False)


def _digits(files: Sequence[Matched]) -> Iterator[Line]:
    """How many digits people's numbers have, where all with zeros before have as many, and some fewer."""
    for person in PERSONS:
        found = [match for each in files for match in each.matches if match.name == person]
        numbers = [text for match in found for text, _ in match.column.values if text.isdigit()]
        padded = {len(text) for text in numbers if text.startswith("0") and text.strip("0")}
        short = sum(len(text) < max(padded, default=0) for text in numbers)
        if len(padded) == 1 and short:
            about = (
                f"zeros before them are put back; {short:,} of {len(numbers):,} looked at have fewer digits"
            )
            yield Line("numbers", person, str(padded.pop()), f"{person} =", about, confirm=True)


def _instead(field: Field) -> str:
    return field.instead.name if field.instead else ""


def _column(table: str, name: str, files: Sequence[Matched], known: Ways) -> Iterator[Line]:
    """The line for one of our columns: its name in the files, or its names where each has another.

    `known`: the names that the mapping has already.
    """
    said = {as_name(way[0]) for way in known if len(way) == 1}
    found = {
        match.column.name: match
        for each in files
        for match in each.matches
        if match.name == name and as_name(match.column.name) not in said
    }
    new = {as_name(written): (written,) for written in found}
    if new and set(new) != {name}:
        score = min(match.score for match in found.values())
        yield _ways(table, name, known, list(new.values()), f"{score}% alike")


def _ways(table: str, name: str, known: Ways, new: Sequence[tuple[str, ...]], about: str) -> Line:
    """The line for our column; where the mapping has one, what a person may write in its place."""
    written = [_way(way) for way in (*known, *new)]
    value = written[0] if len(written) == 1 else f"{{one_of = [{', '.join(written)}]}}"
    if not known:
        return Line(table, name, value, f"{name} =", about)
    added = " and ".join(map(_way, new))
    about = f"to stand in place of your line for {name}: it adds {added}, {about}"
    return Line(table, name, value, f"{name} = {value}", about, confirm=True)


def _way(way: Sequence[str]) -> str:
    return quoted(way[0]) if len(way) == 1 else f"[{', '.join(map(quoted, way))}]"


def _lacking(layout: Layout, files: Sequence[Matched], table: str) -> Iterator[Line]:
    """What each file must have, and one of them has not."""
    for name in (name for name in layout.required if layout.field(name).column != "id"):
        have = [{match.field.name for match in each.matches} for each in files]
        if not all(name in each or (name == "code" and "name" in each) for each in have):
            about = "needed, and none of your columns is like it"
            yield Line(table, name, '""', f"{name} =", about, placed=False)


def _pattern(name: str, others: Sequence[str]) -> str:
    """The name with * for every number: next month's file has another date in its name.

    The name itself where that would be nearly any name, as "2023-24" of a sheet, or one of the `others`.
    """
    pattern = re.sub(r"\d[\d_\- ]*", "*", name)
    is_any = not re.search(LETTERS, pattern.rpartition(".")[0] or pattern)
    return name if is_any or any(is_like(other, pattern) for other in others) else pattern


def _own_number(layout: Layout, files: Sequence[Matched], table: str, known: Ways) -> Iterator[Line]:
    """What a row without a number of its own is known by: all that tells whom it is about, when and by whom.

    A row of a list is known by its name. `known`: what the mapping has already.
    """
    ways: list[tuple[str, ...]] = []
    for each in files:
        there = {as_name(column.name) for column in each.file.columns}
        matches = {match.field.name: match.column.name for match in each.matches}
        if "name" in matches and "code" not in matches and "code" in layout.required:
            yield Line(table, "code", quoted(matches["name"]), "code =", "no column holds it: the name")
        elif any(set(map(as_name, way)) <= there for way in known):
            continue
        elif "reference" not in matches and {"child", layout.dated} <= matches.keys():
            names = ("child", "family", layout.dated, "source")
            ways.append(tuple(matches[name] for name in names if name in matches))
    if ways := list(dict.fromkeys(ways)):
        about = "no column holds it: these together tell one row from another"
        yield _ways(table, "reference", known, ways, about)


def _coded(files: Sequence[Matched]) -> Iterator[Match]:
    """A coded column for each dimension that facts have, with the values of every file."""
    found: dict[str, list[Match]] = {}
    for each in files:
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
