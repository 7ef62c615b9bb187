"""The addresses that answer. Everything else that Streamlit could serve is shut, known to us or not."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import PAGES
from pages.server.plain import page

PAGE_ADDRESSES = frozenset({"/"} | {f"/{each.address}" for each in PAGES})
SIGNING_IN = frozenset({"/sign-in", "/auth/login", "/auth/logout", "/oauth2callback"})
OPEN = (
    PAGE_ADDRESSES
    | SIGNING_IN
    | {"/healthz", "/readyz", "/favicon.png", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
)
OPEN_BELOW = ("/static/", "/files/", "/open/")  # Streamlit's own scripts; the others check for themselves


class Doors:
    """Answers "not found" at every address that is not open: /media, usage figures, uploads, control."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on requests for open addresses."""
        path = scope.get("path", "")
        if scope["type"] != "lifespan" and path not in OPEN and not path.startswith(OPEN_BELOW):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await _not_found(scope)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _not_found(scope: Scope) -> Response:
    """The refusal: for a person who followed a link a page that leads home, for a program two words."""
    if scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", ""):
        return page("Not found", "There is no page at this address.", "/", "Go to the first page", 404)
    return PlainTextResponse("Not found.", status_code=404)
