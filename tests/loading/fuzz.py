"""Files made wrong at random, from a seed: what becomes of each, told in four counts that should be none.

Every file is made from rows that are known, then spoilt in ways that councils' files are. A row is lost if
it is neither loaded nor counted as rejected; a value has changed if what is loaded of a child differs from
what was written and no finding names the file's column.
"""

from __future__ import annotations

import csv
import io
import random
import re
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from data_access.checks import Finding
from data_access.extracts import LAYOUTS
from data_access.loading.building import open_work
from data_access.loading.gathering import gather
from data_access.loading.intake import Intake
from data_access.loading.reading import Reader
from data_access.loading.records import remember_before
from data_access.loading.report import FileReport
from data_access.stores.duckdb_file import create_tables
from tests.formats.returns import census, child, details
from tests.loading import council, old_workbooks, workbooks

SLOW = 30  # seconds that no small file may take
HEADER = ("reference", "child", "reason", "received", "decided", "notes")
WRONG = (
    "traceback",
    "hang",
    "lost without a word",
    "rows of a sound file lost",
    "rows of a spoilt file lost",
    "values of a sound file changed",
)
MARKS = (b"\x1a", b"\0", b"\xff", b"\n", b",", b"\r")
NOTES = ("", "seen", "Mum, dad, and gran", "line one\nline two, with more", 'said "no"', "a;b|c\td", "é ’ £")


@dataclass
class Tally:
    """What came of the files so far: how many, and a seed for each that went wrong, by how."""

    files: int = 0
    wrong: dict[str, list[int]] = field(default_factory=dict)
    outcomes: Counter = field(default_factory=Counter)

    def add(self, how: str, seed: int) -> None:
        """Keep the seed of a file that went wrong."""
        self.wrong.setdefault(how, []).append(seed)


def rows_of(chance: random.Random) -> list[list[str]]:
    """Rows that are right as they stand."""
    return [
        [f"R{number}", f"C{chance.randrange(10**6)}", "parenting", f"{chance.randint(1, 28):02}/02/2024", "",
         chance.choice(NOTES)]
        for number in range(chance.randint(1, 60))
    ]  # fmt: skip


