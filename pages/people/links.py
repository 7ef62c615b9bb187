"""Addresses that work for one person only: files, and the way to sign in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.people.person import Person
from pages.people.tickets import Ticket
from pages.server.visitor import mark_of


class Files:
    """Writes the addresses of a person's files, each for two minutes and for this browser."""

    def __init__(self, person: Person):
        self._person = person

    def __call__(self, suffix: str, **asked: Any) -> str:
        """The address of one file; `asked` are the rest of the fields of its Ticket."""
        mark = mark_of(dict(st.context.cookies or {}))
        return f"/files/{Ticket(suffix, self._person.access, mark, self._person.sign_in, **asked).written()}"


def sign_in_link(path: str, asked: Iterable[tuple[str, str]]) -> str:
    """The address that signs a person in and brings them to this page with these words."""
    words = urlencode(list(asked))
    return f"/sign-in?{urlencode({'to': f'{path}?{words}' if words else path})}"
