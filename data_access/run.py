"""One load as it goes: from staged files to the file of a new snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import duckdb

from data_access.checks import Finding
from data_access.database import Manifest, Store
from data_access.extracts import FACTS, LAYOUTS
from data_access.loading import nobody, own_codes, pseudonyms, records, words
from data_access.loading import rejects as rejecting
from data_access.loading.as_at import fill_years, gone_back, settle_as_at
from data_access.loading.beginning import begin
from data_access.loading.building import open_work, write_out
from data_access.loading.finishing import finish
from data_access.loading.gathering import files_in, gather
from data_access.loading.intake import Intake
from data_access.loading.reading import Reader
from data_access.loading.rejected import mostly_rejected
from data_access.loading.report import FileReport, LoadReport
from data_access.loading.roles import Figures
from data_access.loading.source import Source
from data_access.mapping import reading as mapping_file
from data_access.mapping.own_words import NONE, OwnWords
from data_access.protection.banded import Menu
from data_access.protection.build import protect
from data_access.protection.editions import Editions
from data_access.published import refuse_unmade
from data_access.schema import VERSION

Progress = Callable[[str], None]

# Aliases are needed to understand all other lists; these come in the order they are declared, then facts.
ORDER = (LAYOUTS["aliases"], *(layout for layout in LAYOUTS.values() if layout.name != "aliases"))


@dataclass
class Run:
    """One load as it goes."""

    store: Store
    scratch: Path
    progress: Progress
    as_at: date | None
    key: str
    figures: Figures
    invented: bool = False
    new_key: bool = False
    loaded_at: datetime = field(default_factory=lambda: datetime.now().astimezone().replace(microsecond=0))
    findings: list[Finding] = field(default_factory=list)
    own: OwnWords = NONE

    @property
    def built(self) -> Path:
        """The file of the new snapshot."""
        return self.scratch / "built.duckdb"

    @property
    def day(self) -> date:
        """The day the data was taken, which is settled before the first fact is taken in."""
        if self.as_at is None:
            raise ValueError("It is not settled yet as at which day the data is.")
        return self.as_at

    def work(self, paths: Sequence[Path], mapping: Path | None, rejects: Path | None) -> LoadReport:
        """Do everything but publish: the new snapshot is in `built`, if any row was loaded."""
        own = mapping_file.find(paths, mapping)
        if rejects:
            rejecting.refuse_if_taken(rejects, [*files_in(paths), *filter(None, (mapping, own))])
        self.own = mapping_file.read(own, self.figures.titles)
        before = self.scratch / "previous.duckdb"
        previous, left_out = begin(self.store, before, self.invented, self.key, self.new_key)
        self.findings += left_out
        with open_work(before, self.key) as connection:
            connection.execute("SET VARIABLE metrics = ?", [sorted(self.figures.titles)])
            records.remember_before(connection)
            words.remember(connection, self.own)
            nobody.tell(connection, self.own.nobody)
            sources, refused = self._stage(connection, paths, mapping)
            intake = Intake(connection, self.progress, refused)
            for layout in ORDER:
                if layout is FACTS[0]:
                    own_codes.refuse_unknown(connection, self.own.name)
                    known, today = previous.as_at if previous else None, self.loaded_at.date()
                    self.as_at = settle_as_at(connection, sources, self.as_at, known, today)
                    self.findings += gone_back(connection, self.as_at, known)
                intake.take_in(layout, [source for source in sources if source.layout == layout])
            self.findings += intake.findings
            self.findings += mostly_rejected(intake.files, self.findings)
            report = LoadReport(tuple(intake.files), tuple(self.findings), (), self.as_at, None)
            if rejects:
                rejecting.write(connection, rejects)
            return self._finish(connection, report) if report.loaded else report

    def _stage(
        self, connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], mapping: Path | None
    ) -> tuple[list[Source], list[FileReport]]:
        self.progress("Reading the files")
        reader = Reader(connection, self.scratch, self.own)
        asked = connection.execute("SELECT code FROM authority WHERE key <> 0")
        found = gather(reader, paths, mapping, {code for (code,) in asked.fetchall()})
        self.findings += [*mapping_file.used(self.own), *reader.findings, *found]
        return reader.sources, reader.refused

    def _finish(self, connection: duckdb.DuckDBPyConnection, report: LoadReport) -> LoadReport:
        """Work out what follows from the rows, record what was done and write the new snapshot."""
        self.progress("Working out what came before, how long it took and what changed")
        number = self.store.next_number()
        findings = finish(connection, report, self.own, self.figures, self.day)
        records.complete(connection)
        restatements = records.restate(connection, number)
        records.reach(connection, number)
        records.record(connection, number, self.loaded_at.isoformat(), report.files, findings)
        fill_years(connection, self.day)
        write_out(connection, self.built)
        return replace(report, findings=findings, restatements=tuple(restatements))

    def protect(self, menu: Menu, before: Editions, early: Collection[int]) -> tuple[Path, Editions]:
        """The file of the new snapshot's public figures, and all that is published by then.

        StoreError where one of the years has had its second edition, or has nothing published.
        """
        self.progress("Protecting the public figures")
        public = self.scratch / "public.duckdb"
        known = before.of(self.invented)
        all_of_it = protect(self.built, public, self.key, menu, known, early)
        refuse_unmade(early, all_of_it.editions[len(known.editions) :])
        return public, before.having(self.invented, all_of_it, self.store.next_number())

    def publish(self, report: LoadReport, public: Path, editions: Editions) -> LoadReport:
        """Make the new snapshot, true and public, the current one."""
        manifest = Manifest(
            self.store.next_number(),
            self.day,
            self.loaded_at,
            VERSION,
            self.invented,
            key_mark=pseudonyms.mark(self.key),
        )
        new = self.store.publish(self.built, manifest, public, editions=editions.to_text())
        return replace(report, snapshot=new)
