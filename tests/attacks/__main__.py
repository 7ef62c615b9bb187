"""`make attack`: every attack on the full sample, on the public store and on a naive build of it."""

from __future__ import annotations

import time
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from data_access.database import Snapshot
from data_access.protection.cubes import CUBES
from tests.attacks import beside, families, knowing
from tests.attacks.attempts import ATTEMPTS, BEYOND, Scene, by_one_way_totals, guessed, recovered
from tests.attacks.editions import Year, afresh, by_fives, told
from tests.attacks.linked import Linked
from tests.attacks.listed import Listed
from tests.attacks.stores import files, sample_store

HALF_YEARS = (date(2020, 1, 1), date(2022, 7, 1), date(2024, 4, 1))
COLUMNS = ("cells", "ours", "naive", "guess", "width")
HEADER = f"{'attack':<34}{'figures of':<13}{'window':<22}" + "".join(f"{name:>7}" for name in COLUMNS)
ABOVE = """Cells of 1 to 4 recovered, sure and right, from the public store (ours) and from a build that
hides fewer than five in each figure (naive). guess: right by the best single guess, asking
nothing. width: the narrowest range that ours leaves open.
"""
KNOWN = 100  # cells tried of each fact
FAMILIES = """
Each family in turn knows its own children and the rule: how many know of 1 to 4 others, and how many.
By the rule of before (exact from five children on) and by ours.
"""
EDITIONS = """
A year in which one family in eight came late, published twice: drawn afresh, and by multiples of five.
Families told: those that know of 1 to 4 others, then, now or between, and how many.
"""
KNOWING = """
Somebody who knows the code, and every true count but one. Of so many small cells one value is left, or
two, at 95%; how often the true one is among those left. Later: with every later month's counts as well.
"""
LISTED = """
The yearly list beside the cells of referrals: small cells of whole years, how many of them lose any value to
it, and how many would if years' sums of cells were on it as well.
"""
BESIDE = """
Exact tables printed beside the public figures, of every period that is public whole: how many hidden counts
they bear on, and to how many of these they leave one value, or two. `python -m data_access reveals` asks so.
"""
BELOW = """
The last rows of the first table are of somebody who holds exact totals of short windows as well.
Where all but one of the cells in such a total are told exactly, or all others are known to be empty,
that one is what is left of it. docs/protection.md says what that asks of whoever publishes.
"""


def main() -> None:
    """Print the table."""
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        store = sample_store(Path(folder))
        print(ABOVE)
        print(HEADER)
        linked = Linked.of(store)
        for scene in linked.scenes.values():
            for name, attempt in ATTEMPTS.items():
                _report(name, scene, *attempt(scene))
        _report("both facts and the menu", linked, *linked.attempt())
        for scene in linked.scenes.values():
            for name, attempt in BEYOND.items():
                _report(name, scene, *attempt(scene))
            for first in HALF_YEARS:
                half = Scene(store, scene.metric, first, 6)
                _report("with all exact one-way totals", half, *by_one_way_totals(half))
        _report_listed(Listed(linked.scenes["referrals"]))
        _report_beside(store.current())
        store.close()
        _report_families(*files(store))
        _report_editions(Year.of(files(store)[0], Path(folder)))
        _report_knowing(files(store)[0])
    print(BELOW)
    print(f"{time.perf_counter() - began:.0f} seconds.")


def _report(name: str, scene: Scene | Linked, ours: dict, naive: dict) -> None:
    window = f"{scene.first:%b %Y} to {scene.last:%b %Y}"
    width = "" if name == "least squares" else f"{min(each.width for each in ours.values()):.0f}"
    print(
        f"{name:<34}{scene.metric:<13}{window:<22}{len(scene.small):>7}{recovered(scene, ours):>7}"
        f"{recovered(scene, naive):>7}{guessed(scene):>7}{width:>7}",
        flush=True,
    )


def _report_families(internal: Path, public: Path) -> None:
    print(FAMILIES)
    print(f"{'fact':<13}{'families in cells':>20}{'before':>9}{'ours':>7}")
    for fact in CUBES:
        there = list(families.by_published(internal, public, fact))
        before = sum(families.told(who.own, who.true, families.events_alone) for _, who in there)
        ours = sum(families.told(who.own, count, families.ours) for count, who in there)
        print(f"{fact:<13}{len(there):>20,}{before:>9}{ours:>7}", flush=True)


def _report_editions(year: Year) -> None:
    print(EDITIONS)
    print(f"{'':<13}{'cells that differ':>20}{'by 1 to 4':>11}{'families told':>15}")
    for name, rule in (("drawn afresh", afresh), ("by fives", by_fives)):
        moved = [each for each in year.moved(rule) if each]
        few = sum(abs(each) < families.FEW for each in moved)
        everybody = chain(*(year.families(fact, rule) for fact in CUBES))
        learn = sum(told(both, rule) for both in everybody)
        print(f"{name:<13}{len(moved):>20,}{few:>11,}{learn:>15,}", flush=True)


def _report_knowing(internal: Path) -> None:
    print(KNOWING)
    print(f"{'fact':<13}{'':<8}{'cells':>7}{'one':>6}{'two':>6}{'right':>7}")
    for fact in ("referral", "allocation"):
        told = knowing.Published.by(knowing.ours, knowing.to_be_rounded(internal, fact))
        for name, found in zip(("", "later"), knowing.attempt(told, KNOWN), strict=True):
            print(
                f"{fact:<13}{name:<8}{found.cells:>7}{found.one:>6}{found.two:>6}{found.right:>7}", flush=True
            )


def _report_listed(listed: Listed) -> None:
    print(LISTED)
    print(f"{'cells':>7}{'list':>6}{'with sums':>11}")
    lost, with_sums = listed.narrowed(), listed.narrowed(list(listed.sums_of_cells()))
    print(f"{len(listed.small):>7,}{len(lost):>6,}{len(with_sums):>11,}", flush=True)


def _report_beside(snapshot: Snapshot) -> None:
    print(BESIDE)
    print(f"{'fact':<13}{'table':<28}{'hidden':>7}{'one':>6}{'two':>6}")
    for fact in CUBES:
        for name in beside.TABLES:
            found = beside.given_away(snapshot, fact, name)
            print(f"{fact:<13}{name:<28}{found.hidden:>7,}{found.one:>6,}{found.two:>6,}", flush=True)


if __name__ == "__main__":
    main()
