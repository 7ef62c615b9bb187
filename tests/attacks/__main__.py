"""`make attack`: every attack on the full sample, on the public store and on a naive build of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.attacks.attempts import ATTEMPTS, Scene, guessed, recovered
from tests.attacks.stores import sample_store

WINDOWS = ((date(2020, 1, 1), 6), (date(2022, 7, 1), 6), (date(2024, 4, 1), 6))
COLUMNS = ("cells", "ours", "naive", "guess", "width")
HEADER = f"{'attack':<32}{'figures of':<13}{'window':<22}" + "".join(f"{name:>7}" for name in COLUMNS)


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        store = sample_store(Path(folder))
        print("Cells of 1 to 4 recovered, sure and right, from the public store (ours) and from a build that")
        print("hides fewer than five in each figure (naive). guess: right by the best single guess, asking")
        print("nothing. width: the narrowest range that ours leaves open.\n")
        print(HEADER)
        for metric in ("referrals", "allocations"):
            for first, months in WINDOWS:
                _report(Scene(store, metric, first, months))
        store.close()


def _report(scene: Scene) -> None:
    window = f"{scene.first:%b %Y} to {scene.last:%b %Y}"
    for name, attempt in ATTEMPTS.items():
        ours, naive = attempt(scene)
        width = "" if name == "least squares" else f"{min(each.width for each in ours.values()):.0f}"
        print(
            f"{name:<32}{scene.metric:<13}{window:<22}{len(scene.small):>7}{recovered(scene, ours):>7}"
            f"{recovered(scene, naive):>7}{guessed(scene):>7}{width:>7}",
            flush=True,
        )


if __name__ == "__main__":
    main()
