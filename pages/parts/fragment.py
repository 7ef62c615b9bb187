"""The one way to have a part of a page drawn again alone: as its reader is known at that moment.

Streamlit draws such a part without the frame, so without what the frame asks: whether the sign-in still
stands, and what the person may see. It is asked here, and whoever is not let in as before is given the
whole page anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from pages.session import Session

Drawing = Callable[..., None]


def fragment(run_every: float | None = None) -> Callable[[Drawing], Drawing]:
    """Make a drawing, of a session and what else it needs, a part that Streamlit draws again alone.

    With `run_every` it is drawn again by itself after so many seconds, which is no act of the reader's.
    """

    def made(draw: Drawing) -> Drawing:
        @wraps(draw)
        def drawn(with_the_page: list[bool], session: Session, *args: Any, **asked: Any) -> None:
            if not with_the_page and not session.admission.holds(draw.__name__, is_act=run_every is None):
                st.rerun()
            with_the_page.clear()
            draw(session, *args, **asked)

        alone = st.fragment(drawn, run_every=run_every)

        @wraps(draw)
        def first(session: Session, *args: Any, **asked: Any) -> None:
            alone([True], session, *args, **asked)  # within the page, or a part of it, let in just now

        return first

    return made
