"""A text that a store keeps beside its snapshots, with a digest, so that a damaged one is known for one.

In a folder store a text is a file, and the pointer names the one that is meant. A new text is a new file: a
load that is killed leaves the old one named, or the new one.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from data_access.stores.disk import in_words, settle, write_whole
from data_access.stores.pointer import pointer_in

NAME = "EDITIONS"


def sealed(text: str) -> str:
    """The text below its digest."""
    return f"{sha256(text.encode()).hexdigest()}\n{text}"


def opened(kept: str) -> str:
    """The text that was sealed so; ValueError where it is not as it was."""
    digest, _, text = kept.partition("\n")
    if sha256(text.encode()).hexdigest() != digest:
        raise ValueError("The text is not the one that was sealed.")
    return text


def lying(folder: Path) -> list[Path]:
    """The files of such texts, the latest last."""
    return sorted(path for path in folder.glob(f"{NAME}.*") if path.suffix[1:].isdigit())


def number_of(folder: Path) -> int | None:
    """The number of the one meant: 0 where none is, None where the store is of before they were kept.

    Where the pointer is lost it is the latest, which is only ever more than the one before it.
    """
    pointer, there = pointer_in(folder), lying(folder)
    if pointer and pointer.editions is not None:
        return pointer.editions
    return int(there[-1].suffix[1:]) if there else None


def path_of(folder: Path, number: int) -> Path:
    """The file of that number."""
    return folder / f"{NAME}.{number:06d}"


def write(folder: Path, text: str) -> int:
    """Write the text to a file of its own and give its number, for a pointer to name."""
    number = max((int(path.suffix[1:]) for path in lying(folder)), default=0) + 1
    write_whole(path_of(folder, number), sealed(text))
    settle(folder)
    return number


def read(folder: Path) -> str | None:
    """The text that is meant, sealed: empty where its file is gone, None where there never was one."""
    number = number_of(folder)
    if not number:
        return None
    path = path_of(folder, number)
    with in_words(f"read {path}"):
        return path.read_text("utf-8") if path.exists() else ""
