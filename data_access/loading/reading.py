"""From any file to rows of text in DuckDB, one table a file, numbered as a spreadsheet numbers them.

DuckDB reads plain UTF-8 files itself. Everything else (workbooks, other
encodings, rows of the wrong width) is first written again as plain CSV.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import duckdb

from data_access.checks import Finding
from data_access.extracts import LAYOUTS, Layout
from data_access.loading import delimited, held
from data_access.loading.columns import joined
from data_access.loading.delimited import Examined
from data_access.loading.headers import Columns, columns_of
from data_access.loading.naming import as_name, closest, not_an_extract
from data_access.loading.report import FileReport
from data_access.loading.sheets import Book, OpenBook, formulas_in, from_header, not_read, sheets_of
from data_access.loading.source import Source
from data_access.loading.unreadable import UnreadableError
from data_access.loading.workbooks import opened
from data_access.mapping.own_words import NONE, OwnWords
from data_access.stores.duckdb_file import one_row


@dataclass
class Reader:
    """Reads files into tables named `sent_1`, `sent_2`... of a DuckDB connection."""

    connection: duckdb.DuckDBPyConnection
    scratch: Path
    own: OwnWords = NONE
    sources: list[Source] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    refused: list[FileReport] = field(default_factory=list)  # of what was not staged: all or part of a file

    def read(self, path: Path, layout: Layout | None, name: str | None = None, adds: bool = False) -> None:
        """Stage the file, or say in a finding why it cannot be. `name` is what the sender calls it."""
        name = name or path.name
        with self._said(name, layout, path):
            if workbook := opened(path, self.scratch):
                self._read_workbook(workbook, path, layout, name)
            elif layout is None:
                raise UnreadableError("unknown_extract", not_an_extract(path.stem))
            else:
                self._read_text(path, layout, name, adds)

    def codes_of(self, extract: str) -> set[str]:
        """Codes in the files of that extract that are staged so far."""
        tables = [source.table for source in self.sources if source.layout.name == extract]
        asked = "SELECT DISTINCT lower(trim(code)) FROM "
        return {
            code for table in tables for (code,) in self.connection.execute(asked + table).fetchall() if code
        }

    @contextmanager
    def _said(self, name: str, layout: Layout | None, path: Path) -> Iterator[None]:
        """What stops a file from being read becomes a finding, and its rows are counted as rejected."""
        try:
            yield
        except UnreadableError as reason:
            self._find(name, layout, reason.rule, "error", str(reason), stops=_is_ours(path, layout))
            if layout and reason.rows:
                sha256 = delimited.fingerprint(path)
                self.refused.append(FileReport(name, layout.name, sha256, reason.rows, 0, reason.rows))
        except (OSError, duckdb.Error, csv.Error, UnicodeError):
            sentence = (
                "The file cannot be read. See that it is whole and that you may open it, and send it again."
            )
            self._find(name, layout, "cannot_be_read", "error", sentence, stops=_is_ours(path, layout))

    def _find(
        self,
        name: str,
        layout: Layout | None,
        rule: str,
        severity: str,
        sentence: str,
        column: str | None = None,
        stops: bool = False,
    ) -> None:
        extract = layout.name if layout else ""
        finding = Finding(name, extract, rule, severity, column or None, None, sentence, stops=stops)
        if finding not in self.findings:  # a file may be read a second time, row by row
            self.findings.append(finding)

    def _read_text(self, path: Path, layout: Layout, name: str, adds: bool) -> None:
        examined = delimited.examine(path, self.own.names())
        sha256 = delimited.fingerprint(path)
        if examined.encoding == "cp1252":
            sentence = "The file is not UTF-8 and was read as Windows-1252; see that accents came out right."
            self._find(name, layout, "windows_1252", "note", sentence)
        source = Source(name, layout, "", (), 0, sha256, adds)
        with held.counted(lambda: delimited.rows_held(path, examined)):
            if not (examined.plain and self._read_plain(path, examined, source)):
                clean = self._clean_path()
                header = delimited.write_clean(delimited.rows(path, examined), clean)
                self._stage_clean(clean, header, source)

    def _read_plain(self, path: Path, examined: Examined, source: Source) -> bool:
        """Whether DuckDB read every line by itself; if not, most often, rows are of the wrong width.

        Where it found fewer rows than there are lines, a cell has several, and may have swallowed rows.
        """
        header = next(delimited.rows(path, examined)).cells
        found = len(self.findings)
        try:
            self._stage(path, header, examined.separator, source)
        except duckdb.Error:
            return False
        if self.sources[-1].rows + 1 == examined.lines:
            return True
        self.sources.pop()
        del self.findings[found:]
        return False

    def _clean_path(self) -> Path:
        return self.scratch / f"clean_{len(self.sources)}.csv"

    def _read_workbook(self, workbook: OpenBook, path: Path, layout: Layout | None, name: str) -> None:
        sha256 = delimited.fingerprint(path)
        with workbook:
            found = sheets_of(workbook, layout, self.own)
            chosen = [(sheet.name, sheet.layout) for sheet in found if sheet.layout]
            if not chosen and layout:
                raise delimited.empty()
            if not chosen:
                raise UnreadableError("unknown_extract", not_an_extract(path.stem))
            for said in not_read(workbook, found):
                self._find(name, layout, *said)
            for sheet, own in chosen:
                label = name if len(chosen) == 1 else f"{name} ({sheet})"
                with self._said(label, own, path):
                    source = Source(label, own, "", (), 0, sha256, days_1904=workbook.days_1904)
                    self._read_sheet(workbook, sheet, source)

    def _read_sheet(self, workbook: Book, sheet: str, source: Source) -> None:
        clean = self._clean_path()
        header = delimited.write_clean(from_header(workbook.rows(sheet), self.own.names()), clean)
        for said in formulas_in(workbook, header):
            self._find(source.file, source.layout, *said)
        with held.counted(lambda: sum(1 for _ in workbook.rows(sheet)) - 1):
            self._stage_clean(clean, header, source)

    def _stage_clean(self, clean: Path, header: list[str], source: Source) -> None:
        self._stage(clean, ["file_row", "cells", *header], ",", source, lead=2)
        clean.unlink()

    def _stage(self, path: Path, header: list[str], separator: str, source: Source, lead: int = 0) -> None:
        """Make the table: `file_row` and `cells` where we numbered rows, then the fields as trimmed text."""
        layout, columns = self._laid_out(header[lead:], source)
        positions = columns.positions
        rows_own = ("c0::INTEGER", "c1::INTEGER") if lead else ("NULL::INTEGER", "NULL::INTEGER")
        chosen = [f"{rows_own[0]} AS file_row, {rows_own[1]} AS cells"]
        for column in layout.fields:
            cells = [f"c{position + lead}" for position in positions.get(column.name, ())]
            chosen.append(f'trimmed({joined(cells, column)}) AS "{column.name}"')
        unknown = sorted(set(range(len(header) - lead)).difference(*positions.values()))
        chosen.append(f"{held.anything_in(f'c{position + lead}' for position in unknown)} AS beyond")
        table = f"sent_{len(self.sources) + 1}"
        self.connection.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT {', '.join(chosen)} FROM read_csv(?, header=true, "
            "auto_detect=false, delim=?, quote='\"', escape='\"', nullstr='', columns=?)",
            [str(path), separator, {f"c{position}": "VARCHAR" for position in range(len(header))}],
        )
        [rows] = one_row(self.connection, f"SELECT count(*) FROM {table}")
        if not rows:
            sentence = "The file has a header and no rows below it, so nothing was changed."
            self._find(source.file, source.layout, "no_rows", "warning", sentence)
        for said in held.beyond_columns(self.connection, table, tuple(positions)):
            self._find(source.file, source.layout, *said)
        self.sources.append(
            replace(
                source,
                layout=layout,
                table=table,
                columns=tuple(positions),
                rows=rows,
                instead=columns.instead,
            )
        )

    def _laid_out(self, header: list[str], source: Source) -> tuple[Layout, Columns]:
        """What the file is read as, and which of its columns is which field of that."""
        find = partial(self._find, source.file, source.layout)
        return source.layout, columns_of(header, source.layout, self.own.columns_of(source.layout), find)


def _is_ours(path: Path, layout: Layout | None) -> bool:
    """Whether the file was meant as an extract, by its name or all but: then a load without it is no load."""
    return layout is not None or bool(closest(as_name(path.stem), list(LAYOUTS)))
