"""Finding and reading mapping.toml: every fault of it is told at once, by table and key, with its remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from data_access.checks import Finding
from data_access.mapping.faults import Faults
from data_access.mapping.own_words import NAME, NONE, OwnWords, is_mapping
from data_access.mapping.tables import Told
from data_access.stores.snapshots import StoreError


def find(paths: Sequence[Path], mapping: Path | None) -> Path | None:
    """The mapping that is named, else the one beside the files; StoreError where there are several."""
    if mapping and is_mapping(mapping):
        return mapping
    beside = {(path if path.is_dir() else path.parent) / NAME for path in paths}
    there = sorted(path for path in beside if path.exists() or path.is_symlink())
    if len(there) > 1:
        named = " and ".join(map(str, there))
        raise StoreError(f"There are {len(there)} mappings, {named}. Say with --mapping which one is meant.")
    return there[0] if there else None


def read(path: Path | None, titles: Mapping[str, str]) -> OwnWords:
    """What the mapping says; StoreError with a sentence for every fault. `titles`: of metrics, by name."""
    if path is None:
        return NONE
    sent = _bytes(path)
    text = sent.decode("utf-8-sig")
    faults = Faults(text)
    told = Told(_parsed(path, text), titles, faults)
    own = OwnWords(
        path.name,
        sha256(sent).hexdigest(),
        told.files(),
        told.columns(),
        told.lists(),
        told.values(),
        told.headlines(),
        told.digits(),
        told.nobody(),
    )
    if faults.said:
        raise StoreError("\n".join([f"{path.name} cannot be used as it is:", *faults.said]))
    return own


def used(own: OwnWords) -> Iterator[Finding]:
    """The note that a load went by the mapping, and by which state of it."""
    if own.name:
        columns, values = sum(map(len, own.columns.values())), sum(map(len, own.values.values()))
        sentence = (
            f"{own.name} was used: {columns} columns, {values} values, {sum(map(len, own.lists.values()))} "
            f"members of lists (SHA-256 {own.sha256[:12]})."
        )
        yield Finding(own.name, "", "mapping_used", "note", None, None, sentence)


def _bytes(path: Path) -> bytes:
    if path.is_symlink():  # who may write in the folder need not be who loads it
        raise StoreError(f"{path.name} is a link to another file. Put the file itself there.")
    try:
        sent = path.read_bytes()
        sent.decode("utf-8-sig")
    except OSError:
        raise StoreError(f"The mapping {path} cannot be read. See that it is there and yours.") from None
    except UnicodeDecodeError:
        raise StoreError(f"{path.name} is not UTF-8. Save it again with the encoding UTF-8.") from None
    return sent


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = f"line {at[1]}" if at else "its last line"
        raise StoreError(
            f'{path.name} cannot be read from {line} on. A line is `key = "text"`, a key stands once in '
            "its table, and names with spaces stand in quotation marks. Correct the line."
        ) from None
