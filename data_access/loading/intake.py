"""Taking in the staged files of one extract: conform, check, accept, and put in place, all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb

from data_access.checks import Finding
from data_access.extracts import FACTS, Kind, Layout, Replaces
from data_access.loading import checking, covering
from data_access.loading.columns import quoted
from data_access.loading.conform import conform
from data_access.loading.crowded import crowded
from data_access.loading.in_time import out_of_time
from data_access.loading.merge import accept, merge
from data_access.loading.numbered import numbered_now
from data_access.loading.report import FileReport
from data_access.loading.source import Source
from data_access.loading.understood import not_understood
from data_access.loading.unreadable import UnreadableError
from data_access.stores.duckdb_file import one_row


@dataclass
class Intake:
    """Takes in extract after extract; keeps what it read and found."""

    connection: duckdb.DuckDBPyConnection
    progress: Callable[[str], None]
    files: list[FileReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take_in(self, layout: Layout, sources: list[Source]) -> None:
        """Put the sound rows of these files, all of one extract, in place of those that they replace."""
        understood, loaded = 0, 0
        for source in (source for source in sources if source.rows):
            self.progress(f"Checking {source.file}: {source.rows:,} rows")
            if self._understand(source):
                loaded += self._accept(source, first=not understood, last=source is sources[-1])
                understood += 1
        if loaded:
            self._note(layout)
            if layout.replaces is Replaces.WINDOW:
                self.findings += covering.added_only(self.connection, layout)
            converted = layout.replaces is Replaces.EVERYTHING and all(source.adds for source in sources)
            merge(self.connection, layout, Replaces.SAME_KEY if converted else layout.replaces)

    def _understand(self, source: Source) -> bool:
        """Make `conformed` of the file; False, with a finding, where it cannot be told whose they are."""
        try:
            self.findings += conform(self.connection, source)
        except UnreadableError as reason:
            layout = source.layout.name
            found = Finding(source.file, layout, reason.rule, "error", None, None, str(reason), stops=True)
            self.findings.append(found)
            self._report(source, source.rows, source.rows)
            return False
        return True

    def _accept(self, source: Source, first: bool, last: bool) -> int:
        """Add the file's sound rows to `accepted`; how many they are."""
        keys = [quoted(name) for name in source.layout.key]
        named = ", ".join(keys)
        if first:
            none = f"SELECT {named} FROM conformed LIMIT 0"
            self.connection.execute(f"CREATE OR REPLACE TABLE earlier_keys AS {none}")
        elif source.adds:
            # Two conversions may both bring the same authority: no mistake of anyone's.
            same = " AND ".join(f"e.{key} IS NOT DISTINCT FROM conformed.{key}" for key in keys)
            earlier = f"EXISTS (SELECT 1 FROM earlier_keys e WHERE {same})"
            self.connection.execute(f"DELETE FROM conformed WHERE {earlier}")
        self.findings += checking.run(self.connection, source)
        self.findings += not_understood(self.connection, source)
        self.findings += out_of_time(self.connection, source)
        self.findings += crowded(self.connection, source)
        [rejected] = one_row(self.connection, "SELECT count(DISTINCT file_row) FROM rejected")
        [read] = one_row(self.connection, "SELECT count(*) FROM conformed")
        self._report(source, read, rejected)
        self.findings += numbered_now(self.connection, source, first)
        accept(self.connection, source.layout, first)
        sound = "FROM conformed WHERE file_row NOT IN (SELECT file_row FROM rejected)"
        if not last:
            self.connection.execute(f"INSERT INTO earlier_keys SELECT {named} {sound}")
        loaded: int = read - rejected
        return loaded

    def _report(self, source: Source, read: int, rejected: int) -> None:
        """Count a file's rows, with those that were left out of it before it came here."""
        self.connection.execute(f"DROP TABLE {source.table}")
        same = (source.file, source.layout.name)
        before = [file for file in self.files if source.adds and (file.file, file.extract) == same]
        left_out = sum(file.rejected for file in before)
        self.files = [file for file in self.files if file not in before]
        self.files.append(
            FileReport(
                source.file,
                source.layout.name,
                source.sha256,
                read + left_out,
                read - rejected,
                rejected + left_out,
            )
        )

    def _note(self, layout: Layout) -> None:
        """Keep, before the rows are put in place, which dates this load says or shows that it covers."""
        if layout.name == "coverage":
            self.connection.execute("INSERT INTO covered_now BY NAME SELECT * FROM accepted")
        if layout in FACTS and layout.dated:
            last = layout.dated
            if layout.field(layout.dated).kind is Kind.MONTH:  # there to its last day
                last = f"(last_day(DATE '1970-01-01' + {last}) - DATE '1970-01-01')::INTEGER"
            self.connection.execute(
                f"INSERT INTO dated_now SELECT '{layout.name}', authority, {layout.dated}, {last}, count(*) "
                f"FROM accepted WHERE {covering.happened(layout.name)} GROUP BY ALL"
            )
