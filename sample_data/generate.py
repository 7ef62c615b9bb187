"""From a seed to a folder of extracts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

from data_access.extracts import LAYOUTS
from sample_data import blemishes
from sample_data.almanac import Almanac
from sample_data.cases import Caseload, Spell, meet_fall
from sample_data.extracts_of_reference import REFERENCE
from sample_data.facts import FACTS
from sample_data.facts.extract import Life
from sample_data.front_door import FrontDoor
from sample_data.households import Contact
from sample_data.lives import Lives
from sample_data.published import meet_print

Progress = Callable[[str], None]


def generate(folder: Path, seed: int = 1, scale: float = 1.0, progress: Progress = lambda line: None) -> None:
    """Write one CSV per extract into `folder` (made if missing); the same seed and scale, the same bytes.

    The printed totals are claimed at scale 1. OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    almanac = Almanac()
    contacts, spells = simulate(almanac, seed, scale, progress)
    progress("Writing the extracts")
    for name, rows in REFERENCE.items():
        _write_reference(folder, name, rows(almanac))
    recent, life = Random(f"{seed}/blemishes"), Life(almanac, contacts, spells, seed, scale)
    for extract in FACTS:
        rows = _spoilt(extract.rows(life), extract.columns, extract.faults, recent)
        progress(f"Wrote {_write(folder, extract.name, extract.columns, rows):,} {extract.name}")


def simulate(
    almanac: Almanac, seed: int, scale: float, progress: Progress
) -> tuple[list[Contact], list[Spell]]:
    """The lives behind the extracts: contacts in order of day, and spells of work; pasts included."""
    progress(f"Simulating families (seed {seed}, scale {scale:g})")
    contacts = Lives(almanac, Random(f"{seed}/lives")).contacts(scale)
    door = FrontDoor(almanac, Random(f"{seed}/front door"))
    progress(f"Answering {len(contacts):,} contacts at the front door")
    for contact in contacts:
        door.answer(contact)
    moved = meet_print(contacts, door, Random(f"{seed}/print"), scale)
    progress(f"Meeting the printed totals: {moved:,} contacts of the first service year answered another way")
    for contact in contacts:
        door.decide(contact)
    progress("Giving families their workers")
    caseload = Caseload(almanac, Random(f"{seed}/cases"))
    spells = caseload.spells(contacts)
    moved = meet_fall(spells, caseload, scale)
    progress(f"Meeting the printed fall of Local Office allocations: {moved:,} spells of work changed")
    return contacts, spells


def _write_reference(folder: Path, name: str, rows: Iterable[dict]) -> None:
    columns = tuple(field.name for field in LAYOUTS[name].fields)
    _write(folder, name, columns, (tuple(row.get(column, "") for column in columns) for row in rows))


def _spoilt(rows: Iterator[tuple[int, tuple]], columns: tuple, faults: tuple, rng: Random) -> Iterator[tuple]:
    """The rows as they are, those of the last weeks with their faults."""
    recent = []
    for day, row in rows:
        if day < blemishes.RECENT:
            yield row
        else:
            recent.append(row)
    yield from blemishes.spoil(recent, columns, faults, rng)


def _write(folder: Path, name: str, columns: tuple[str, ...], rows: Iterable[tuple]) -> int:
    count = 0
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for count, row in enumerate(rows, 1):  # noqa: B007 - the count is what is wanted after the loop
            writer.writerow(row)
    return count
