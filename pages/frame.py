"""The frame round every page: menu, store, filters. The main script, and not itself a page.

The only module of `pages` that knows the store: it opens it, and turns what
can go wrong with it into sentences.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

import streamlit as st

from data_access.database import StoreError, StoreTooNew, open_store
from metrics import reference
from pages import PAGES, Page
from pages.parts import address, filters, states
from pages.parts.period import month_label
from pages.session import Session

TITLE = "Family support outcomes"


def period_for_address() -> dict[str, str]:
    """The months given to an address without any: word -> month. Empty where there is no data to name."""
    try:
        snapshot = open_store().current()
        span = reference.latest_years(snapshot) if snapshot else ()
    except StoreError:
        return {}  # the page itself says what is wrong
    return dict(zip((address.FROM, address.TO), map(month_label, span), strict=False))


def main() -> None:
    """Draw one page view, all of it from one snapshot."""
    view: dict[str, Session] = {}
    pages = {page.address: _navigable(page, view) for page in PAGES}
    current = st.navigation(list(pages.values()), expanded=True)
    st.set_page_config(page_title=f"{current.title} – {TITLE}", page_icon="👪", layout="wide")
    try:
        snapshot = open_store().current()
        if snapshot is None:
            states.empty_store()
            return
        left_out: list[str] = []
        view["session"] = Session(snapshot, filters.draw(snapshot, left_out), left_out, pages)
        current.run()
    except StoreTooNew as error:
        states.too_new(str(error))
    except StoreError as error:
        states.unreachable(str(error))


def _navigable(page: Page, view: dict[str, Session]) -> Any:
    return st.Page(
        partial(_draw, page, view), title=page.title, url_path=page.address, default=page is PAGES[0]
    )


def _draw(page: Page, view: dict[str, Session]) -> None:
    """Draw the content. `view` is filled by then: filters are drawn before the page runs."""
    render = import_module(page.module).render
    render(view["session"], *(() if page.topic is None else (page.topic,)))


if __name__ == "__main__":
    main()
