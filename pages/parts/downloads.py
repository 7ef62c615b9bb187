"""Links to files, each good for this reader and for two minutes, renewed while it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import streamlit as st

from pages.parts.fragment import fragment
from pages.parts.marks import plain
from pages.session import Session

RENEWED = 90  # seconds; before `tickets.SECONDS`, which an address lives for, have passed
LONGEST = 200  # letters of a reason for a file or a decision
NAMES = (("Download CSV", "csv"), ("Download Excel", "xlsx"))
STYLE = """
<style>
.files a {display: inline-block; border: 1px solid #6b7280; border-radius: 4px; padding: .4rem .9rem;
  margin: 0 .6rem .4rem 0; color: #1a65a6; background: #fff;}
.files a:focus-visible {outline: 3px solid #0b0c0c; outline-offset: 2px;}
</style>
"""
ASKED = "These figures are not protected. Say what the file is for; the reason is recorded with it."


@fragment(run_every=RENEWED)
def draw(session: Session, key: str, of: str, names: Sequence[tuple[str, str]] = NAMES, **asked: Any) -> None:
    """The links, and before them the reason where the figures are not protected.

    `of` names in words what the files hold; `asked` are the fields of their tickets that say which.
    """
    reason = "" if session.access.public else asked_reason(key, of)
    if reason or session.access.public:
        ticket = asked | {"snapshot": session.snapshot.number, "reason": reason}
        links((f"{name}: {of}", session.file_address(suffix, **ticket)) for name, suffix in names)


def asked_reason(key: str, of: str) -> str:
    """The reader's reason for downloading the figures named in `of`; empty until they give one."""
    reason = st.text_input(
        f"Reason for taking a file: {plain(of)}",
        key=f"{key}-reason",
        max_chars=LONGEST,
        help=ASKED,
        placeholder="Required",
    )
    return (reason or "").strip()[:LONGEST]


def links(files: Iterable[tuple[str, str]]) -> None:
    """Plain links, which every keyboard and screen reader knows, from labels and addresses.

    People see a label up to its colon; screen readers read all of it, as several panels have files.
    """
    written = "".join(
        f'<a href="{escape(url)}" target="_self" download aria-label="{escape(name)}">'
        f"{escape(name.split(':')[0])}</a>"
        for name, url in files
    )
    # Markdown, unlike st.html, keeps the elements when an address is renewed: focus, and a press under way.
    st.markdown(f'{STYLE}<div class="files">{written}</div>', unsafe_allow_html=True)
