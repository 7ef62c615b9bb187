"""Text folded under one line. It opens and shuts in the browser alone: no script runs again."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st


def draw(line: str, paragraphs: Iterable[str], kind: str = "") -> None:
    """The paragraphs under their line, as plain texts; `kind` is a class for its looks in print."""
    told = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    st.html(f'<details class="{kind}"><summary>{escape(line)}</summary>{told}</details>')
