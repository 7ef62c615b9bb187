"""Headers on every response, and errors that give the reader only a number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.people import provider

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
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# Where people come by https, they come by nothing else for a year, whatever a link or a network says.
ENCRYPTED_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
log = logging.getLogger("outcomes")


def is_secure(scope: Scope) -> bool:
    """Whether the reader's side of the connection is encrypted, as far as we know."""
    return scope.get("scheme") == "https" or provider.origin().startswith("https:")


def changing(send: Send, change: Callable[[MutableHeaders], None]) -> Send:
    """A `send` that changes the headers of a response on its way out."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message))
        await send(message)

    return sending


class SecurityHeaders:
    """Puts the security headers on every HTTP response."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap the responses."""
        headers = SECURITY_HEADERS | (ENCRYPTED_ONLY if is_secure(scope) else {})
        await self.app(scope, receive, changing(send, lambda sent: sent.update(headers)))


class Faults:
    """Turns errors on the way into a sentence with a number that the log knows."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answer with a sentence where that failed before anything was sent."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            sentence = in_words(error)
            if begun or scope["type"] != "http":
                raise
            await PlainTextResponse(sentence, status_code=500)(scope, receive, send)


def in_words(error: BaseException) -> str:
    """Write the error to the log under a new number, and return a sentence with only that number."""
    return (
        f"Something went wrong here. Reload the page; if it happens again, tell whoever looks after the "
        f"dashboard the reference {noted(error)}."
    )


def noted(error: BaseException) -> str:
    """The number under which the log has the error with all its detail."""
    number = secrets.token_hex(4)
    log.error("Reference %s", number, exc_info=error)
    return number
