"""The frame round every page: who is looking, menu, store, filters. The main script, not itself a page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any, Literal

import streamlit as st

from metrics import Access
from metrics.catalogue import reference, snapshots
from metrics.catalogue.snapshots import StoreError, StoreTooNew, StoreTooOld
from metrics.snapshot import Snapshot
from metrics.state import approvals, audit, decisions
from pages import PAGES, SEE_ALL_ROWS, TITLE, Page, pages_of
from pages.parts import address, filters, states
from pages.parts.fragment import fragment
from pages.parts.period import month_label, months
from pages.people import account, admission, links, provider, sign_ins, switcher
from pages.people.admission import Admission
from pages.people.person import ANYONE, Person
from pages.people.sign_ins import Standing
from pages.server import trouble, wire
from pages.session import Session

NOTED = "noted"  # in the state of the page: which view is open, and what of it is on record
WATCH_SECONDS = 30  # how often an open page asks whether its sign-in still stands


def period_for_address(asked: Mapping[str, str], access: Callable[[], Access]) -> dict[str, str]:
    """The months for the address: the months it asks for, or the latest years where it cannot have them.

    `access` gives that of the reader, as public figures end sooner. In the second case the word `refused`
    keeps the months it asked for. Empty where there is no data.
    """
    try:
        snapshot = snapshots.snapshot_for(access())
        if snapshot is None:
            return {}
        offered = [month_label(month) for month in months(*reference.window(snapshot))]
        first, last = map(month_label, reference.latest_years(snapshot))
    except StoreError:
        return {}  # the page itself says what is wrong
    wanted = {address.FROM: asked.get(address.FROM, first), address.TO: asked.get(address.TO, last)}
    places = [offered.index(label) for label in wanted.values() if label in offered]
    if len(places) == len(wanted) and places[0] <= places[1]:
        return wanted
    in_vain = " to ".join(address.shortened(asked[word]) for word in wanted if word in asked)
    return {address.FROM: first, address.TO: last, address.REFUSED: in_vain}


def main() -> None:
    """Draw one page view, all of it from one snapshot."""
    left_out = [*wire.unfit(), *address.said_twice()]  # before any field has dropped a value
    view: dict[str, Session] = {}
    try:
        person = admission.at_this_page(partial(switcher.draw, left_out=left_out))
        stopped = None
    except StoreError as error:
        person, stopped = ANYONE, error
    if isinstance(person, Standing):
        _signed_out(person)
        return
    pages = {page.address: _navigable(page, view) for page in pages_of(person.access.role)}
    current = _navigate(pages)
    try:
        if stopped:
            raise stopped
        snapshot = snapshots.snapshot_for(person.access)
        if snapshot is None:
            (states.empty_store if snapshots.current() is None else states.no_public)()
            return
        view["session"] = _session(person, snapshot, left_out, current.url_path)
        if person.sign_in:
            _watch(view["session"])
        current.run()
    except StoreTooNew as error:
        states.too_new(str(error))
    except StoreError as error:
        states.unreachable(_told(error, person), trouble.remedy(error))


def _told(error: StoreError, person: Person) -> str:
    """What is wrong with the store; only the log, and people who see all of it, learn where it lies."""
    seen = str(person.access.role) in SEE_ALL_ROWS or isinstance(error, StoreTooOld)
    return str(error) if seen else trouble.told(error)


def _session(person: Person, snapshot: Snapshot, left_out: list[str], page: str) -> Session:
    switches = not provider.is_configured() and person is not ANYONE and not person.sign_in
    left_out += address.unknown_words(address.OF_SWITCHER if switches else ())
    chosen = filters.draw(snapshot, person.access, left_out)
    account.draw(person, switches)
    note = partial(audit.record_questions, person, snapshot.number)
    return Session(
        snapshot,
        chosen,
        person.access,
        Admission(person, snapshot.number),
        note,
        links.Files(person),
        date.today(),
        left_out,
        _noted((person, snapshot.number, page, chosen)),
        rebases=decisions.standing(person.access),
        decides=decisions.decides(person, snapshot.number),
        approves=approvals.approves(person, snapshot),
    )


def _noted(view: Hashable) -> set[str]:
    """What of this view is on record already; nothing where it has just been opened."""
    kept: tuple[Hashable, set[str]] = st.session_state.get(NOTED, (None, set()))
    if kept[0] != view:
        kept = st.session_state[NOTED] = (view, set())
    return kept[1]


@fragment(run_every=min(WATCH_SECONDS, sign_ins.idle_seconds() / 2))
def _watch(session: Session) -> None:
    """Draw nothing: whoever is not let in any more is given the whole page anew, as with any part of it."""


def _signed_out(why: Standing) -> None:
    """A sentence and a way in that leads back to where they were: no page, no menu, no figure."""
    pages = {page.address: _navigable(page, {}) for page in PAGES}
    current = _navigate(pages, position="hidden")
    with suppress(StoreError):  # nothing is shown that would have to be on record
        admission.refuse(why, current.url_path)
    asked = [(word, value) for word in st.query_params for value in st.query_params.get_all(word)]
    states.signed_out(why, links.sign_in_link(f"/{current.url_path}", asked))


def _navigate(pages: dict[str, Any], position: Literal["sidebar", "hidden"] = "sidebar") -> Any:
    current = st.navigation(list(pages.values()), expanded=True, position=position)
    st.set_page_config(page_title=f"{current.title} – {TITLE}", page_icon="👪", layout="wide")
    return current


def _navigable(page: Page, view: dict[str, Session]) -> Any:
    return st.Page(partial(_draw, page, view), title=page.title, url_path=page.address, default=page.is_first)


def _draw(page: Page, view: dict[str, Session]) -> None:
    """Draw the content. `view` is filled by then: filters are drawn before the page runs."""
    render = import_module(page.module).render
    render(view["session"], *(() if page.topic is None else (page.topic,)))


if __name__ == "__main__":
    main()
