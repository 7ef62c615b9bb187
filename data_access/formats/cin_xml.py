"""Reading a census return piece by piece: one child in memory at a time, whatever its size.

Nothing outside the file is ever fetched: document types and entities are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from data_access.loading.unreadable import UnreadableError

DEEPEST = 30  # a return nests 7 deep; anything far beyond is not one and would only eat memory
CHILD = re.compile(rb"<(?:[\w.-]+:)?Child[\s>]", re.IGNORECASE)
DATE = re.compile(r"(\d{4}-\d\d-\d\d)(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?")


def is_message(path: Path) -> bool:
    """Whether the outermost element is that of a return."""
    try:
        with path.open("rb") as file:
            return re.search(rb"<([\w.-]+:)?Message[\s>]", file.read(2000)) is not None
    except OSError:
        return False


def day(text: str) -> date | None:
    """The date an XML date or date-time states; None when it states none."""
    match = DATE.fullmatch(text)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def text(element: Element, path: str) -> str:
    """Text of the first element at that path, trimmed; empty when absent."""
    return (element.findtext(path) or "").strip()


def stray(element: Element) -> list[str]:
    """Names of the elements with text where only elements belong, in their order."""
    return [
        part.tag
        for part in element.iter()
        if len(part) and any((piece or "").strip() for piece in (part.text, *(child.tail for child in part)))
    ]


def named(element: Element, tag: str) -> list[Element]:
    """Every element of that name within, wherever it stands and in whichever case."""
    return [part for part in element.iter() if part.tag.casefold() == tag.casefold()]


def children(path: Path) -> int:
    """How many children the file holds, by their opening tags alone: it need not be well-formed."""
    with path.open("rb") as file:
        return sum(len(CHILD.findall(line)) for line in file)


def pieces(path: Path) -> Iterator[Element]:
    """The `Header`, then every `Child`, in the order of the file; each is emptied after use.

    Names are without namespaces. Raises `UnreadableError` with a sentence when the file is
    not a whole, well-formed message.
    """
    try:
        with path.open("rb") as file:
            yield from _pieces(file)
    except DefusedXmlException as error:
        raise UnreadableError(
            "document_type",
            "The file declares a document type or entities, which a census return never does "
            "and which can be an attack; nothing was read from it. Export the return again.",
        ) from error
    except ParseError as error:
        raise UnreadableError(*_broken(path, error)) from error
    except (ValueError, LookupError) as error:
        raise UnreadableError(
            "encoding", "The file is in a text encoding that cannot be read; save it as UTF-8."
        ) from error


def _pieces(file: BinaryIO) -> Iterator[Element]:
    within: list[Element] = []
    seen, begun = 0, 0
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            element.tag = element.tag.rpartition("}")[2]
            within.append(element)
            begun += element.tag.casefold() == "child"
            _refuse_others(within)
            continue
        within.pop()
        place = [part.tag for part in within] + [element.tag]
        if place in (["Message", "Header"], ["Message", "Children", "Child"]):
            seen += element.tag == "Child"
            yield element
            within[-1].clear()
    _refuse_passed_over(begun - seen)


def _refuse_others(within: list[Element]) -> None:
    if within[0].tag != "Message":
        raise UnreadableError(
            "wrong_root",
            "The file is not a Children in Need return: its outermost element is "
            f"'{within[0].tag[:40]}' where a return has 'Message'.",
        )
    if len(within) > DEEPEST:
        raise UnreadableError(
            "too_deep", "The file is not a Children in Need return: its elements are nested too deep."
        )


def _refuse_passed_over(children: int) -> None:
    if children:
        raise UnreadableError(
            "misplaced_element",
            f"The file holds {children} more Child elements than stand where a Children in Need return has "
            "them, in Message and Children; nothing was read from it. Export the return again.",
        )


def _broken(path: Path, error: ParseError) -> tuple[str, str]:
    """Rule and sentence."""
    if path.stat().st_size == 0:
        return "empty_file", "The file is empty; export the return again."
    line = error.position[0]
    if any(sign in str(error) for sign in ("no element found", "unclosed", "partial character")):
        return (
            "cut_off",
            f"The file is cut off at line {line}; copy or export it again.",
        )
    return (
        "broken_xml",
        f"The file is not well-formed XML from line {line} on; nothing was read from it. Export it again.",
    )
