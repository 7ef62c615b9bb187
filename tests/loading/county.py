"""An English county whose case system has words of its own, and sends no list of them."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

SOURCES = {"Self-referral / parent": "self", "School": "school", "Health visitor": "health_visitor"}
OUTCOMES = {"NFA - advice given": "no_further_action", "Proceed to assessment": "assessment"}
TEAMS = {
    "Family Help Team North": "hub",
    "Family Help Team South": "hub",
    "MASH": "local_office",
    "Duty Desk": "local_office",
}
HEADER = (
    "Contact Date",
    "Person ID",
    "Referral Source Description",
    "Outcome",
    "Responsible Team",
    "DOB",
    "Gender",
    "Ethnicity",
    "IMD Decile",
)
FIRST = date(2024, 1, 1)
NAME = "Contacts 2024-03.csv"


def contacts(rows: int = 200, seed: int = 1) -> list[tuple[str, ...]]:
    """Rows of the county's export, in January and February 2024."""
    draw = random.Random(seed)
    found = []
    for number in range(rows):
        day = FIRST + timedelta(number % 59)
        born = day - timedelta(draw.randint(0, 17 * 365))
        found.append(
            (
                f"{day:%d/%m/%Y}",
                f"{7000 + number}",
                draw.choice(list(SOURCES)),
                draw.choice(list(OUTCOMES)),
                draw.choice(list(TEAMS)),
                f"{born:%d/%m/%Y}",
                draw.choice(("M", "F", "Unknown to us")),
                draw.choice(("WBRI", "BCRB", "NOBT")),
                str(draw.randint(1, 10)),
            )
        )
    return found


def send(folder: Path, rows: list[tuple[str, ...]], name: str = NAME, header=HEADER) -> Path:
    """The export as the system writes it: a title above the header."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Contacts received"], header, *rows])
    return path


def confirm(mapping: Path, keep_back: tuple[str, ...] = ()) -> None:
    """Edit the mapping as the county's officer does: name the council, confirm what is right, fill in."""
    lines = []
    for line in mapping.read_text(encoding="utf-8").splitlines():
        if line.startswith("# 000 ="):
            line = '999 = "Testshire"'
        elif line.startswith("# duty_desk ="):
            line = 'duty_desk = {name = "Duty Desk", type = "local_office"}'
        elif line.startswith('# "Unknown to us" ='):
            line = '"Unknown to us" = "not_recorded"'
        elif "  # CONFIRM, " in line and not any(f" {word} = " in f" {line}" for word in keep_back):
            line = line.removeprefix("# ")
        lines.append(line)
    mapping.write_text("\n".join(lines) + "\n", encoding="utf-8")