def text_of(rows: list[list[str]], chance: random.Random) -> bytes:
    """The rows as a text file, as one system or another writes it."""
    out = io.StringIO()
    separator, ending = chance.choice(",;\t|"), chance.choice(["\n", "\r\n"])
    quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    writer = csv.writer(out, delimiter=separator, lineterminator=ending, quoting=quoting)
    if chance.random() < 0.1:
        out.write(f"sep={separator}{ending}")
    if chance.random() < 0.1:
        out.write(f"Referrals{ending}{ending}")
    writer.writerow(HEADER)
    for row in rows:
        if chance.random() < 0.02:
            out.write(ending)
        writer.writerow(row)
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    return out.getvalue().encode(encoding)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a mark put in, a part taken out, cut off, or as they are."""
    place, length = chance.randrange(len(content)), chance.randint(1, 40)
    return chance.choice([
        lambda: content,
        lambda: content[:place] + b'"' + content[place:],
        lambda: content[:place],
        lambda: content[:place] + content[place + length :],
        lambda: content[:place] + chance.choice(MARKS) + content[place:],
        lambda: content + chance.choice([b"\x1a", b"\n\n\n", b"\n\x1a", b'"']),
    ])()  # fmt: skip


def csv_file(folder: Path, chance: random.Random) -> tuple[Path, list[list[str]] | None]:
    """A text file, and its rows where it was left as it is."""
    rows = rows_of(chance)
    whole = text_of(rows, chance)
    path = folder / "referrals.csv"
    path.write_bytes(spoilt(whole, chance))
    return path, rows if path.read_bytes() == whole else None


def workbook(folder: Path, chance: random.Random) -> tuple[Path, list[list[str]] | None]:
    """A workbook of one kind or another, of one sheet or two, and its rows where it was left as it is."""
    rows = [[text.replace("\n", " ") for text in row] for row in rows_of(chance)]
    half = chance.randrange(len(rows) + 1)
    parts = [part for part in (rows[:half], rows[half:]) if part]
    title = [["Referrals"], []] if chance.random() < 0.3 else []
    sheets = {f"Sheet{n}": [*title, [*HEADER], *part] for n, part in enumerate(parts)}
    path = folder / chance.choice(["referrals.xlsx", "referrals.xls", "referrals.csv"])
    make = chance.choice([_xlsx, _xlsx, _xlsx, old_workbooks.ods, old_workbooks.xlsb])
    make(path, sheets)
    whole = path.read_bytes()
    path.write_bytes(spoilt(whole, chance))
    return path, rows if path.read_bytes() == whole else None


def _xlsx(path: Path, sheets: dict[str, list[list[str]]]) -> None:
    workbooks.workbook(sheets).save(path)


def return_file(folder: Path, chance: random.Random) -> tuple[Path, None]:
    """A Children in Need return."""
    children = [child(f"A{number}", details()) for number in range(chance.randint(1, 30))]
    path = folder / "return.xml"
    path.write_bytes(spoilt(census(*children).encode(), chance))
    return path, None


MAKERS: tuple[Callable, ...] = (csv_file, csv_file, workbook, return_file)


class Workspace:
    """The loader's own steps up to the rows to be loaded, over one file after another."""

    def __init__(self, scratch: Path):
        self.scratch = scratch
        empty = scratch / "previous.duckdb"
        create_tables(empty)
        self.connection = open_work(empty, "a secret for the tests alone")
        remember_before(self.connection)
        self.connection.execute("SET VARIABLE as_at = 20600")
        lists = council.lists(scratch / "lists")
        self.take([path for name in council.LISTS for path in lists if path.stem == name])

    def take(self, paths: list[Path]) -> tuple[list[FileReport], list[Finding]]:
        """Read and check the files as a load does."""
        reader = Reader(self.connection, self.scratch)
        findings = gather(reader, paths, None, {"south"})
        intake = Intake(self.connection, lambda _: None, reader.refused)
        for layout in LAYOUTS.values():
            intake.take_in(layout, [source for source in reader.sources if source.layout == layout])
        return intake.files, [*reader.findings, *findings, *intake.findings]

    def loaded(self) -> list[tuple]:
        """Child, day and reason of each referral loaded, which are then forgotten."""
        rows = self.connection.execute("SELECT child, received, reason FROM referral").fetchall()
        for table in ("referral", "rejects", "covered_now", "dated_now", "coverage"):
            self.connection.execute(f"DELETE FROM {table}")
        return sorted(rows)

    def meant(self, rows: list[list[str]]) -> list[tuple]:
        """What the rows are, once loaded."""
        asked = "SELECT pseudonym(?, 'child', 'south'), DATE '2024-02-01' - DATE '1970-01-01' + ? - 1, 1"
        return sorted(self.connection.execute(asked, [row[1], int(row[3][:2])]).fetchone() for row in rows)


def run(folder: Path, seeds: Iterable[int]) -> Tally:
    """Make a file for each seed, read it and judge what became of it."""
    tally = Tally()
    (folder / "tables").mkdir()
    (folder / "returns").mkdir()
    spaces = {False: Workspace(folder / "tables"), True: Workspace(folder / "returns")}
    for seed in seeds:
        chance = random.Random(seed)
        path, rows = chance.choice(MAKERS)(folder, chance)
        space = spaces[path.suffix == ".xml"]
        started = time.monotonic()
        try:
            files, findings = space.take([path])
            _judge(space, files, findings, path, rows, seed, tally)
        except Exception:  # whatever it is, it is what we look for
            traceback.print_exc()
            tally.add("traceback", seed)
        if time.monotonic() - started > SLOW:
            tally.add("hang", seed)
        tally.files += 1
        path.unlink()
    return tally


def _judge(
    space: Workspace,
    files: list[FileReport],
    findings: list[Finding],
    path: Path,
    rows: list[list[str]] | None,
    seed: int,
    tally: Tally,
) -> None:
    loaded = space.loaded()
    loud = [found for found in findings if found.severity != "note" and found.rule != "unknown_column"]
    tally.outcomes["loaded, nothing said" if not loud else "loaded and said" if loaded else "refused"] += 1
    if not loaded and not loud:
        tally.add("lost without a word", seed)
    if rows is not None:
        if len(loaded) != len(rows):
            tally.add("rows of a sound file lost", seed)
        elif loaded != space.meant(rows):
            tally.add("values of a sound file changed", seed)
    elif not loud and len(loaded) < held(path):
        tally.add("rows of a spoilt file lost", seed)


def held(path: Path) -> int:
    """How many rows a text or a return holds, by their beginnings alone."""
    content = path.read_bytes().replace(b"\0", b"")
    if path.suffix == ".xml":
        return len(re.findall(rb"<CINreferralDate>", content))
    return (
        0 if content.startswith((b"PK", b"\xd0\xcf")) else len(re.findall(rb'[\r\n]"?R\d+"?[,;|\t]', content))
    )
