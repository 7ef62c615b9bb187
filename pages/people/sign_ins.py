"""Sign-ins in this process: when each was last used, and which have ended.

The provider's cookie alone would last for weeks. Here a sign-in ends when its
token expires, when nothing was done for a while, or when the person signs out
in any window; afterwards the cookie is worth nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from threading import Lock
from typing import Any

IDLE_MINUTES = 30.0


class Standing(StrEnum):
    """Whether a sign-in still stands, or the sentence that says why it has ended."""

    GOOD = ""
    NOBODY = "Sign in to see the figures."
    EXPIRED = "Your sign-in has expired, so you were signed out."
    IDLE = "You were signed out, because nothing was done for a while."
    ENDED = "You have signed out."


_lock = Lock()
_used: dict[str, float] = {}  # sign-in -> when it was last used
_ended: dict[str, tuple[Standing, float]] = {}  # sign-in -> why it ended, and when its token expires


def idle_seconds() -> float:
    """How long a person may stay idle: $OUTCOMES_IDLE_MINUTES."""
    return 60 * float(os.environ.get("OUTCOMES_IDLE_MINUTES") or IDLE_MINUTES)


def name_of(claims: Mapping[str, Any]) -> str:
    """The name of one sign-in of one person: the same in all windows, another after signing in again."""
    parts = [str(claims.get(each, "")) for each in ("iss", "sub", "nonce", "iat", "sid")]
    return sha256("\0".join(parts).encode()).hexdigest()[:32] if claims.get("sub") else ""


def standing(claims: Mapping[str, Any]) -> Standing:
    """Whether the sign-in stands now. This ends it if its time is over."""
    name, now = name_of(claims), time.time()
    if not name:
        return Standing.NOBODY
    with _lock:
        if name in _ended:
            return _ended[name][0]
    if now >= _expiry(claims):
        return end(claims, Standing.EXPIRED)
    # As far as this process knows, a sign-in that it never saw was last used when it was made.
    if now - _used.get(name, _number(claims.get("iat"))) > idle_seconds():
        return end(claims, Standing.IDLE)
    return Standing.GOOD


def is_new(claims: Mapping[str, Any]) -> bool:
    """Whether this sign-in is unused, as far as this process knows."""
    return name_of(claims) not in _used


def use(claims: Mapping[str, Any]) -> None:
    """Note that the person did something now."""
    with _lock:
        _used[name_of(claims)] = time.time()


def end(claims: Mapping[str, Any], why: Standing = Standing.ENDED) -> Standing:
    """End the sign-in in every window."""
    now = time.time()
    with _lock:
        _used.pop(name_of(claims), None)
        _ended[name_of(claims)] = (why, _expiry(claims))
        for name in [name for name, (_, expiry) in _ended.items() if expiry < now - 86400]:
            del _ended[name]  # its token has long expired, so it is refused without being remembered
    return why


def _expiry(claims: Mapping[str, Any]) -> float:
    """When the token expires. A token without a time has expired."""
    return _number(claims.get("exp"))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
