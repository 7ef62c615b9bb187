"""Which column of a file is which field of its layout."""

from __future__ import annotations

from collections.abc import Callable

from data_access.extracts import Layout
from data_access.loading.naming import as_name, closest
from data_access.loading.unreadable import UnreadableError

MOST_NAMES = 30  # said one by one; beyond these only how many
Find = Callable[[str, str, str, str], None]  # rule, severity, sentence, column


def positions_of(header: list[str], layout: Layout, find: Find) -> dict[str, int]:
    """The position of each field in the header; case, spaces and underscores do not matter.

    Columns unknown, twice there or left out are found; UnreadableError where a required one is missing.
    """
    fields = {field.name: field for field in layout.fields}
    positions: dict[str, int] = {}
    unknown: list[str] = []
    for position, name in enumerate(map(as_name, header)):
        if name in positions:
            sentence = f"Column {name} is there twice; the first was read. Remove the other."
            find("column_twice", "warning", sentence, name)
        elif name in fields:
            positions[name] = position
        elif name:
            unknown.append(name)
    _say_unknown(unknown, list(fields), find)
    _refuse_missing([name for name in layout.required if name not in positions])
    for name in fields:
        if name not in positions and name != "authority":
            find("column_left_out", "note", f"There is no column {name}; it counts as not recorded.", name)
    return positions


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
            "as `python -m data_access templates DIR` writes them.",
        )
