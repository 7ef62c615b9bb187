"""The addresses that answer at all. Everything Streamlit could serve besides is shut, known to us or not."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import PAGES

PAGE_ADDRESSES = frozenset({"/"} | {f"/{page.address}" for page in PAGES})
SIGNING_IN = frozenset({"/sign-in", "/auth/login", "/auth/logout", "/oauth2callback"})
OPEN = (
    PAGE_ADDRESSES
    | SIGNING_IN
    | {"/healthz", "/favicon.png", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
)
OPEN_BELOW = ("/static/", "/files/")  # Streamlit's own scripts and styles; files, each by its own check


class Doors:
    """Answers "not found" at every address that is not open: /media, usage figures, uploads, control."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open."""
        path = scope.get("path", "")
        if scope["type"] != "lifespan" and path not in OPEN and not path.startswith(OPEN_BELOW):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await PlainTextResponse("Not found.", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
