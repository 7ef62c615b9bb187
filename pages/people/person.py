"""The person at the other end: a name for the record, an access and a sign-in."""

from __future__ import annotations

from dataclasses import dataclass

from metrics import PUBLIC
from metrics.state.audit import Asker

NOBODY = "not signed in"


@dataclass(frozen=True)
class Person(Asker):
    """Who is looking. `sign_in` is empty where nobody can sign in."""

    sign_in: str = ""


ANYONE = Person(NOBODY, PUBLIC)
