"""The tables of a mapping.toml, each made into what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from data_access.extracts import LAYOUTS, Layout
from data_access.facts import PERSONS
from data_access.loading.naming import closest, folded
from data_access.mapping.faults import Faults
from data_access.mapping.own_words import NOTHING, Ways
from data_access.schema import metadata

TABLES = ("files", "columns", "numbers", "lists", "values", "overview")
DIMENSIONS = tuple(name for name, table in metadata.tables.items() if {"key", "code"} <= set(table.c.keys()))
LISTS = {name: layout for name, layout in LAYOUTS.items() if layout.key == ("code",)}
TEXT = "put the text in quotation marks."
ONE_OF = (
    'a column that is called "A" in one file and "B" in another is {one_of = ["A", "B"]}; one that is put '
    'together from two is ["A", "B"]; {one_of = [["A", "B"], "C"]} is both.'
)


@dataclass(frozen=True)
class Told:
    """The tables of the file, each made into what it says; faults are noted and left out."""

    tables: dict[str, Any]
    titles: Mapping[str, str]
    faults: Faults

    def files(self) -> dict[str, str]:
        """By a file's or a sheet's name, its extract."""
        for name in self.tables:
            if name not in TABLES:
                self.faults.add(name, "", f"there is no such table.{closest(name, TABLES)}")
        files = self._table(self.tables, "files", "")
        return {name: own for name, own in files.items() if self._is_extract("files", name, own, LAYOUTS)}

    def columns(self) -> dict[str, dict[str, Ways]]:
        """By extract and our column, the council's: a text, several joined, or one of several; "" is none."""
        found = {}
        for extract, own in self._tables("columns", LAYOUTS):
            layout = LAYOUTS[extract]
            known = [*(each.name for each in layout.fields), *layout.insteads]
            table = f"columns.{extract}"
            found[extract] = {
                ours: _ways(theirs)
                for ours, theirs in own.items()
                if self._is_known(table, ours, known, f"no column of {extract}")
                and self._are_ways(table, ours, theirs)
            }
        return found

    def lists(self) -> dict[str, tuple[dict[str, str], ...]]:
        """By extract, its rows."""
        return {
            extract: tuple(
                row for code, told in own.items() if (row := self._row(LISTS[extract], code, told))
            )
            for extract, own in self._tables("lists", LISTS)
        }

    def _row(self, layout: Layout, code: str, told: Any) -> dict[str, str]:
        """A row of a list: a text is its name, and a table has the columns of the extract."""
        table, known = f"lists.{layout.name}", [each.name for each in layout.fields]
        row = {"code": code, **(told if isinstance(told, dict) else {"name": told})}
        wrong = [
            key for key in row if not self._is_known(table, key, known, f"no column of {layout.name}", code)
        ]
        missing = [name for name in layout.required if row.get(name) in ("", None)]
        if missing:
            self.faults.add(
                table,
                code,
                f'it needs {" and ".join(missing)}, as in {{name = "...", {missing[-1]} = "..."}}.',
            )
        if any(isinstance(value, dict | list) for value in row.values()):
            self.faults.add(table, code, TEXT)
            return {}
        return {} if wrong or missing else {key: _written(value) for key, value in row.items()}

    def values(self) -> dict[str, dict[str, str]]:
        """By dimension and the council's word, our code or name."""
        return {
            dimension: {
                folded(word): meant
                for word, meant in own.items()
                if self._is_text(f"values.{dimension}", word, meant)
            }
            for dimension, own in self._tables("values", (*DIMENSIONS, *PERSONS))
            if dimension not in PERSONS
        }

    def nobody(self) -> dict[str, tuple[str, ...]]:
        """By whom rows are about, the numbers that are nobody's; a number can stand for nothing else."""
        found, said = {}, self._table(self.tables, "values", "")
        for person in (each for each in PERSONS if each in said):
            wrong = 'a number can only be nobody\'s: "not_recorded".'
            found[person] = tuple(
                number.strip()
                for number, meant in self._table(said, person, "values.").items()
                if folded(str(meant)) == NOTHING or self.faults.add(f"values.{person}", number, wrong)
            )
        return found

    def digits(self) -> dict[str, int]:
        """How many digits the numbers of children, parents or families have."""
        told = self._table(self.tables, "numbers", "")
        return {
            person: many
            for person, many in told.items()
            if self._is_known("numbers", person, PERSONS, "no number of anybody")
            and (type(many) is int or self.faults.add("numbers", person, "write how many digits, as in 10."))
        }

    def headlines(self) -> tuple[str, ...]:
        """Names of the metrics that Overview leads with."""
        overview = self._table(self.tables, "overview", "")
        for key in overview:
            self._is_known("overview", key, ["headlines"], "not what Overview can be told")
        told = overview.get("headlines", [])
        if not self._is_texts("overview", "headlines", told):
            return ()
        named = [told] if isinstance(told, str) else told
        return tuple(dict.fromkeys(filter(None, map(self._metric, named))))

    def _metric(self, written: str) -> str:
        names = {folded(word): name for name, title in self.titles.items() for word in (name, title)}
        if folded(written) not in names:
            near = _nearest(written, [*self.titles, *self.titles.values()])
            self.faults.add("overview", "headlines", f"no metric is called “{written}”. {near}")
        return names.get(folded(written), "")

    def _tables(
        self, name: str, known: Sequence[str] | Mapping[str, Any]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        for key in self._table(self.tables, name, ""):
            if self._is_known(name, key, list(known), f"no {'dimension' if name == 'values' else 'extract'}"):
                yield key, self._table(self.tables[name], key, f"{name}.")

    def _table(self, within: dict[str, Any], name: str, before: str) -> dict[str, Any]:
        told = within.get(name, {})
        if isinstance(told, dict):
            return told
        self.faults.add(f"{before}{name}", "", f"this is a table: write [{before}{name}] and its keys below.")
        return {}

    def _is_known(self, table: str, key: str, known: Sequence[str], what: str, at: str = "") -> bool:
        if key in known:
            return True
        meant = closest(key, known) or f" There are: {', '.join(known)}."
        return self.faults.add(table, at or key, f"{key if at else 'it'} is {what}.{meant}")

    def _is_extract(self, table: str, key: str, told: Any, known: Mapping[str, Any]) -> bool:
        if not self._is_text(table, key, told) or told in known:
            return told in known
        return self.faults.add(table, key, f"no extract is called {told}.{closest(told, list(known))}")

    def _is_text(self, table: str, key: str, told: Any) -> bool:
        return isinstance(told, str) or self.faults.add(table, key, TEXT)

    def _are_ways(self, table: str, key: str, told: Any) -> bool:
        """Whether it is a column, several to be joined, or {one_of = [...]} of these."""
        if not isinstance(told, dict):
            return self._is_texts(table, key, told)
        ways = told.get("one_of") if set(told) == {"one_of"} else None
        if not isinstance(ways, list) or not ways:
            return self.faults.add(table, key, ONE_OF)
        return all(self._is_texts(table, key, way) for way in ways)

    def _is_texts(self, table: str, key: str, told: Any) -> bool:
        texts = told if isinstance(told, list) else [told]
        good = bool(texts or key == "headlines") and all(isinstance(each, str) for each in texts)
        return good or self.faults.add(table, key, TEXT)


def _ways(theirs: Any) -> Ways:
    if theirs == "":
        return ()
    if isinstance(theirs, dict):
        return tuple((way,) if isinstance(way, str) else tuple(way) for way in theirs["one_of"])
    return ((theirs,) if isinstance(theirs, str) else tuple(theirs),)


def _written(value: object) -> str:
    """A value of TOML as an extract would hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _nearest(written: str, known: Sequence[str]) -> str:
    """The names most like what was written, as a sentence."""
    near = [name for name, _, _ in process.extract(written, known, limit=3)]
    return f"The nearest are: {', '.join(near)}." if near else "There are none to choose from."
