"""Text as it is: what Streamlit would read as formatting is escaped."""

from __future__ import annotations

import re

MARKS = re.compile(r"([\\`*_{}\[\]<>#$~|]|:(?=\w))")


def plain(text: str) -> str:
    """Text with every mark escaped that Streamlit would read as formatting."""
    return MARKS.sub(r"\\\1", text)
