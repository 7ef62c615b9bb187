"""From a council's files to the mapping.toml beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from data_access import formats
from data_access.database import Store, StoreError
from data_access.extracts import REFERENCE
from data_access.loading import pseudonyms, records, words
from data_access.loading.building import open_work
from data_access.loading.carrying import carry_over
from data_access.loading.gathering import files_in, gather, layout_of
from data_access.loading.intake import Intake
from data_access.loading.naming import folded
from data_access.loading.reading import Reader
from data_access.loading.roles import Figures
from data_access.loading.scratch import own_folder
from data_access.mapping import proposing, writing
from data_access.mapping.as_sent import files_of
from data_access.mapping.columns import Matched, matched, told_by_others
from data_access.mapping.own_words import NAME, OwnWords, is_mapping
from data_access.mapping.proposal import Line
from data_access.mapping.reading import find, read
from data_access.mapping.tables import DIMENSIONS
from data_access.mapping.values import Known


@dataclass(frozen=True)
class Mapped:
    """What was written and where, how many lines are new, and sentences on what could not be read."""

    path: Path
    lines: tuple[Line, ...]
    unread: tuple[str, ...]


def make(paths: Sequence[Path], store: Store, figures: Figures, mapping: Path | None) -> Mapped:
    """Write what is new to mapping.toml; StoreError, in words, where it has faults or there are no files."""
    if mapping and not is_mapping(mapping):
        raise StoreError(f"{mapping.name} is no name for a mapping. Let it end in .toml.")
    there = find(paths, mapping)
    path = there or mapping or _beside(paths)
    own = read(there if there and there.exists() else None, figures.titles)
    files = [each for each in files_in(paths) if _is_read(each, own)]
    if not files:
        raise StoreError(f"There are no files in {', '.join(map(str, paths))}. Name those to be mapped.")
    with own_folder() as scratch, _opened(store, scratch, own) as connection:
        known = Known(_vocabularies(connection, scratch, own, files), own, figures.codes)
        found, unread = _files(connection, scratch, own, files)
        types = {folded(team): kind for each in found for team, kind in each.file.types.items()}
        lines = tuple(proposing.lines(found, own, replace(known, types=types), figures))
    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    text, added = writing.merged(before, lines)
    if added:
        writing.write(path, text)
    return Mapped(path, tuple(added), tuple(unread))


def _beside(paths: Sequence[Path]) -> Path:
    first = paths[0]
    return (first if first.is_dir() else first.parent) / NAME


def _is_read(path: Path, own: OwnWords) -> bool:
    """Whether it is a file of the council's own: what other people define needs no mapping."""
    if not path.is_file() or path.is_symlink() or is_mapping(path):
        return False
    return not formats.is_return(path) and not (layout_of(own, path) is None and formats.recognises(path))


def _opened(store: Store, scratch: Path, own: OwnWords) -> duckdb.DuckDBPyConnection:
    """A database with what is loaded; lists of invented data are nobody's."""
    current = store.current()
    before = scratch / "previous.duckdb"
    carry_over(store, None if current and current.invented else current, before)
    connection = open_work(before, pseudonyms.secret(store.url, make=False))
    records.remember_before(connection)
    words.remember(connection, own)
    return connection


def _vocabularies(
    connection: duckdb.DuckDBPyConnection, scratch: Path, own: OwnWords, files: Sequence[Path]
) -> dict[str, words.Vocabulary]:
    """Every list there is: in the store, among the files, in the mapping."""
    reader = Reader(connection, scratch, own)
    lists = [each for each in files if layout_of(own, each) in REFERENCE]
    if lists or own.lists:
        gather(reader, lists, None, ())
    intake = Intake(connection, lambda _: None)
    for layout in REFERENCE:
        intake.take_in(layout, [source for source in reader.sources if source.layout == layout])
    return {dimension: words.vocabulary(connection, dimension) for dimension in DIMENSIONS}


def _files(
    connection: duckdb.DuckDBPyConnection, scratch: Path, own: OwnWords, files: Sequence[Path]
) -> tuple[list[Matched], list[str]]:
    found: list[Matched] = []
    unread: list[str] = []
    for path in files:
        tables, said = files_of(connection, scratch, path)
        found += [matched(table, own) for table in tables]
        unread += said
    return told_by_others(found), unread
