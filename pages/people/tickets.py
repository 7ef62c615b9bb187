"""Tickets for files: which question, for whom, since when. The file is made when its address is used.

An address is encrypted as well as signed, because addresses end up in logs and histories.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cryptography.fernet import Fernet, InvalidToken

from metrics import Access, Role, Selection
from pages.people import provider

SECONDS = 120  # an address's lifetime


class NoEntry(Exception):  # noqa: N818 - named for what it tells
    """The ticket is not ours, is too old, or belongs to somebody else; the message says which."""


class Kind(StrEnum):
    """The files there are; `pages/server/files.py` makes each."""

    ANSWER = "answer"  # the answer to `selection`, drawn as `shape`
    CHANGES = "changes"  # all series checked for change
    AUDIT = "audit"  # the entries of the audit that hold `sought`


@dataclass(frozen=True)
class Ticket:
    """One file of its `kind`: `visitor` is the browser's mark, `sign_in` the sign-in it was written for."""

    suffix: str
    access: Access
    visitor: str
    sign_in: str
    snapshot: int | None = None
    selection: Selection | None = None
    reason: str = ""
    sought: str = ""
    kind: Kind = Kind.ANSWER
    shape: str = ""

    @property
    def question(self) -> Selection:
        """The question of a file that answers one. Raises NoEntry where it is of another kind."""
        if self.selection is None:
            raise NoEntry("This address is of no question. Go back to the page and take the file from there.")
        return self.selection

    def written(self) -> str:
        """The ticket as the address carries it."""
        asked = self.selection and self.selection.model_dump(mode="json")
        told = vars(self) | {"selection": asked, "access": _told(self.access)}
        return _seal().encrypt(json.dumps(told).encode()).decode()


def read(written: str) -> Ticket:
    """The ticket in an address. Raises NoEntry."""
    try:
        told = json.loads(_seal().decrypt(written.encode(), ttl=SECONDS))
    except (InvalidToken, ValueError):
        raise NoEntry("This address has ended. Go back to the page and take the file from there.") from None
    role, *scope = told.pop("access")
    localities, teams = (None if each is None else frozenset(each) for each in scope)
    selection = told.pop("selection")
    asked = Selection.model_validate_json(json.dumps(selection)) if selection else None
    kind = Kind(told.pop("kind"))
    return Ticket(**told, kind=kind, selection=asked, access=Access(Role(role), localities, teams))


def is_for(ticket: Ticket, visitor: str, sign_in: str) -> bool:
    """Whether the ticket was written for this browser and this sign-in."""
    own = bool(visitor) and hmac.compare_digest(ticket.visitor, visitor)
    return own and hmac.compare_digest(ticket.sign_in, sign_in)


def _told(access: Access) -> list[object]:
    scope = (access.localities, access.teams)
    return [str(access.role), *(None if each is None else sorted(each) for each in scope)]


@cache
def _seal() -> Fernet:
    return Fernet(urlsafe_b64encode(bytes.fromhex(provider.derived("files"))))
