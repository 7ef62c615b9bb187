"""Which extract a file is, and which of its columns is which of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_access.extracts import FACTS, LAYOUTS, Field, Kind, Layout
from data_access.facts.columns import DATE_OF_BIRTH, DEPRIVATION_DECILE
from data_access.loading.naming import as_name, layout_beginning, layout_named
from data_access.loading.standard_codes import OURS, is_standard
from data_access.mapping.as_sent import MOST_VALUES, Column, File
from data_access.mapping.likeness import alike
from data_access.mapping.own_words import OwnWords
from data_access.schema import FIXED

# Extracts that a file can be told to be by its columns: facts, and lists of codes.
GUESSED = (*FACTS, *(layout for layout in LAYOUTS.values() if layout.key == ("code",)))
LEAST = 65  # per cent alike; below it is no guess
UNLIKELY = 0.5  # what is left of a likeness where the values speak against it
SPEAKING = 80  # how alike a column is whose values all are of a dimension
MOSTLY = 0.8
MOSTLY_OWN = 0.95  # of rows that have a number of their own: some exports repeat rows
NUMBERED = 75  # how alike a column of such numbers is to a row's own: less than to a child's, by its name


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
    whole = [(each, matches) for each, matches in found if _has_required(each, matches)]
    if not whole:
        return Matched(file, None, 0, ())
    layout, matches = max(whole, key=lambda each: sum(match.score for match in each[1]))
    required = [match.score for match in matches if match.field.required]
    return Matched(file, layout, round(sum(required) / max(len(required), 1)), matches)


def _has_required(layout: Layout, matches: tuple[Match, ...]) -> bool:
    """Whether all that a file must have is there; a row's own number can be made of its child and its day."""
    have = {match.field.name for match in matches}
    return bool(have) and {name for name in layout.required if layout.field(name).column != "id"} <= have


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
        if (score := _score(name, field, also, column)) >= LEAST
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


def _score(name: str, field: Field, also: tuple[str, ...], column: Column) -> int:
    """How likely the column is that one of ours: by its name, and by what its values say."""
    score = alike(column.name, (name, *also))
    dated = name == DATE_OF_BIRTH.name or field.kind in (Kind.DATE, Kind.MONTH)
    if dated != (column.dates >= 1 - UNLIKELY) and column.values:
        return round(UNLIKELY * score)
    if field.column == "id":
        return max(score, NUMBERED) if _is_numbered(column) else score
    if field.dimension and column.different > MOST_VALUES:  # so many are numbers of rows, and no codes
        return round(UNLIKELY * score)
    if name != DEPRIVATION_DECILE.name and _speaks(field.dimension or "", column):
        return max(score, SPEAKING)
    return score


def _is_numbered(column: Column) -> bool:
    """Whether each row has a number of its own there, but for rows that are there twice."""
    words = set(as_name(column.name).split("_"))
    return (
        bool(words & {"id", "ref", "reference", "number", "no"})
        and column.different >= MOSTLY_OWN * column.rows > 0
    )


def _speaks(dimension: str, column: Column) -> bool:
    """Whether the values are those of the dimension; bare numbers are too much like others to say so."""
    if dimension not in FIXED:
        return is_standard(dimension, [text for text, _ in column.values])
    ours = set(OURS.get(dimension, ()))
    listed = {word.casefold() for member in FIXED[dimension] for word in member}
    told = [
        (times, text.upper() in ours or text.casefold() in listed)
        for text, times in column.values
        if not text.isdigit()
    ]
    rows = sum(times for _, times in column.values)
    return bool(rows) and sum(times for times, known in told if known) >= MOSTLY * rows
