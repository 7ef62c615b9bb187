"""The one way files leave: a ticket in the address, the browser's mark, the sign-in, and a line on record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from metrics import PUBLIC, Refused, Role
from metrics.answer import Answer, Provenance
from metrics.asking import scope
from metrics.catalogue import snapshots
from metrics.catalogue.snapshots import StoreError
from metrics.rebases import bearing_on
from metrics.signals.changes import changes
from metrics.snapshot import Snapshot
from metrics.state import audit, decisions
from pages import session
from pages.parts.charts.shapes import Shape
from pages.people import provider, tickets
from pages.people.admission import admitted
from pages.people.audit import as_csv
from pages.people.person import Person
from pages.people.tickets import Kind, NoEntry, Ticket
from pages.server.trouble import told
from pages.server.visitor import mark_of

if TYPE_CHECKING:
    from pages.parts.exports import Export

ANOTHERS = "This file was made for somebody else. Sign in, and take it from its page."
OLDER = "Newer data has been loaded. Reload the page."


class Gone(Exception):  # noqa: N818 - named for what happened to the snapshot
    """The snapshot of a ticket is no longer kept; the message says what to do."""


def give(request: Request) -> Response:
    """The file of a ticket; 404 where the ticket has ended, 403 where it is somebody else's."""
    if request.method != "GET":  # only the headers: no file leaves, so there is nothing to record
        return PlainTextResponse(status_code=405, headers={"Allow": "GET"})
    try:
        ticket = tickets.read(request.path_params["ticket"])
    except (NoEntry, ValidationError, TypeError, ValueError) as error:
        sentence = str(error) if isinstance(error, NoEntry) else "Not found."
        return PlainTextResponse(sentence, status_code=404)
    try:
        person = _bearer(ticket, request)
        if person is None:
            return PlainTextResponse(ANOTHERS, status_code=403)
        return _file(ticket, person)
    except Refused as refusal:
        return PlainTextResponse(str(refusal), status_code=409)
    except StoreError as error:
        return PlainTextResponse(told(error), status_code=503)


def _bearer(ticket: Ticket, request: Request) -> Person | None:
    """The person asking, if the ticket is theirs and they may still see what they could see then."""
    claims = provider.claims_in(request.cookies)
    person = admitted(claims, request.cookies, request.headers, tried=lambda _: ticket.access)
    if not isinstance(person, Person) or person.access != ticket.access:
        return None
    return person if tickets.is_for(ticket, mark_of(request.cookies), person.sign_in) else None


def _file(ticket: Ticket, person: Person) -> Response:
    if ticket.access != PUBLIC and not ticket.reason:
        return PlainTextResponse("A reason is needed to take unprotected figures.", status_code=403)
    try:
        return MADE[ticket.kind](ticket, person)
    except Gone as gone:
        return PlainTextResponse(str(gone), status_code=404)


def _answer(ticket: Ticket, person: Person) -> Response:
    answer = _answered(ticket, _snapshot(ticket))
    export = _leaving(ticket, person, _asked(ticket) | {"drawn_as": ticket.shape})
    shape = Shape(ticket.shape) if ticket.shape else None
    return _attachment(export.writer(answer, shape), export.mime, export.file_name(answer, shape))


def _changes(ticket: Ticket, person: Person) -> Response:
    snapshot = _snapshot(ticket)
    found = changes(snapshot, ticket.access, decisions.standing(ticket.access))
    export = _leaving(ticket, person, {"page": "what-has-changed"})
    from pages.parts.exports import watched

    source = Provenance.of(snapshot)
    content = export.watched(found, source, scope.within(snapshot, ticket.access))
    return _attachment(content, export.mime, watched.file_name(found, source, ticket.suffix))


def _snapshot(ticket: Ticket) -> Snapshot:
    """The ticket's snapshot. Raises Gone where newer data has replaced it."""
    snapshot = snapshots.numbered(ticket.snapshot, ticket.access)
    if snapshot is None:
        raise Gone(OLDER)
    return snapshot


def _answered(ticket: Ticket, snapshot: Snapshot) -> Answer:
    selection = ticket.question
    decided = bearing_on(selection.metric, decisions.standing(ticket.access))
    return session.answer(selection, snapshot, ticket.access, decided)


def _asked(ticket: Ticket) -> dict[str, object]:
    return ticket.question.model_dump(mode="json")


def _leaving(ticket: Ticket, person: Person, asked: dict[str, object]) -> Export:
    """Put on record that the file leaves, and why; return the format that writes it."""
    from pages.parts.exports import EXPORTS  # the workbook library is slow to start and seldom needed

    export = next(each for each in EXPORTS if each.suffix == ticket.suffix)
    told = asked | {"file": export.name, "reason": ticket.reason}
    audit.record_file(person, told, ticket.snapshot)
    return export


def _audit(ticket: Ticket, person: Person) -> Response:
    if person.access.role is not Role.ADMINISTRATOR:
        return PlainTextResponse(ANOTHERS, status_code=403)
    asked = {"file": "audit", "reason": ticket.reason, "sought": ticket.sought}
    audit.record_file(person, asked)
    return _attachment(as_csv(ticket.sought), "text/csv", "audit.csv")


MADE: dict[Kind, Callable[[Ticket, Person], Response]] = {
    Kind.ANSWER: _answer,
    Kind.CHANGES: _changes,
    Kind.AUDIT: _audit,
}


def _attachment(content: bytes, mime: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    return Response(content, media_type=mime, headers=headers)
