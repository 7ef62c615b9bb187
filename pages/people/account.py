"""The person in the sidebar: who they are and the way out, or that nobody can sign in here."""

from __future__ import annotations

import streamlit as st

from pages.parts.marks import plain
from pages.people import machine, provider
from pages.people.person import Person

NOT_CONFIGURED = (
    "These are the public figures. To see more, people sign in; whoever looks after the dashboard "
    "configures that as described in `docs/sign-in.md`."
)
HERE = "If you loaded the data: `python -m data_access open` prints a link that shows all of it here."
OPENED = "Opened by {} with a link made on this machine. Nobody else sees more than the public figures."
OUT = '<a href="/auth/logout" target="_self" style="color: #1a65a6">Sign out</a>'


def draw(person: Person, may_switch: bool) -> None:
    """Write it at the end of the sidebar."""
    with st.sidebar:
        if provider.is_configured():
            st.markdown(f"Signed in as {plain(person.who)}, role: {person.access.role}.")
            st.html(OUT)
        elif person.sign_in:
            st.markdown(OPENED.format(plain(person.who)))
        elif not may_switch:
            st.markdown(NOT_CONFIGURED)
            if machine.is_offered(dict(st.context.headers or {})):
                st.markdown(HERE)
