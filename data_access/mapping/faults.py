"""What is wrong with a mapping.toml: each fault with its line, table and key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Faults:
    """The sentences on what is wrong, each with the line of its key."""

    text: str
    said: list[str] = field(default_factory=list)

    def add(self, table: str, key: str, sentence: str) -> bool:
        """Note what is wrong with a key of a table, with its remedy. Always False, for whoever asked."""
        line = _line_of(self.text, table, key)
        self.said.append(
            f"  {f'line {line}, ' if line else ''}[{table}] {key}: {sentence}".replace(" : ", ": ")
        )
        return False


def _line_of(text: str, table: str, key: str) -> int:
    """The number of the line on which the key of a table stands; 0 where it is not found."""
    within = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[\s*([\w.\- ]+?)\s*\]", line):
            within = header[1]
            if within == table and not key:
                return number
        elif within == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 0
