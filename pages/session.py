"""What a page is given: one snapshot, the filters chosen, and the way to ask.

Answers are values, so they are kept for the whole process and shared between
readers. Their key names the store and the snapshot, so a new load is never
answered from an old one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from metrics import evaluate
from metrics.kept import Kept
from metrics.model import Answer
from metrics.periods import Grain, add_months
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection
from pages.parts.chosen import Chosen

KEPT = 3000  # answers and drawings; a few kilobytes each


_kept = Kept(KEPT)
_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="question")


@dataclass(frozen=True)
class Session:
    """One reader's page: every question on it is asked of the same snapshot."""

    snapshot: Any
    chosen: Chosen
    left_out: list[str] = field(default_factory=list)  # sentences on what a link asked for in vain
    pages: dict[str, Any] = field(default_factory=dict)  # address -> st.Page, for links

    def question(self, metric: str, **changes: Any) -> Selection:
        """The filters chosen, as a question on one metric. Raises Refused where it cannot be asked."""
        chosen = self.chosen
        parts = {
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
        """The answer: kept, under way, or asked of the store now."""
        try:
            return self._under_way(question).result()
        except Exception:
            _kept.forget(self._key(question))  # a failure is not an answer: ask again next time
            raise

    def prepare(self, questions: Sequence[Selection]) -> None:
        """Start on these questions side by side; `ask` waits for each when its turn comes."""
        for question in questions:
            self._under_way(question)

    def keep(self, question: Selection, what: Hashable, make: Callable[[], Any]) -> Any:
        """Something made from an answer (a drawing, a file), kept beside it."""
        return _kept.get((*self._key(question), what), make)

    def _under_way(self, question: Selection) -> Future[Answer]:
        return _kept.get(self._key(question), lambda: _workers.submit(evaluate, question, self.snapshot))

    def _key(self, question: Selection) -> tuple[Hashable, ...]:
        return (question, self.snapshot.number, self.snapshot.loaded_at, self.snapshot.url)


def overlaps_last_year(first: date, last: date, grain: Grain) -> bool:
    """Whether the same months a year earlier are partly the same months, so that comparing says nothing."""
    return grain is Grain.WHOLE and add_months(last, -11) > first


def _sentence(error: ValidationError) -> str:
    """The refusal in words, without pydantic's own."""
    return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
