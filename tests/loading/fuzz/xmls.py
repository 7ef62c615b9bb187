"""Children in Need returns, whose referrals are known before they are written."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from tests.formats.returns import HEADER, child, details
from tests.loading.fuzz.dress import EPOCH, Value
from tests.loading.fuzz.meaning import Row, person
from tests.loading.fuzz.sent import Line, Sent, spoil

# The Department's codes, and the names that its guide gives them.
SOURCES = {
    "1C": "Self",
    "2A": "Schools",
    "6": "Police",
    "3B": "Health visitor",
    "5D": "Local authority early help",
}
NEEDS = {"N1": "Abuse or neglect", "N4": "Family in acute stress", "N0": "Not stated"}
SEXES = {"1": "Male", "2": "Female"}
DECISIONS = {"0": "Accepted", "1": "No further action"}
COLUMNS = ("reference", "child", "received", "closed", "source", "reason", "decision", "sex")
COUNCIL = "850"


def return_file(folder: Path, chance: random.Random) -> Sent:
    """A return of some dozens of children, spoilt or not."""
    content = f"<Message>{HEADER}<Children>".encode()
    if chance.random() < 0.5:
        content = b'<?xml version="1.0" encoding="UTF-8"?>\n' + content
    first, lines = len(content), []
    path = folder / chance.choice(["return.xml", "CIN_2024.XML"])
    for position in range(1, chance.randint(1, 40)):
        written, rows = _child(position, chance)
        end = len(content) + len(written)
        lines += [
            Line("referrals", path.name, position, row, frozenset(COLUMNS), len(content), end) for row in rows
        ]
        content += written
    spoilt, touched = spoil(content + b"</Children></Message>", chance)
    path.write_bytes(spoilt)
    return Sent(path, lines, touched, first=first)


def _child(position: int, chance: random.Random) -> tuple[bytes, list[Row]]:
    """The bytes of a child of up to three involvements, and the rows that they are."""
    number, sex = f"A{position:05}", chance.choice(list(SEXES))
    parts, rows, day = [], [], date(2023, 4, 1) + timedelta(days=chance.randrange(200))
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        day += timedelta(days=chance.randint(1, 40))
        closed = day + timedelta(days=chance.randrange(30)) if chance.random() < 0.5 else None
        part, row = _involvement(number, SEXES[sex], day, closed, chance)
        parts.append(part)
        rows.append(row)
    space = chance.choice(["", "\n  "])
    written = child(number, *(space + part for part in parts), identifiers=f"<Sex>{sex}</Sex>")
    return (written + space).encode(), rows


def _involvement(
    number: str, sex: str, day: date, closed: date | None, chance: random.Random
) -> tuple[str, Row]:
    source, need, nfa = chance.choice(list(SOURCES)), chance.choice(list(NEEDS)), chance.choice("01")
    sent = {"received": day.isoformat(), "source": source, "need": need, "nfa": nfa}
    ended = f"<CINclosureDate>{closed.isoformat()}</CINclosureDate>" if closed else ""
    known = person(number, "child", COUNCIL)
    means = {
        "reference": person(f"{number}/{day.isoformat()}", "referrals", COUNCIL),
        "child": known,
        "received": (day - EPOCH).days,
        "closed": (closed - EPOCH).days if closed else None,
        "source": SOURCES[source],
        "reason": NEEDS[need],
        "decision": DECISIONS[nfa],
        "sex": sex,
    }
    row = Row({name: Value(value, None, "") for name, value in means.items()})
    return details(**sent, more=ended), row
