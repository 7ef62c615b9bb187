"""The names that this server answers by, and whether a request comes from this machine itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.people import provider

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# How the names of headers begin that something in between adds; no browser sends one by itself.
FORWARDED = (
    *("forwarded", "x-forwarded", "x-original-", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip"),
    *("true-client-ip", "cf-", "fastly-", "x-envoy-", "x-azure-", "x-arr-", "x-appengine-", "x-proxyuser-"),
)


def hostname(host: str | None) -> str:
    """The name in a Host header, without its port; empty where that is no name."""
    try:
        parts = urlsplit(f"//{host or ''}")
        _ = parts.port
    except ValueError:
        return ""
    return "" if parts.username or parts.path or parts.query else (parts.hostname or "").rstrip(".")


def is_on_this_machine(headers: Mapping[str, str], bound_to: str | None) -> bool:
    """Whether server and reader are on one machine with nothing between them.

    A proxy on the same machine connects from a loopback address too, so the
    name asked for, the page's own origin and the traces of a proxy count.
    """
    told = {name.lower(): value for name, value in headers.items()}
    origin = urlsplit(told.get("origin", "")).hostname
    return (
        bound_to in LOOPBACK
        and hostname(told.get("host")) in LOOPBACK
        and (origin is None or origin in LOOPBACK)
        and not any(name.startswith(FORWARDED) for name in told)
    )


def answered() -> frozenset[str]:
    """Names this server answers by: the machine's own, the redirect URI's, and those of $OUTCOMES_HOSTS."""
    named = (name.strip().lower() for name in os.environ.get("OUTCOMES_HOSTS", "").split(","))
    return LOOPBACK | {name for name in (*named, urlsplit(provider.origin()).hostname) if name}


class Hosts:
    """Refuses requests by a name that is not ours, and connections from a page that is not ours.

    Without it another site's name could be pointed at this machine, and that
    site's page could read what the browser is shown here.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on requests for one of our names."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_ours = hostname(headers.get("host")) in answered()
        if scope["type"] == "websocket":
            if not is_ours or urlsplit(headers.get("origin", "")).netloc != headers.get("host"):
                await send({"type": "websocket.close", "code": 1008})
                return
        elif not is_ours:
            sentence = "The dashboard does not answer by this name. Its names are set in OUTCOMES_HOSTS."
            await PlainTextResponse(sentence, status_code=400)(scope, receive, send)
            return
        await self.app(scope, receive, send)
