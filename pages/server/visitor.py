"""The browser's own mark: a file made for one browser goes to no other.

A browser gets it with an answer that only our own pages ask for. With the page
itself, every link from another site would set a new one, because browsers do
not send a strict cookie then, and open windows would lose theirs.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.server.headers import changing, is_secure

COOKIE = "outcomes_visitor"
GIVEN_WITH = "/_stcore/host-config"  # pages ask for it before they connect


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies of a request."""
    headers = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    return cookie_parser("; ".join(headers)) if headers else {}


def mark_of(cookies: Mapping[str, str]) -> str:
    """The mark of a browser in a file's address: not the cookie itself. Empty without a cookie."""
    value = cookies.get(COOKIE, "")
    return sha256(value.encode()).hexdigest()[:32] if value else ""


class Visitors:
    """Gives a browser its mark, and keeps the provider's cookie to this visit and to encrypted lines."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the cookie where it is missing."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_wanting = scope["path"] == GIVEN_WITH and not cookies_of(scope).get(COOKIE)

        def mark(headers: MutableHeaders) -> None:
            if is_secure(scope):
                _secure(headers)
            if is_wanting:
                headers.append("set-cookie", _cookie(scope))

        await self.app(scope, receive, changing(send, mark))


def _cookie(scope: Scope) -> str:
    cookie: SimpleCookie = SimpleCookie()
    cookie[COOKIE] = secrets.token_urlsafe(32)
    kept = {"path": "/", "httponly": True, "samesite": "Strict", "secure": is_secure(scope)}
    for name, value in kept.items():
        cookie[COOKIE][name] = value
    return cookie.output(header="").strip()


def _secure(headers: MutableHeaders) -> None:
    """Mark cookies as secure: Streamlit sends its own over unencrypted connections too."""
    given = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for each in given:
        headers.append("set-cookie", each if "secure" in each.lower().split("; ") else f"{each}; Secure")
