"""Which column of a file is which field of its layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from data_access.extracts import Layout
from data_access.loading.naming import as_name, closest
from data_access.loading.unreadable import UnreadableError

MOST_NAMES = 30  # said one by one; beyond these only how many
Find = Callable[[str, str, str, str], None]  # rule, severity, sentence, column
Own = Mapping[str, tuple[tuple[str, ...], ...]]  # our name of a column, and the ways the council has it


@dataclass
class Columns:
    """The positions of each field's cells, and the columns that are sent in place of fields, by field."""

    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)


def columns_of(header: Sequence[str], layout: Layout, own: Own, find: Find) -> Columns:
    """Where each field stands in the header; case, spaces and underscores do not matter.

    `own`: what the council's mapping says. Columns unknown, twice there or left out are found;
    UnreadableError where a required one is missing.
    """
    fields = [field.name for field in layout.fields]
    names = list(map(as_name, header))
    found = Columns(_mapped(names, layout, own, find))
    names = _without([ours for ours, ways in own.items() if not ways], names, find)
    _add_by_name(names, found, {*fields, *layout.insteads}, find)
    _put_in_place(layout, found, find)
    _refuse_missing([name for name in layout.required if name not in found.positions])
    for name in fields:
        if name not in found.positions and name != "authority":
            find("column_left_out", "note", f"There is no column {name}; it counts as not recorded.", name)
    return found


def _mapped(names: list[str], layout: Layout, own: Own, find: Find) -> dict[str, tuple[int, ...]]:
    """The positions of the columns that the mapping names, all said; a warning where one is not there."""
    positions: dict[str, tuple[int, ...]] = {}
    read: list[str] = []
    replaced = {name: field.name for name, field in layout.insteads.items()}
    for ours, ways in own.items():
        if not ways:
            continue
        theirs = next((way for way in ways if set(map(as_name, way)) <= set(names)), ways[0])
        missing = [name for name in theirs if as_name(name) not in names]
        if not missing:
            positions[ours] = tuple(names.index(as_name(name)) for name in theirs)
            read.append(f"{' with '.join(map(_plain, theirs))} as {ours}")
        elif not {ours, replaced.get(ours, ours)} & set(names):
            meant = closest(missing[0], list(filter(None, names)))
            sentence = (
                f"The mapping reads {_ways(ways)} as {ours}, and the file has no such column.{meant} "
                "Correct the mapping, or the file's header."
            )
            find("mapped_column_missing", "warning", sentence, ours)
    if read:
        find("read_as", "note", f"Read, as the mapping says: {'; '.join(read)}.", "")
    return positions


def _plain(name: str) -> str:
    """The name of a column on one line."""
    return " ".join(name.split())


def _ways(ways: Sequence[Sequence[str]]) -> str:
    """The ways that the mapping has for a column: “A”, or “B” with “C”."""
    return ", or ".join(" with ".join(f"“{_plain(name)}”" for name in way) for way in ways)


def _without(unsent: Sequence[str], names: list[str], find: Find) -> list[str]:
    """The names of the header, without those that the mapping says are not ours, whatever they are called."""
    for name in set(unsent) & set(names):
        sentence = f"Column {name} was left out, as the mapping says it is not ours."
        find("column_denied", "note", sentence, name)
    return ["" if name in unsent else name for name in names]


def _add_by_name(names: list[str], found: Columns, known: set[str], find: Find) -> None:
    """Add the columns called as we call them; what the mapping has placed is not unknown."""
    mapped = {position for positions in found.positions.values() for position in positions}
    unknown: list[str] = []
    for position, name in enumerate(names):
        if position in mapped:
            continue
        if name in found.positions:
            sentence = f"Column {name} is there twice; the first was read. Remove the other."
            if found.positions[name] and mapped.issuperset(found.positions[name]):
                sentence = f"The mapping reads another column as {name}, so column {name} was left out."
            find("column_twice", "warning", sentence, name)
        elif name in known:
            found.positions[name] = (position,)
        elif name:
            unknown.append(name)
    _say_unknown(unknown, sorted(known), find)


def _put_in_place(layout: Layout, found: Columns, find: Find) -> None:
    """Let a column sent in place of a field stand there, unless the field itself was sent."""
    for name, replaced in layout.insteads.items():
        if name not in found.positions:
            continue
        positions = found.positions.pop(name)
        if replaced.name in found.positions:
            sentence = f"Column {name} was not read, as column {replaced.name} is there."
            find("column_not_needed", "note", sentence, name)
        else:
            found.positions[replaced.name] = positions
            found.instead[replaced.name] = name


def _say_unknown(unknown: list[str], fields: list[str], find: Find) -> None:
    """Say the first unknown columns one by one, with what each may mean, and count the rest."""
    for name in unknown[:MOST_NAMES]:
        sentence = f"Column {name[:40]} is not one of this extract's and was left out.{closest(name, fields)}"
        find("unknown_column", "warning", sentence, name[:40])
    if rest := unknown[MOST_NAMES:]:
        sentence = f"{len(rest):,} more columns are not this extract's and were left out."
        find("unknown_column", "warning", sentence, rest[0][:40])


def _refuse_missing(missing: list[str]) -> None:
    if missing:
        columns = f"column{'s' * (len(missing) > 1)} {', '.join(missing)}"
        raise UnreadableError(
            "missing_column",
            f"The file lacks the {columns}, so it was not loaded. Its first row must hold the column names, "
            "as `python -m data_access templates DIR` writes them. If your columns have other names, "
            "`python -m data_access map` proposes which is which.",
        )
