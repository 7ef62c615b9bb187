"""Empty extracts to fill in, and the dictionary that says what each column holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from data_access.extracts import LAYOUTS, Field, Layout
from data_access.loading.roles import Codes
from data_access.schema import FIXED

HEADER = ("extract", "column", "required", "what it holds", "must look like", "example")


def write(folder: Path, codes: Codes) -> list[Path]:
    """Write `<extract>.csv` with only a header for each layout, and the data dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [_csv(folder / f"{layout.name}.csv", [_names(layout)]) for layout in LAYOUTS.values()]
    layouts = LAYOUTS.values()
    rows = [(each.name, *_described(each, field, codes)) for each in layouts for field in each.fields]
    written.append(_csv(folder / "data_dictionary.csv", [HEADER, *rows]))
    text = folder / "data_dictionary.md"
    text.write_text(dictionary(codes), encoding="utf-8")
    return [*written, text]


def dictionary(codes: Codes) -> str:
    """What each column of each extract holds, as Markdown."""
    sections = (_section(layout, codes) for layout in LAYOUTS.values())
    return "\n\n".join(["# Data dictionary", *sections]) + "\n"


def _csv(path: Path, rows: Iterable[Iterable[str]]) -> Path:
    # With a byte order mark Excel opens it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def _names(layout: Layout) -> list[str]:
    return [field.name for field in layout.fields]


def _described(layout: Layout, field: Field, codes: Codes) -> tuple[str, ...]:
    looks = field.kind.value
    if field.dimension:
        looks = f"code or name of {_article(field.dimension)} {field.dimension.replace('_', ' ')}"
        if members := FIXED.get(field.dimension):
            looks += ": " + ", ".join(f"`{code}` ({name})" for code, name in members)
    elif field.values:
        looks = "one of: " + ", ".join(field.values)
    elif field.yes:
        looks += ", or Yes or No where nobody knows it"
    told = f"Or send `{field.instead.name}` in its place. {field.instead.about}" if field.instead else ""
    about = " ".join(filter(None, (field.about, _meant(layout, field, codes), told)))
    needed = "the column" if field.blank and field.required else "yes" if field.required else "no"
    return field.name, needed, about, looks, field.example


def _meant(layout: Layout, field: Field, codes: Codes) -> str:
    """Which codes of a list figures go by, whatever the name beside them."""
    own = codes.get(layout.table, {}) if field.name == "code" else {}
    told = [f"`{code}` ({', '.join(titles)})" for code, titles in own.items()]
    return f"Figures go by {' and '.join(told)}, whatever the name beside it." if told else ""


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _section(layout: Layout, codes: Codes) -> str:
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
    lines += ["| " + " | ".join(_described(layout, field, codes)[:4]) + " |" for field in layout.fields]
    return "\n".join(lines)
