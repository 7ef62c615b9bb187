"""Plain text: everything that Streamlit would read as formatting is escaped."""

from __future__ import annotations

import re

# With the last three, addresses of pages and people are not turned into links either.
MARKS = re.compile(r"([\\`*_{}\[\]<>#$~|:@]|(?<=www)\.)", re.IGNORECASE)


def plain(text: str) -> str:
    """Text with every mark escaped that Streamlit would read as formatting."""
    return MARKS.sub(r"\\\1", text)
