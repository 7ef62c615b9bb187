"""What a machine that watches the server is told: that it lives, and whether it can show figures."""

from __future__ import annotations

from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from metrics.catalogue.snapshots import StoreError
from metrics.state import readiness
from pages.server.headers import noted
from pages.server.trouble import plainly

READY, EMPTY = "ready", "ready: no data has been loaded yet"
_told: list[str] = []  # what the log was told last: it is asked every few seconds
_telling = Lock()


def healthz(request: Request) -> PlainTextResponse:
    """Says that the process lives; asks nothing of the store."""
    return PlainTextResponse("ok")


def readyz(request: Request) -> PlainTextResponse:
    """200 where figures can be shown and looks recorded, else 503 and what is wrong, not where it lies."""
    try:
        sentence = READY if readiness.examine() else EMPTY
    except StoreError as error:
        _note(str(error), error)
        return PlainTextResponse(f"{plainly(error)}.", status_code=503, headers={"Cache-Control": "no-store"})
    _note(sentence)
    return PlainTextResponse(sentence, headers={"Cache-Control": "no-store"})


def _note(sentence: str, error: StoreError | None = None) -> None:
    """Once for each change, in the log, with all its detail."""
    with _telling:
        if _told != [sentence] and error:
            noted(error)
        _told[:] = [sentence]
