"""What is worked out once all rows are there, and what is found by it."""

from __future__ import annotations

from datetime import date

import duckdb

from data_access.checks import Finding
from data_access.loading import covering, filled, records, roles, waiting
from data_access.loading.derive import derive
from data_access.loading.merge import drop_absent
from data_access.loading.never_ended import never_ended
from data_access.loading.plausible import implausible
from data_access.loading.report import LoadReport
from data_access.loading.roles import Figures
from data_access.loading.unknown import aliases_of_nothing
from data_access.mapping.own_words import OwnWords


def finish(
    connection: duckdb.DuckDBPyConnection, report: LoadReport, own: OwnWords, figures: Figures, day: date
) -> tuple[Finding, ...]:
    """Work out every derived column; all that has been found by then, what the report has included."""
    drop_absent(connection)
    records.lead(connection, own)
    before = filled.unsaid(connection)
    derive(connection)
    held_back = covering.hold_back(connection, report.files, report.findings)
    covered = covering.cover(connection, day)
    return (
        *report.findings,
        *aliases_of_nothing(connection),
        *held_back,
        *covered,
        *implausible(connection),
        *never_ended(connection),
        *filled.filled_in(before, filled.unsaid(connection)),
        *waiting.without_holidays(connection),
        *roles.unplayed(connection, figures.codes),
        *waiting.unrecorded(connection, figures.columns),
    )
