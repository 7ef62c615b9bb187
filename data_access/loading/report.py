"""What a load tells the person who ran it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.checks import Finding
from data_access.stores.snapshots import Snapshot

SEVERITIES = ("error", "warning", "note")
FEW_ROWS = 20  # in a file of fewer, one mistake can be most of it
MOST_LINES = 60  # of restated months; the Data quality page has them all


@dataclass(frozen=True)
class FileReport:
    """Rows of one file: read, loaded and rejected."""

    file: str
    extract: str
    sha256: str
    read: int
    loaded: int
    rejected: int

    @property
    def is_mostly_rejected(self) -> bool:
        """Whether it is rather the file that is wrong than its rows."""
        return 0 < self.read == self.rejected or (self.read >= FEW_ROWS and 2 * self.rejected > self.read)


@dataclass(frozen=True)
class Restated:
    """A month covered before and now, whose total changed. `month` is its first day."""

    extract: str
    authority: str
    month: date
    before: int
    after: int


@dataclass(frozen=True)
class LoadReport:
    """A load, or a check. `snapshot` is None when nothing was published."""

    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    restatements: tuple[Restated, ...]
    as_at: date | None
    snapshot: Snapshot | None

    @property
    def loaded(self) -> int:
        """Rows that were, or for a check would be, loaded."""
        return sum(file.loaded for file in self.files)

    @property
    def rejected(self) -> int:
        """Rows that were rejected."""
        return sum(file.rejected for file in self.files)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """The reasons not to load, which somebody may set aside."""
        return tuple(finding for finding in self.findings if finding.stops)

    def lines(self) -> Iterator[str]:
        """The report as lines of text, to be printed."""
        yield from self._file_lines()
        yield from self._finding_lines()
        yield from self._restatement_lines()

    def _file_lines(self) -> Iterator[str]:
        width = max([len(file.file) for file in self.files] + [4])
        yield f"{'File':{width}}  {'read':>10}  {'loaded':>10}  {'rejected':>10}"
        for file in self.files:
            yield f"{file.file:{width}}  {file.read:>10,}  {file.loaded:>10,}  {file.rejected:>10,}"

    def _finding_lines(self) -> Iterator[str]:
        set_aside = ", set aside with --anyway" if self.snapshot else ""
        yield from _group("reason", f" not to load{set_aside}", self.stops)
        for severity in SEVERITIES:
            found = [each for each in self.findings if each.severity == severity and not each.stops]
            yield from _group(severity, "", found)

    def _restatement_lines(self) -> Iterator[str]:
        if self.restatements:
            yield "Totals that changed since the last snapshot:"
        for changed in self.restatements[:MOST_LINES]:
            yield (
                f"  {changed.extract}, {changed.authority}, {changed.month:%B %Y}: "
                f"{changed.before:,} before, {changed.after:,} now"
            )
        if len(self.restatements) > MOST_LINES:
            yield f"  and {len(self.restatements) - MOST_LINES} more months."


def _group(called: str, more: str, found: Sequence[Finding]) -> Iterator[str]:
    """Findings under their heading, as "2 reasons not to load:"; nothing where there are none."""
    if found:
        yield f"{len(found)} {called}{'s' * (len(found) > 1)}{more}:"
    for finding in found:
        yield f"  {f'{finding.file}: ' if finding.file else ''}{finding.sentence}"
