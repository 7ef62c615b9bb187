"""The person at the other end: a name for the record, an access and a sign-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from metrics import PUBLIC
from metrics.state.audit import Asker

NOBODY = "not signed in"


@dataclass(frozen=True)
class Person(Asker):
    """Who is looking. `sign_in` is empty where nobody can sign in."""

    sign_in: str = ""


ANYONE = Person(NOBODY, PUBLIC)


def called(claims: Mapping[str, Any]) -> str:
    """The name by which the record knows a person: address, else the provider's name, else its subject."""
    named = (claims.get(each) for each in ("email", "preferred_username", "sub"))
    return next((str(name) for name in named if name), NOBODY)
