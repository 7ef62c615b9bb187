"""What `map` proposes: lines of a mapping.toml, each in its table and known again by its subject."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line. `table`: the heading that it belongs below. `subject`: how it is told that it is there, or
    in the table `also_in`.

    `confirm`: it changes what figures mean, so a person has to take the # away. `placed`: whether there is a
    guess at all. Without a `value` it only tells something.
    """

    table: str
    key: str
    value: str
    subject: str
    about: str
    confirm: bool = False
    placed: bool = True
    also_in: str = ""

    @property
    def text(self) -> str:
        """The line as it is written."""
        if not self.value:
            return f"# {self.key}: {self.about}."
        mark = "CONFIRM, " if self.confirm and self.placed else ""
        hidden = "# " if self.confirm or not self.placed else ""
        return f"{hidden}{self.key} = {self.value}  # {mark}{self.about}"


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def code_of(text: str) -> str:
    """A code for a member of that name; the name itself, quoted, where it has no letter for one."""
    code = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:40].strip("_")
    return code or quoted(text)


def rows(number: int) -> str:
    """So many rows, in words."""
    return f"{number:,} row{'s' * (number != 1)}"
