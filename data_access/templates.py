"""Empty extracts to fill in, and the dictionary that says what each column holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from data_access.extracts import LAYOUTS, Field, Layout

HEADER = ("extract", "column", "required", "what it holds", "must look like", "example")


def write(folder: Path) -> list[Path]:
    """Write `<extract>.csv` with only a header for each layout, and the data dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [_csv(folder / f"{layout.name}.csv", [_names(layout)]) for layout in LAYOUTS.values()]
    rows = [(layout.name, *_described(field)) for layout in LAYOUTS.values() for field in layout.fields]
    written.append(_csv(folder / "data_dictionary.csv", [HEADER, *rows]))
    text = folder / "data_dictionary.md"
    text.write_text(dictionary(), encoding="utf-8")
    return [*written, text]


def dictionary() -> str:
    """What each column of each extract holds, as Markdown."""
    return "\n\n".join(["# Data dictionary", *map(_section, LAYOUTS.values())]) + "\n"


def _csv(path: Path, rows: Iterable[Iterable[str]]) -> Path:
    # With a byte order mark Excel opens it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def _names(layout: Layout) -> list[str]:
    return [field.name for field in layout.fields]


def _described(field: Field) -> tuple[str, ...]:
    looks = field.kind.value
    if field.dimension:
        looks = f"code or name of {_article(field.dimension)} {field.dimension.replace('_', ' ')}"
    elif field.values:
        looks = "one of: " + ", ".join(field.values)
    return field.name, "yes" if field.required else "no", field.about, looks, field.example


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _section(layout: Layout) -> str:
    replaces = {
        "everything": "A new file replaces the whole list.",
        "same key": f"A new file replaces the rows with the same {' and '.join(layout.key)}.",
        "window": f"A new file replaces the rows whose `{layout.dated}` lies in the dates that coverage.csv "
        f"gives for it; without these, only rows with the same {' and '.join(layout.key)}.",
    }[layout.replaces.value]
    lines = [
        f"## {layout.name}",
        "",
        f"{layout.about} {replaces} Unique: {' and '.join(layout.key)}.",
        "",
        "| Column | Required | What it holds | Must look like |",
        "|---|---|---|---|",
    ]
    lines += ["| " + " | ".join(_described(field)[:4]) + " |" for field in layout.fields]
    return "\n".join(lines)
