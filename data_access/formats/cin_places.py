"""The companion of a census return: which locality and team answered for each child.

A CSV with the columns child, locality and team (one of the last two may be absent):
the child's number as the return has it, and codes or names that localities.csv and
teams.csv, loaded before or beside it, know.
"""

from __future__ import annotations

from pathlib import Path

from data_access.formats.tables import Found, header, read
from data_access.loading.unreadable import UnreadableError


class Places:
    """Locality and team by child number; empty when no companion file was given."""

    def __init__(self, by_child: dict[str, dict[str, str]] | None = None):
        self._by_child = by_child or {}

    def __bool__(self) -> bool:
        return bool(self._by_child)

    def of(self, child: str) -> dict[str, str]:
        """`locality` and `team` for that child; no keys when the file has no row for it."""
        return self._by_child.get(child, {})


def places(path: Path | None, found: Found) -> Places:
    """Read the companion file; what is wrong with it becomes findings, and referrals load without places."""
    if path is None:
        return Places()
    try:
        return Places(_read(path, found))
    except (UnreadableError, OSError) as error:
        sentence = str(error) if isinstance(error, UnreadableError) else "The file cannot be opened."
        said = f"{sentence} Localities and teams stay 'Not recorded'."
        found.add("mapping_unreadable", "error", said, stops=True)
        return Places()


def _read(path: Path, found: Found) -> dict[str, dict[str, str]]:
    columns = {name.casefold(): name for name in header(path)}
    given = [name for name in ("locality", "team") if name in columns]
    if "child" not in columns or not given:
        raise UnreadableError("columns_missing", "The file needs the columns child, locality and team.")
    by_child: dict[str, dict[str, str]] = {}
    for number, row in read(path):
        child = row[columns["child"]]
        if not child or child in by_child:
            wrong = "has no child" if not child else "repeats a child"
            found.add(
                "mapping_row", "warning", f"Row {number} {wrong}; the row was not used.", "child", number
            )
        else:
            by_child[child] = {name: row[columns[name]] for name in given}
    return by_child
