"""Whoever opened the dashboard by a link made on this machine: an analyst, here and for some hours.

It is for the time before people sign in with a provider, when the one who loaded the data would otherwise
not see it. What a browser keeps of it is sealed by this server, and worth nothing in a request that comes
from anywhere else, or through anything.
"""

from __future__ import annotations

import json
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

import streamlit as st
from cryptography.fernet import Fernet, InvalidToken

from metrics import EVERYTHING
from pages.people import provider, sign_ins
from pages.people.person import Person
from pages.server.hosts import is_on_this_machine

COOKIE = "outcomes_machine"
SECONDS = 8 * 3600  # a working day


def is_offered(headers: Mapping[str, str]) -> bool:
    """Whether a request may be anybody of this machine: nobody signs in, and nothing stands between."""
    return not provider.is_configured() and is_on_this_machine(headers, st.get_option("server.address"))


def sealed(who: str) -> str:
    """What the browser of that person keeps."""
    now = time.time()
    claims: dict[str, Any] = {"iss": "this machine", "sub": who, "nonce": secrets.token_hex(16)}
    claims |= {"iat": now, "exp": now + SECONDS}
    return _seal().encrypt(json.dumps(claims).encode()).decode()


def claims_in(cookies: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
    """What was sealed for the person with these cookies; empty where it does not count, or is not ours."""
    kept = cookies.get(COOKIE)
    if not kept or not is_offered(headers):
        return {}
    try:
        told: dict[str, Any] = json.loads(_seal().decrypt(kept.encode()))
    except (InvalidToken, ValueError):
        return {}
    return told


def known(claims: Mapping[str, Any]) -> Person:
    """The person with these claims: they see all rows, as whoever can read the store does."""
    return Person(str(claims["sub"]), EVERYTHING, sign_ins.name_of(claims))


def _seal() -> Fernet:
    return Fernet(urlsafe_b64encode(bytes.fromhex(provider.derived("this machine"))))
