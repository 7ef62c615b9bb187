"""What a council's mapping.toml says, as a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data_access.extracts import LAYOUTS, Layout
from data_access.loading.naming import as_name, folded

NAME = "mapping.toml"
NOTHING = folded("not_recorded")  # what a word stands for that says nothing
Strings = Mapping[str, str]
Ways = tuple[tuple[str, ...], ...]  # the council's names of one of our columns: one way or another


def is_mapping(path: Path) -> bool:
    """Whether the file is a mapping by its name, and not the places of a Children in Need return."""
    return path.suffix.lower() == ".toml"


@dataclass(frozen=True)
class OwnWords:
    """Which of a council's files, columns and values is which of ours.

    `files`: a file's or a sheet's name, in which * stands for anything, and its extract. `columns`: by
    extract, our column and theirs: the first way of which a file has all columns, which are joined; without
    a way the files have no such column, whatever theirs are called. `lists`: by extract, rows as the extract
    itself would hold them. `values`: by dimension, their word and our code or name. `headlines`: names of
    the metrics that Overview leads with. `digits`: of a child's or a family's number, where all have as many.
    `nobody`: by whom rows are about, the numbers that are nobody's.
    """

    name: str = ""
    sha256: str = ""
    files: Strings = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Ways]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Strings, ...]] = field(default_factory=dict)
    values: Mapping[str, Strings] = field(default_factory=dict)
    headlines: tuple[str, ...] = ()
    digits: Mapping[str, int] = field(default_factory=dict)
    nobody: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def layout_of(self, file: str) -> Layout | None:
        """The layout of the file or sheet of that name; None where the mapping does not say."""
        named = (own for pattern, own in self.files.items() if is_like(file, pattern))
        return LAYOUTS.get(next(named, ""))

    def columns_of(self, layout: Layout) -> Mapping[str, Ways]:
        """Our columns of that layout, each with the council's."""
        return self.columns.get(layout.name, {})

    def names(self) -> frozenset[str]:
        """Every column that the mapping names, as names are compared."""
        return frozenset(
            as_name(name)
            for own in self.columns.values()
            for ways in own.values()
            for way in ways
            for name in way
        )

    def ours(self, layout: Layout, header: list[str]) -> set[str]:
        """The names that a header has in our words."""
        there = set(map(as_name, header))
        own = self.columns_of(layout).items()
        return there | {name for name, ways in own if any(set(map(as_name, way)) <= there for way in ways)}


NONE = OwnWords()


def is_like(name: str, pattern: str) -> bool:
    """Whether a name is that of the pattern, in which only * stands for others: names have brackets too."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), name, re.IGNORECASE) is not None
