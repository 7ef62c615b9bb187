"""The way in by a link made on this machine."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from metrics.catalogue.snapshots import StoreError
from metrics.state import openings
from pages.people import machine
from pages.server.hosts import LOOPBACK
from pages.server.plain import page
from pages.server.trouble import told

ELSEWHERE = (
    "This link works in a browser on the machine where it was made, with nothing in between, and only where "
    "people do not sign in."
)
ENDED = "This link has been used, or is too old. Make another with python -m data_access open."


def enter(request: Request) -> Response:
    """Let the browser in that brings a link, once; else a page that says why not."""
    if request.method != "GET":  # a program that looks ahead must not use the link up
        return PlainTextResponse(status_code=405, headers={"Allow": "GET"})
    is_from_here = request.client is not None and request.client.host in LOOPBACK
    if not is_from_here or not machine.is_offered(request.headers):
        return _refused(ELSEWHERE)
    try:
        who = openings.take(request.path_params["token"])
    except StoreError as error:
        return PlainTextResponse(told(error), status_code=503)
    if who is None:
        return _refused(ENDED)
    response = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
    response.set_cookie(
        machine.COOKIE, machine.sealed(who), max_age=machine.SECONDS, httponly=True, samesite="strict"
    )
    return response


def _refused(sentence: str) -> Response:
    return page("Not opened", sentence, "/", "Go to the first page", 403)
