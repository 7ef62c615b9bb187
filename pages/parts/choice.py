"""A field with one chosen value, which stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts import address


def one_of(
    left_out: list[str], word: str, title: str, offered: Mapping[str, str], what: str, **field: Any
) -> str:
    """The value chosen from `offered` (value -> label); a browser can send another.

    `word` is its word in the address. A value not on offer adds a sentence to `left_out`, naming `what`.
    """
    labels = address.Labels(offered)
    left_out += address.not_offered(word, what, tuple(labels.values()))
    chosen: str = st.selectbox(
        title, tuple(labels), format_func=labels.__getitem__, key=word, bind="query-params", **field
    )
    return chosen
