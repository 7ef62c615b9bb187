"""How far a store has come, kept apart from its snapshots, so that a loss of them is known for one.

Without it a lost pointer, or a folder that is not there, looks like a store that never was, and the next
load would give a number a second time and forget what was published under it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from data_access.stores.disk import write_whole


@dataclass(frozen=True)
class Reached:
    """The highest number ever given, and the highest given to real data; 0 where there was none.

    Up to the number `given_up` a person has said that what is lost stays lost.
    """

    number: int = 0
    real: int = 0
    given_up: int = 0

    @property
    def is_missed(self) -> bool:
        """Whether a store that has nothing in it is one that has lost it."""
        return self.number > self.given_up

    def joined(self, other: Reached) -> Reached:
        """What both know together: none of it ever goes back."""
        return Reached(
            max(self.number, other.number), max(self.real, other.real), max(self.given_up, other.given_up)
        )

    def to_json(self) -> str:
        """As the text of a file."""
        return json.dumps(asdict(self))


def marks(folder: Path) -> tuple[Path, Path]:
    """Where a store in that folder keeps it: in the folder, and beside it."""
    return folder / "REACHED", folder.with_name(f"{folder.name}.reached")


def read_reached(folder: Path) -> Reached:
    """What both say together. Of one that cannot be read it is only known that there was a store."""
    known = Reached()
    for path in marks(folder):
        try:
            known = known.joined(Reached(**{k: int(v) for k, v in json.loads(path.read_bytes()).items()}))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, TypeError, AttributeError):
            known = known.joined(Reached(1))
    return known


def write_reached(folder: Path, reached: Reached) -> None:
    """Write both; where nothing may be written beside the folder, the one in it alone."""
    inside, beside = marks(folder)
    write_whole(inside, reached.to_json())
    with suppress(OSError):
        write_whole(beside, reached.to_json())
