"""Whom rows are about: children, the families they live in, and parents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody a row is about, by the number of the council's own system; hashed on the way in.

    `required`: a file must have the column. A row without a number counts all the same, about nobody known.
    """

    name: str
    plural: str
    about: str
    required: bool = False
    also: tuple[str, ...] = ()


CHILD = Person(
    "child",
    "children",
    "The child's number in your system; hashed on the way in. Rows without one count, but follow no child.",
    required=True,
    also=("person id", "client id", "child id", "person number", "system id", "unique id", "la child id"),
)
FAMILY = Person(
    "family",
    "families",
    "The family's number in your system; hashed on the way in.",
    also=("family id", "household id", "family group id", "family number"),
)

PARENT = Person(
    "parent",
    "parents",
    "The number of the parent or carer in your system; hashed on the way in. Rows without one count, but "
    "follow no parent.",
    required=True,
    also=("parent id", "carer id", "parent number", "carer number", "adult id", "participant id"),
)
