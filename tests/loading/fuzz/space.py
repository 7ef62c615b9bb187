"""The loader's own steps up to the rows to be loaded, over one file after another in one process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.loading.building import open_work
from data_access.loading.gathering import gather
from data_access.loading.intake import Intake
from data_access.loading.reading import Reader
from data_access.loading.records import remember_before
from data_access.loading.report import FileReport
from data_access.stores.duckdb_file import create_tables
from tests.loading import council
from tests.loading.fuzz.meaning import KEY

AS_AT = 20_600
# How the rows in the store are read back: by the names that files have for their columns.
READ = {
    "referrals": (
        "referral",
        ("reference", "child", "family", "locality", "team", "source", "reason", "decision", "age_band",
         "sex", "received", "decided", "closed", "unborn"),
    ),
    "allocations": ("allocation", ("reference", "child", "family", "team", "worker", "started", "ended")),
    "accounts": ("spend", ("month", "tier", "budget", "spent")),
}  # fmt: skip
STORED = {"reference": "id", "source": "referral_source", "worker": "allocation_kind"}
# What the store has a key of.
LISTED = {"locality", "team", "reason", "decision", "age_band", "sex", "tier", *STORED.values()} - {"id"}


@dataclass(frozen=True)
class Outcome:
    """What became of a file: rows loaded by extract, counts, what was said, which rows were rejected."""

    loaded: dict[str, list[dict[str, object]]]
    files: list[FileReport]
    findings: list[Finding]
    rejected: list[tuple[str, int]]


class Space:
    """A database in which the council's lists are, and into which files are taken in turn.

    `named`: members are read back by their names, not their codes.
    """

    def __init__(self, scratch: Path, named: bool = False):
        scratch.mkdir()
        self.scratch, self.named = scratch, named
        empty = scratch / "previous.duckdb"
        create_tables(empty)
        self.connection = open_work(empty, KEY)
        remember_before(self.connection)
        self.connection.execute("SET threads = 1")  # small files: more only wait for one another
        self.connection.execute(f"SET VARIABLE as_at = {AS_AT}")
        lists = council.lists(scratch / "lists")
        self.take([path for name in council.LISTS for path in lists if path.stem == name])

    def take(self, paths: list[Path]) -> Outcome:
        """Read and check the files as a load does; what they brought is forgotten afterwards."""
        with TemporaryDirectory(dir=self.scratch) as scratch:
            return self._take(Reader(self.connection, Path(scratch)), paths)

    def _take(self, reader: Reader, paths: list[Path]) -> Outcome:
        findings = gather(reader, paths, None, {"south"})
        intake = Intake(self.connection, lambda _: None, reader.refused)
        for layout in LAYOUTS.values():
            intake.take_in(layout, [source for source in reader.sources if source.layout == layout])
        rejected = self.connection.execute("SELECT file, row FROM rejects").fetchall()
        outcome = Outcome(
            self._loaded(), intake.files, [*reader.findings, *findings, *intake.findings], rejected
        )
        for table in ("referral", "allocation", "spend", "rejects", "covered_now", "dated_now", "coverage"):
            self.connection.execute(f"DELETE FROM {table}")
        return outcome

    def _loaded(self) -> dict[str, list[dict[str, object]]]:
        found = {}
        for extract, (table, names) in READ.items():
            chosen = ", ".join(self._value(STORED.get(name, name)) for name in names)
            rows = self.connection.execute(f"SELECT {chosen} FROM {table} f").fetchall()
            found[extract] = [dict(zip(names, row, strict=True)) for row in rows]
        return found

    def _value(self, column: str) -> str:
        if column in LISTED:
            return f"(SELECT {'name' if self.named else 'code'} FROM {column} WHERE key = f.{column})"
        return f"f.{column}"
