"""What a page is given: one snapshot, the filters chosen, what the reader may see, and the way to ask.

Answers are values, so they are kept for the whole process and shared between
readers of one access. Their key names that access, the store and the snapshot:
nobody is answered with what another may see, nor from an old load.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from metrics import Access, evaluate
from metrics.answer import Answer
from metrics.asking.growth import since_published
from metrics.catalogue.snapshots import StoreError
from metrics.kept import Kept
from metrics.periods import Grain, add_months
from metrics.readings import with_clocks, with_months
from metrics.readings.by_clock import of_clocks
from metrics.readings.judging import of_months
from metrics.readings.known import Since
from metrics.rebases import Rebase, bearing_on
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection
from metrics.snapshot import Snapshot
from metrics.state.approvals import Approves
from metrics.state.decisions import Decides
from pages import SEE_ALL_ROWS
from pages.parts.chosen import Chosen
from pages.people.admission import Admission

Made = TypeVar("Made")
KEPT = 3000  # answers and drawings; a few kilobytes each


_kept = Kept(KEPT)
_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="question")


@dataclass(frozen=True)
class Session:
    """One reader's page: every question on it is asked of the same snapshot."""

    snapshot: Snapshot
    chosen: Chosen
    access: Access  # the reader's access, part of every question and every cache key
    admission: Admission  # asked again by whatever is drawn again without the frame
    note: Callable[[Sequence[str]], None]  # puts questions, as JSON, on record
    file_address: Callable[..., str]
    read_on: (
        date  # the day it is drawn, for the age of the data alone: figures and files never read the clock
    )
    left_out: list[str] = field(default_factory=list)  # sentences on what a link cannot have
    noted: set[str] = field(default_factory=set)  # what of this view is on record, each once
    rebases: tuple[Rebase, ...] = ()  # the decisions on record, for every metric
    decides: Decides | None = None  # takes and withdraws decisions; None for those who may not
    approves: Approves | None = None  # reads and approves comments; None for those who may not

    @property
    def sees_all_rows(self) -> bool:
        """Whether the reader sees every row, and with them the records of loads and the SQL."""
        return str(self.access.role) in SEE_ALL_ROWS

    def question(self, metric: str, **changes: Any) -> Selection:
        """The filters chosen, as a question on one metric. Raises Refused where it cannot be asked."""
        chosen = self.chosen
        parts: dict[str, Any] = {
            "first": chosen.first,
            "last": chosen.last,
            "grain": chosen.grain,
            "where": chosen.where,
            "compare": chosen.compare,
        } | changes
        if overlaps_last_year(parts["first"], parts["last"], parts["grain"]):
            parts["compare"] = tuple(each for each in parts["compare"] if each is not Comparator.LAST_YEAR)
        try:
            return Selection(metric=metric, **parts)
        except ValidationError as error:
            raise Refused(_sentence(error)) from None

    def ask(self, question: Selection) -> Answer:
        """The answer."""
        self._record((question,))
        return answer(question, self.snapshot, self.access, self._rebases(question))

    def prepare(self, questions: Sequence[Selection]) -> None:
        """Start on these questions side by side; `ask` waits for each when its turn comes."""
        self._record(questions)
        for question in questions:
            for each in (question, *(beside for beside, _ in _beside(question))):
                _under_way(each, self.snapshot, self.access, self._rebases(each))

    def since_published(self, chosen: Chosen) -> tuple[Since, ...]:
        """How much the years chosen have grown since the public was given them."""
        return since_published(self.snapshot, self.access, chosen.first, chosen.last, chosen.where)

    def looks_at(self, asked: Mapping[str, Any]) -> None:
        """Put on record that a page is read which asks no question on one metric."""
        self._once([json.dumps(asked)])

    def _record(self, questions: Sequence[Selection]) -> None:
        """Put the questions on record before they are asked."""
        self._once([question.model_dump_json() for question in questions])

    def _once(self, told: Sequence[str]) -> None:
        """Once for a view opened, however often Streamlit draws it again."""
        if new := [each for each in dict.fromkeys(told) if each not in self.noted]:
            self.note(new)
            self.noted.update(new)

    def keep(self, question: Selection, what: Hashable, make: Callable[[], Made]) -> Made:
        """Something made from an answer (a drawing, a file), kept beside it."""
        asked = _key(question, self.snapshot, self.access, self._rebases(question))
        return _kept.get((*asked, what), make)

    def _rebases(self, question: Selection) -> tuple[Rebase, ...]:
        return bearing_on(question.metric, self.rebases)


def answer(
    question: Selection, snapshot: Snapshot, access: Access, rebases: tuple[Rebase, ...] = ()
) -> Answer:
    """The answer for this access, and what is asked beside it: kept, under way, or asked of the store now."""
    found = _asked(question, snapshot, access, rebases)
    for beside, put in _beside(question):
        with suppress(Refused):
            found = put(found, _asked(beside, snapshot, access, rebases))
    return found


def _beside(question: Selection) -> Iterator[tuple[Selection, Callable[[Answer, Answer], Answer]]]:
    """What is asked beside a question, and how the answer takes it: what its months say, and its clocks."""
    if monthly := of_months(question):
        yield monthly, with_months
    if whole := of_clocks(question):
        yield whole, with_clocks


def _asked(question: Selection, snapshot: Snapshot, access: Access, rebases: tuple[Rebase, ...]) -> Answer:
    try:
        return _under_way(question, snapshot, access, rebases).result()
    except Exception:
        _kept.forget(_key(question, snapshot, access, rebases))  # a failure is not an answer
        raise


def _under_way(
    question: Selection, snapshot: Snapshot, access: Access, rebases: tuple[Rebase, ...]
) -> Future[Answer]:
    key = _key(question, snapshot, access, rebases)

    def ask() -> Future[Answer]:
        return _workers.submit(evaluate, question, snapshot, access, rebases)

    found = _kept.get(key, ask)
    if found.done() and isinstance(found.exception(), StoreError):
        _kept.forget(key)  # what the store could not answer then it may answer now
        found = _kept.get(key, ask)
    return found


def _key(
    question: Selection, snapshot: Snapshot, access: Access, rebases: tuple[Rebase, ...]
) -> tuple[Hashable, ...]:
    of = (snapshot.protected, snapshot.number, snapshot.loaded_at, snapshot.url)
    return (question, access, rebases, *of)


def overlaps_last_year(first: date, last: date, grain: Grain) -> bool:
    """Whether the same months a year earlier overlap these months, so that comparing says nothing."""
    return grain is Grain.WHOLE and add_months(last, -11) > first


def _sentence(error: ValidationError) -> str:
    """The refusal in our words, without those that pydantic adds."""
    return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
