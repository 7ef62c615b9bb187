"""Who is let in: asked anew for every page, every part of one that is drawn again alone, and every file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import streamlit as st

from metrics import PUBLIC, Access
from metrics.catalogue import snapshots
from metrics.catalogue.snapshots import StoreError
from metrics.snapshot import Snapshot
from metrics.state import audit
from pages.people import arrival, machine, provider, switcher
from pages.people.person import ANYONE, Person
from pages.people.sign_ins import Standing

CHANGED = "What this person may see has changed."
TOLD = "refused"  # in the state of the page: a part of it was refused, and that is on record


def admitted(
    claims: Mapping[str, Any],
    cookies: Mapping[str, str],
    headers: Mapping[str, str],
    tried: Callable[[Snapshot], Access],
    is_act: bool = True,
) -> Person | Standing:
    """Whoever signed in, tries roles on or opened the page at this machine; else anyone.

    `claims` are the provider's; on the sample `tried` gives the access tried on.

    What runs by itself is no act, and keeps no sign-in from becoming idle. Raises StoreError.
    """
    if provider.is_configured():
        return arrival.arrive(claims, is_act)
    snapshot = snapshots.current()
    if snapshot is not None and switcher.is_offered(snapshot, headers):
        return Person("sample reader", tried(snapshot))
    if opened := machine.claims_in(cookies, headers):
        person = arrival.arrive(opened, is_act, machine.known)
        return person if isinstance(person, Person) else ANYONE
    return ANYONE


def at_this_page(tried: Callable[[Snapshot], Access], is_act: bool = True) -> Person | Standing:
    """Who looks at the page that is being drawn."""
    cookies, headers = dict(st.context.cookies or {}), dict(st.context.headers or {})
    return admitted(st.user.to_dict(), cookies, headers, tried, is_act)


def access_at(cookies: Mapping[str, str], headers: Mapping[str, str], asked: Mapping[str, str]) -> Access:
    """What whoever asks for a page at that address may see; what anyone sees where nobody is let in.

    Public figures end sooner than others, so the months of an address turn on it. Raises StoreError.
    """
    claims = provider.claims_in(cookies) if provider.is_configured() else {}
    found = admitted(claims, cookies, headers, lambda _: switcher.tried_at(asked), is_act=False)
    return found.access if isinstance(found, Person) else PUBLIC


@dataclass(frozen=True)
class Admission:
    """That a person was let in to a page. It holds until they are known as somebody else."""

    person: Person
    snapshot: int

    def holds(self, part: str, is_act: bool) -> bool:
        """Whether they would be let in now, as they were; where they would not, that is on record."""
        try:
            now = at_this_page(lambda _: self.person.access, is_act)
        except StoreError:
            return False  # the page, drawn anew, says what is wrong
        if now == self.person:
            return True
        why = str(now) if isinstance(now, Standing) else CHANGED
        with suppress(StoreError):  # refused all the same
            audit.record(self.person, audit.REFUSED, {"part": part, "why": why}, self.snapshot)
        st.session_state[TOLD] = True
        return False


def refuse(why: Standing, page: str) -> None:
    """Put on record that somebody whose sign-in has ended asked for a page. Raises StoreError."""
    if st.session_state.pop(TOLD, False) or why is Standing.NOBODY:
        return  # a part of it was, just now; or nobody is there to be named
    audit.record(arrival.former(st.user.to_dict()), audit.REFUSED, {"page": page, "why": str(why)})
