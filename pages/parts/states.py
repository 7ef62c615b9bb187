"""Pages with nothing to show: one plain sentence each, and a way on."""

from __future__ import annotations

from html import escape

import streamlit as st

EMPTY = (
    "No data has been loaded yet.",
    "To look around, build the invented sample with `make run`. To load your own files, write the empty "
    "templates with `python -m data_access templates extracts`, fill them in, and load them with "
    "`python -m data_access load extracts`. Then reload this page.",
)
TOO_NEW = (
    "Bring this program up to date, or go back to the data loaded before with "
    "`python -m data_access rollback`. Then reload this page."
)
NO_PUBLIC = (
    "There are no public figures yet.",
    "They are written at the end of every load: load again with `python -m data_access load extracts`. "
    "Then reload this page.",
)
NO_ROWS = (
    "No rows match these filters. Take a filter away in the sidebar, "
    "or choose “Clear all filters” below them."
)


def empty_store() -> None:
    """Nothing was ever loaded."""
    _alone(*EMPTY)


def unreachable(sentence: str, way_on: str) -> None:
    """Nothing can be shown; `sentence` says why, and `way_on` what to do."""
    _alone(sentence, way_on)


def too_new(sentence: str) -> None:
    """The store needs another version of the program; `sentence` says which."""
    _alone(sentence, TOO_NEW)


def no_public() -> None:
    """Data was loaded, but no public store was made of it."""
    _alone(*NO_PUBLIC)


def signed_out(sentence: str, link: str) -> None:
    """Nobody is signed in; `link` leads to where they can, and back."""
    st.title("Family support outcomes", anchor=False)
    st.warning(sentence)
    st.html(f'<a href="{escape(link)}" target="_self" style="color: #1a65a6">Sign in</a>')


def refused(sentence: str) -> None:
    """A question that cannot be asked; the reason stands where its answer would have stood."""
    st.info(sentence)


def no_rows() -> None:
    """The filters leave nothing."""
    st.info(NO_ROWS)


def _alone(sentence: str, way_on: str) -> None:
    st.title("Family support outcomes", anchor=False)
    st.warning(sentence)
    st.markdown(way_on)
