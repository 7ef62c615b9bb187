"""From the provider's claims to what a person may see, looked up anew at every look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from metrics import PUBLIC
from metrics.state import audit
from metrics.state.grants import access_of, name_of, unverified
from pages.people import sign_ins
from pages.people.person import Person
from pages.people.sign_ins import Standing

_first_look = Lock()


def arrive(
    claims: Mapping[str, Any], is_act: bool = True, known: Callable[[Mapping[str, Any]], Person] | None = None
) -> Person | Standing:
    """The person, or why they are not let in. Records the first look of a sign-in. Raises StoreError.

    An act of theirs keeps the sign-in from becoming idle.
    """
    standing = sign_ins.standing(claims)
    if standing is not Standing.GOOD:
        return standing
    person = (known or known_now)(claims)
    if sign_ins.is_new(claims):
        with _first_look:  # two windows may open at once
            if sign_ins.is_new(claims):
                audit.record(person, audit.SIGNED_IN, _unverified(claims))
                sign_ins.use(claims)  # only now, so that a failed record is tried again at the next look
    if is_act:
        sign_ins.use(claims)
    return person


def former(claims: Mapping[str, Any]) -> Person:
    """The person whose sign-in has ended: their name, and what anyone sees."""
    return Person(name_of(claims), PUBLIC, sign_ins.name_of(claims))


def known_now(claims: Mapping[str, Any]) -> Person:
    """The person with these claims, with their present access. Raises StoreError."""
    return Person(name_of(claims), access_of(claims), sign_ins.name_of(claims))


def leave(claims: Mapping[str, Any]) -> None:
    """End the sign-in in every window and record it. Raises StoreError, and has ended it all the same."""
    if sign_ins.standing(claims) is Standing.GOOD:
        try:
            audit.record(known_now(claims), audit.SIGNED_OUT)
        finally:  # a log that cannot be written must keep nobody signed in
            sign_ins.end(claims)


def _unverified(claims: Mapping[str, Any]) -> dict[str, str] | None:
    """What helps to know somebody who is on record by their `sub`: their own word, vouched for by nobody."""
    address = unverified(claims)
    return {"address_not_verified": address} if address else None
