"""The audit as it is read: a question in words, and the file of it."""

from __future__ import annotations

import json

from metrics.state import audit
from pages.parts.exports import plain_table

HEADER = ("at", "who", "role", "action", "selection", "snapshot")
SAID = {"first": "from", "last": "to"}


def in_words(selection: str | None) -> str:
    """A recorded question ("metric: referrals; from: 2022-04-01; by: locality") or the files of a load."""
    try:
        told = json.loads(selection or "{}")
    except ValueError:
        return selection or ""
    if not isinstance(told, dict):
        return _value(told)
    return "; ".join(f"{SAID.get(name, name)}: {_value(value)}" for name, value in told.items() if value)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    if isinstance(value, dict):
        if set(value) == {"dimension", "members"}:
            return f"{value['dimension']} {_value(value['members'])}"
        return " ".join(f"{name} {_value(each)}" for name, each in value.items() if each)
    return str(value)


def as_csv(sought: str) -> bytes:
    """The entries found, as a CSV file that Excel opens, without formulas in its cells."""
    lines = (
        (each.at.isoformat(), each.who, each.role, each.action, each.selection or "", each.snapshot)
        for each in audit.found(sought)
    )
    return plain_table.write(HEADER, lines)
