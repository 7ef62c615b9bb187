"""Files drawn from a seed, whole or spoilt: what becomes of each, told in counts that should be none.

Rows are drawn with their meaning (`meaning`), written as councils send them (`dress`, `texts`, `books`,
`xmls`), most often spoilt in one place (`sent`), taken in by the loader (`space`) and judged (`judge`)
against what they meant, which no part of the loader worked out.
"""

from __future__ import annotations

import random
import signal
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.loading.fuzz.books import book_file
from tests.loading.fuzz.judge import CHANGED, LOST, MISCOUNTED, judged
from tests.loading.fuzz.sent import Sent
from tests.loading.fuzz.space import Outcome, Space
from tests.loading.fuzz.texts import text_file
from tests.loading.fuzz.xmls import return_file

SLOW, STUCK = 30, 600  # seconds of the processor, and by the clock, that no small file may take
TRACEBACK, HANG = "tracebacks", "hangs"
WRONG = (TRACEBACK, HANG, LOST, CHANGED, MISCOUNTED)
MAKERS = (text_file, text_file, text_file, book_file, return_file)


class Hang(BaseException):
    """A file took longer than any may."""


@dataclass
class Tally:
    """What came of the files so far: how many, and a seed for each that went wrong, by how."""

    files: int = 0
    wrong: dict[str, list[int]] = field(default_factory=dict)
    outcomes: Counter = field(default_factory=Counter)

    def add(self, how: str, seed: int) -> None:
        """Keep the seed of a file that went wrong."""
        self.wrong.setdefault(how, []).append(seed)

    def join(self, other: Tally) -> None:
        """Count another's files with these."""
        self.files += other.files
        self.outcomes += other.outcomes
        for how, seeds in other.wrong.items():
            self.wrong[how] = sorted([*self.wrong.get(how, ()), *seeds])


class Fuzz:
    """The spaces that files are taken into: returns bring an authority of their own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.spaces = {False: Space(folder / "tables"), True: Space(folder / "returns", named=True)}
        self.tally = Tally()

    def drawn(self, seed: int) -> Sent:
        """The file of that seed."""
        chance = random.Random(seed)
        return chance.choice(MAKERS)(self.folder, chance)

    def one(self, seed: int) -> tuple[Sent, Outcome | None]:
        """Take in the file of that seed and judge what became of it."""
        sent, outcome = self.drawn(seed), None
        _watch(SLOW, STUCK)
        try:
            outcome = self.spaces[sent.path.suffix.lower() == ".xml"].take([sent.path])
        except Hang:
            self.tally.add(HANG, seed)
        except Exception:  # whatever it is, it is what we look for
            traceback.print_exc()
            self.tally.add(TRACEBACK, seed)
        finally:
            _watch(0, 0)
            sent.path.unlink()
        self.tally.files += 1
        if outcome:
            self.tally.outcomes[_became(sent, outcome)] += 1
            for how in judged(sent, outcome):
                self.tally.add(how, seed)
        return sent, outcome


def run(folder: Path, seeds: Iterable[int]) -> Tally:
    """Draw a file for each seed, read it and judge what became of it."""
    fuzz = Fuzz(folder)
    for seed in seeds:
        fuzz.one(seed)
    return fuzz.tally


def _watch(busy: float, waiting: float) -> None:
    """Raise Hang after so many seconds of either kind; a machine that is busy elsewhere makes none."""
    for number, timer, seconds in (
        (signal.SIGPROF, signal.ITIMER_PROF, busy),
        (signal.SIGALRM, signal.ITIMER_REAL, waiting),
    ):
        signal.signal(number, _hang)
        signal.setitimer(timer, seconds)


def _hang(*_: object) -> None:
    raise Hang


def _became(sent: Sent, outcome: Outcome) -> str:
    how = "spoilt" if sent.spoilt else "whole"
    return f"{how}, {'loaded' if any(outcome.loaded.values()) else 'refused'}"
