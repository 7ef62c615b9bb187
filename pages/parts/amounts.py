"""Fields for numbers that a reader takes: each stands in the address, and a wrong one gets one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from metrics.statistics.benefit import Range
from pages.parts.address import LONGEST, asked, shortened
from pages.parts.words.numbers import number

ENDS = ("low", "central", "high")
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")
SIGNS = str.maketrans({",": None, "£": None, "%": None, "\u2212": "-", " ": None, "\u00a0": None})


@dataclass(frozen=True)
class Asked:
    """One field: its word in the address, its title, the most it can be, and why it cannot be more.

    `decimals`: of the numbers that the page itself puts in.
    """

    word: str
    title: str
    most: float | None = None
    why: str = ""
    decimals: int = 0


def one(field: Asked, usual: float | None, wrong: list[str]) -> float | None:
    """The number typed, or else the usual one. What is wrong with it is one sentence more in `wrong`."""
    return _read(field, field.title, field.word, usual, wrong)


def three(field: Asked, usual: Range | None, wrong: list[str]) -> Range | None:
    """Low, central and high, side by side; None where one of them is not there, or out of order."""
    found = []
    for end, place in zip(ENDS, st.columns(3), strict=True):
        with place:
            own = None if usual is None else getattr(usual, end)
            found.append(_read(field, f"{field.title}, {end}", f"{field.word}_{end}", own, wrong))
    low, central, high = found
    if low is None or central is None or high is None:
        return None
    for (one_, first), (other, second) in zip(
        (("low", low), ("central", central)), (("central", central), ("high", high)), strict=True
    ):
        if first > second:
            written = f"{one_} ({_written(first)}) is above {other} ({_written(second)})"
            wrong.append(f"{field.title}: {written}. Put the smaller number first.")
            return None
    return Range(low, central, high)


def words_of(*fields: Asked) -> tuple[str, ...]:
    """The words in the address of fields with low, central and high."""
    return tuple(f"{field.word}_{end}" for field in fields for end in ENDS)


def in_link(*words: str) -> bool:
    """Whether the link has a number under one of these words."""
    return any(asked(word) for word in words)


def parsed(text: str, title: str, field: Asked) -> float | str:
    """The number in the text, or the sentence on why there is none that can be taken."""
    plain = text.translate(SIGNS)
    if not NUMBER.fullmatch(plain):
        return f"{title}: “{shortened(text)}” is not a number. Write it in figures, as in 12.5."
    found = float(plain)
    if found < 0:
        return f"{title}: {_written(found)} is below 0. Write 0 or more."
    if field.most is not None and found > field.most:
        return f"{title}: {_written(found)} is above {_written(field.most)}. {field.why}"
    return found


def _read(field: Asked, title: str, word: str, usual: float | None, wrong: list[str]) -> float | None:
    shown = "" if usual is None else number(usual, field.decimals)
    text = st.text_input(
        title, key=word, bind="query-params", max_chars=LONGEST, placeholder=shown or "Not taken yet"
    )
    if not (text or "").strip():
        return usual
    found = parsed(text.strip(), title, field)
    if isinstance(found, str):
        wrong.append(found)
        return None
    return found


def _written(amount: float) -> str:
    """The number with as many decimals as it has."""
    return f"{amount:,.10f}".rstrip("0").rstrip(".").replace("-", "\u2212")
