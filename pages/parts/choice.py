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

    `word` is its word in the address. A value not on offer adds a sentence to `left_out`, naming `what` and
    what is shown instead.
    """
    labels = address.Labels(offered)
    said = address.not_offered(word, what, tuple(labels.values()))
    chosen: str = st.selectbox(
        title, tuple(labels), format_func=labels.__getitem__, key=word, bind="query-params", **field
    )
    left_out += address.with_what_is_shown(said, f"The page shows “{labels[chosen]}”.")
    return chosen
