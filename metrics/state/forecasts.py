"""Earlier forecasts shown to the reader's own scope, and keeping the one shown now."""

from __future__ import annotations

from dataclasses import dataclass

from data_access import forecasts
from data_access.access import Access
from data_access.forecasts import Forecast, Month, Subject
from data_access.state import open_state
from metrics.answer import Answer
from metrics.catalogue.records import led_to
from metrics.readings import fan_of
from metrics.rebases import series
from metrics.snapshot import Snapshot

__all__ = ["Forecast", "Shown"]


@dataclass(frozen=True)
class Shown:
    """What one reader's page may keep and look up. Pages with public figures have none."""

    snapshot: Snapshot
    access: Access

    def keep(self, answer: Answer) -> None:
        """Keep the answer's forecast, unless one from this load is kept already."""
        months = tuple(
            Month(step.period.first, step.centre, step.band80, step.band95) for step in fan_of(answer).steps
        )
        if months:
            shown = Forecast(self.snapshot.number, self.snapshot.loaded_at, months)
            forecasts.keep(open_state(), self._subject(answer), shown)

    def earlier(self, answer: Answer) -> tuple[Forecast, ...]:
        """Forecasts of the same series from earlier loads, except loads that were gone back from."""
        kept = forecasts.earlier(open_state(), self._subject(answer), than=self.snapshot.loaded_at)
        return tuple(each for each in kept if led_to(self.snapshot, each.loaded_at))

    def _subject(self, answer: Answer) -> Subject:
        metric, name = answer.metric, series(answer.selection, answer.members[0])
        return Subject(metric.name, metric.version, name, self.access, self.snapshot.invented)
