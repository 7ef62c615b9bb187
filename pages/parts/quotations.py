"""A wall of quotations: what people said that an officer has approved, under its themes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.catalogue.comments import Comment
from metrics.dimensions import Member
from pages.parts.marks import plain

HEADING = "What do people say?"
SAID_BY = {  # by the code of the respondent
    "child": "A child or young person",
    "parent": "A parent or carer",
    "relative": "Somebody in the wider family",
    "partner": "A partner",
    "staff": "A member of staff",
}
SOMEBODY = "Somebody"
STYLE = """
<style>
.said {display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .8rem;}
.said figure {margin: 0; padding: .7rem 1rem; border-left: 4px solid #1a65a6; background: #f3f5f7;}
.said blockquote {margin: 0 0 .4rem; overflow-wrap: anywhere;}
.said figcaption {font-size: .9rem; color: #40464b;}
</style>
"""


def draw(found: Sequence[Comment], none: str) -> None:
    """The quotations under the headings of their themes, the latest first; the sentence `none` without any.

    No place, team or day: with what was said they would tell who said it.
    """
    st.header(HEADING, anchor=False)
    if not found:
        st.markdown(none)
    for theme in sorted({each.theme for each in found}, key=lambda each: (each.key == 0, each.key)):
        st.subheader(plain(theme.name), anchor=False)
        st.html(f'{STYLE}<div class="said">{"".join(map(_quoted, _of(theme, found)))}</div>')


def said_by(respondent: Member) -> str:
    """Who said it, as one person: "A parent or carer"."""
    return SAID_BY.get(respondent.code, SOMEBODY)


def _of(theme: Member, found: Sequence[Comment]) -> list[Comment]:
    return [each for each in found if each.theme == theme]


def _quoted(comment: Comment) -> str:
    words, who = escape(comment.words), escape(said_by(comment.respondent))
    return f"<figure><blockquote>“{words}”</blockquote><figcaption>{who}</figcaption></figure>"
