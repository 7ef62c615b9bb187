"""The way to the provider, back to the page the person wanted, and the way out."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token

from pages.people import arrival, provider
from pages.server.doors import PAGE_ADDRESSES
from pages.server.headers import changing, is_secure
from pages.server.visitor import cookies_of

WANTED = "outcomes_wanted"
BACK = "/oauth2callback"
SECONDS = 900  # how long signing in may take


class SigningIn:
    """Remembers the page wanted while the person is at the provider; ends sign-ins on the way out."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on requests that have nothing to do with signing in."""
        path = scope.get("path") if scope["type"] == "http" else None
        if path == "/sign-in":
            await _to_provider(scope)(scope, receive, send)
            return
        if path == "/auth/logout":
            await run_in_threadpool(arrival.leave, provider.claims_in(cookies_of(scope)))
        if path == BACK:
            send = _to_wanted(scope, send)
        await self.app(scope, receive, send)


def _to_provider(scope: Scope) -> RedirectResponse:
    if not provider.is_configured():
        return RedirectResponse("/", 302)
    wanted = parse_qs(scope["query_string"].decode("latin-1")).get("to", ["/"])[0]
    query = urlencode({"provider": encode_provider_token("default")})
    response = RedirectResponse(f"/auth/login?{query}", 302, {"Cache-Control": "no-store"})
    # Lax, not strict: it must come along when the provider sends the person back.
    response.set_cookie(
        WANTED,
        urlsafe_b64encode(page_of_ours(wanted).encode()).decode(),
        max_age=SECONDS,
        path=BACK,
        secure=is_secure(scope),
        httponly=True,
        samesite="lax",
    )
    return response


def page_of_ours(wanted: str) -> str:
    """The address if it is one of our pages, otherwise the first page: nobody is sent elsewhere."""
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or parts.path not in PAGE_ADDRESSES:
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _to_wanted(scope: Scope, send: Send) -> Send:
    """Send people to the page they wanted; Streamlit sends everybody to the first one."""
    try:
        wanted = page_of_ours(urlsafe_b64decode(cookies_of(scope).get(WANTED, "")).decode())
    except ValueError:
        wanted = "/"
    gone: SimpleCookie = SimpleCookie()
    gone[WANTED] = ""
    for name, value in {"path": BACK, "max-age": 0, "httponly": True, "samesite": "Lax"}.items():
        gone[WANTED][name] = value

    def send_on(headers: MutableHeaders) -> None:
        if headers.get("location") == "/":
            headers["location"] = wanted
        headers.append("set-cookie", gone.output(header="").strip())

    return changing(send, send_on)
