"""The way in: `streamlit run app.py`.

Everything a reader sees is drawn by `pages/frame.py`. This wrapper stands in
front of it, so that the frame runs before any page on a fresh server too, and
every response carries the security headers.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import PAGES
from pages.frame import TITLE, period_for_address

HERE = Path(__file__).resolve().parent

# Streamlit starts from inline scripts and styles; nothing is fetched from, or framed by, another site.
SECURITY_HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

# Streamlit's own doors that nobody here needs: usage figures, remote control, file upload.
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")

# Streamlit looks for its server below the address of every page, and fails, unless told where it is.
# And it overwrites the address when a reader changes a field (with a whole URL, as nothing else does).
# Here one act of the reader is one step of the browser's history, so that Back undoes it; what follows from
# the act, or from loading a page, is part of the same step.
FIRST_SCRIPT = """
window.__streamlit = {BACKEND_BASE_URL: window.location.origin};
const pushState = history.pushState.bind(history);
const replaceState = history.replaceState.bind(history);
let acted = false;
for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { acted = true; }, true);
history.pushState = (state, title, url) => {
  const isStep = acted && new URL(url, location.href).href !== location.href;
  acted = acted && !isStep;
  (isStep ? pushState : replaceState)(state, title, url);
};
history.replaceState = (state, title, url) =>
  (String(url).startsWith(location.origin) ? history.pushState : replaceState)(state, title, url);
"""
ADDRESSES = {"/"} | {f"/{page.address}" for page in PAGES}


class SecurityHeaders:
    """Puts the security headers on every HTTP response."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap what is sent."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class ClosedDoors:
    """Answers "not found" at the addresses that are shut."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything else."""
        if scope["type"] == "http" and scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not found.", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class PageShell:
    """Answers the address of a page with the empty page that Streamlit then fills, once it names a period.

    A reader who asks without a period is sent on to the same page with one: an
    address always says which months it shows, from the first paint on, and
    shows the same months after newer data is loaded.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is not the address of a page."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in ADDRESSES:
            await self.app(scope, receive, send)
            return
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        wanted = await run_in_threadpool(period_for_address)
        missing = [(word, month) for word, month in wanted.items() if word not in dict(asked)]
        if missing:
            target = f"{scope['path']}?{urlencode(asked + missing)}"
            answer = RedirectResponse(target, 302, {"Cache-Control": "no-store"})
        else:
            answer = HTMLResponse(shell(), headers={"Cache-Control": "no-cache"})
        await answer(scope, receive, send)


@cache
def shell() -> str:
    """Streamlit's own empty page with our first script and title, without a font that nobody sees."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    page = page.replace("<head>", f"<head><script>{FIRST_SCRIPT}</script>", 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>", 1)
    return re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", page)


def healthz(request: Request) -> PlainTextResponse:
    """Says that the server answers; says nothing about the data."""
    return PlainTextResponse("ok")


app = st.App(
    HERE / "pages" / "frame.py",
    routes=[Route("/healthz", healthz)],
    middleware=[Middleware(SecurityHeaders), Middleware(ClosedDoors), Middleware(PageShell)],
)
