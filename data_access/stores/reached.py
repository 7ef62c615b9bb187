"""How far a store has come, kept apart from its snapshots, so that a loss of them is known for one.

Without it a lost pointer, or a folder that is not there, looks like a store that never was, and the next
load would give a number a second time and forget what was published under it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


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


def read_reached(*paths: Path) -> Reached:
    """What the files say together. Of one that cannot be read it is only known that there was a store."""
    known = Reached()
    for path in paths:
        try:
            known = known.joined(Reached(**{k: int(v) for k, v in json.loads(path.read_bytes()).items()}))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, TypeError, AttributeError):
            known = known.joined(Reached(1))
    return known
