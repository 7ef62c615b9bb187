"""Which extract a file is, and which of its columns is which of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data_access.extracts import FACTS, LAYOUTS, Field, Layout
from data_access.loading.naming import as_name, folded, layout_beginning, layout_named
from data_access.mapping.as_sent import MOST_VALUES, Column, File
from data_access.mapping.likeness import alike
from data_access.mapping.own_words import OwnWords
from data_access.mapping.scoring import LEAST, MOSTLY, SPEAKING, score_of
from data_access.schema import FIXED

# Extracts that a file can be told to be by its columns: facts, and lists of codes.
GUESSED = (*FACTS, *(layout for layout in LAYOUTS.values() if layout.key == ("code",)))
NEAR = 15  # per cent: an extract so near the likeliest may be what the file is
NAMED = 20  # per cent that a file's name adds, where it says what it is
NO_GUESS = 25  # per cent explained: with less it is no guess
HALF = 50  # per cent: an extract that explains less of a file's columns is no more than a guess


@dataclass(frozen=True)
class Match:
    """A column of ours, by its name, and the council's."""

    name: str
    field: Field
    column: Column
    score: int


@dataclass(frozen=True)
class Matched:
    """A file, the extract that it is (None: none), how sure that is, and its columns."""

    file: File
    layout: Layout | None
    score: int
    matches: tuple[Match, ...]
    named: bool = False  # the mapping, or the file's name, says which extract it is
    rivals: tuple[tuple[str, int], ...] = ()  # other extracts that it may be, and how like each it is

    @property
    def is_sure(self) -> bool:
        """Whether it is hardly another extract, and most of its columns are explained."""
        return self.named or (self.score >= HALF and not self.rivals)

    @property
    def unread(self) -> tuple[Column, ...]:
        """Columns that are nothing of ours, for all that can be guessed."""
        read = {match.column.name for match in self.matches}
        return tuple(column for column in self.file.columns if column.name not in read)


def matched(file: File, own: OwnWords) -> Matched:
    """The file as the mapping or its name says, else as its columns are most like."""
    stem = file.name.rpartition(".")[0] or file.name
    layout = own.layout_of(file.name) or layout_named(stem) or layout_beginning(stem)
    if layout:
        return Matched(file, layout, 100, _matches(file, layout, own), named=True)
    found = [(each, _matches(file, each, own)) for each in GUESSED]
    likely = [(_likely(file, *each), *each) for each in found if _has_required(*each)]
    if max((score for score, _, _ in likely), default=0) < NO_GUESS:
        return Matched(file, None, 0, ())
    (score, layout, matches), *others = sorted(likely, key=lambda each: -each[0])
    rivals = tuple((other.name, near) for near, other, _ in others if near >= score - NEAR)
    return Matched(file, layout, score, matches, rivals=rivals)


def told_by_others(files: Sequence[Matched]) -> list[Matched]:
    """The files with coded columns found in one by its name, and in another by holding the same values."""
    told: dict[str, dict[str, Match]] = {}
    for match in (match for each in files for match in each.matches if match.field.dimension):
        for text, _ in match.column.values if match.field.dimension not in FIXED else ():
            told.setdefault(match.field.dimension or "", {})[folded(text)] = match
    return [_told(each, told) for each in files]


def _told(file: Matched, told: Mapping[str, Mapping[str, Match]]) -> Matched:
    have = {match.field.name for match in file.matches}
    fields = [each for each in file.layout.fields if each.name not in have] if file.layout else []
    more: list[Match] = []
    for field in (each for each in fields if each.dimension in told):
        known = told[field.dimension or ""]
        held = {
            column.name: sum(times for text, times in column.values if folded(text) in known)
            for column in file.unread
            if column.different <= MOST_VALUES and column not in [match.column for match in more]
        }
        best = max(file.unread, key=lambda column: held.get(column.name, 0), default=None)
        if best and held.get(best.name, 0) >= MOSTLY * max(best.rows, 1):
            more.append(Match(field.name, field, best, SPEAKING))
    return replace(file, matches=(*file.matches, *more))


def _likely(file: File, layout: Layout, matches: tuple[Match, ...]) -> int:
    """How likely the file is that extract, in per cent: by how much of all its columns it explains.

    Its name, or that of the workbook, adds to that where it says so.
    """
    explained = sum(match.score for match in matches) / max(len(file.columns), 1)
    named = max(alike(name, (layout.name, *layout.also)) for name in (file.name, file.book))
    return min(100, round(explained) + (NAMED if named >= SPEAKING else 0))


def _has_required(layout: Layout, matches: tuple[Match, ...]) -> bool:
    """Whether all that a file must have is there; own numbers can be made of others, and codes of names."""
    have = {match.field.name for match in matches}
    needed = {name for name in layout.required if layout.field(name).column != "id"}
    return bool(have) and (needed - {"code"} if "name" in have else needed) <= have


def _matches(file: File, layout: Layout, own: OwnWords) -> tuple[Match, ...]:
    """The likeliest column for each of ours, the surest first; each is taken once."""
    unsent = {ours for ours, ways in own.columns_of(layout).items() if not ways}
    said = {as_name(name) for ways in own.columns_of(layout).values() for way in ways for name in way}
    mapped = list(_mapped(file, layout, own))
    free = [column for column in file.columns if as_name(column.name) not in said]
    pairs = [
        Match(name, field, column, score)
        for name, field, also in _ours(layout)
        if name not in unsent
        for column in free
        if (score := score_of(name, field, also, column)) >= LEAST
    ]
    found = mapped
    for match in sorted(pairs, key=lambda each: -each.score):
        fields = {each.field.name for each in found}
        if match.field.name not in fields and match.column not in [each.column for each in found]:
            found.append(match)
    return tuple(found)


def _mapped(file: File, layout: Layout, own: OwnWords) -> Iterator[Match]:
    """What the mapping says already."""
    fields = {name: field for name, field, _ in _ours(layout)}
    columns = {as_name(column.name): column for column in file.columns}
    for name, ways in own.columns_of(layout).items():
        there = [way[0] for way in ways if len(way) == 1 and as_name(way[0]) in columns]
        if there:
            yield Match(name, fields[name], columns[as_name(there[0])], 100)


def _ours(layout: Layout) -> Iterator[tuple[str, Field, tuple[str, ...]]]:
    """Our columns and those that may be sent in place of them, each with what else it is called."""
    for field in layout.fields:
        yield field.name, field, field.also
        if field.instead:
            yield field.instead.name, field, field.instead.also
