"""Earlier forecasts against what happened: a row for each month of each forecast, the newest load first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.answer import Answer
from metrics.readings.outturn import Outturn
from pages.parts.exports import listing, rows, workbook
from pages.parts.exports.readings.columns import Written, columns
from pages.parts.words import earlier as words
from pages.parts.words.captions import subject
from pages.parts.words.numbers import value
from pages.parts.words.scope import opened

NAME = "earlier-forecasts"
COLUMNS = (
    *columns(
        ("data_loaded", "period", "period_first_day", "metric", "unit"),
        ("Data loaded", "Month", "First day", "What", "Unit"),
        *[Written.WORDS] * 5,
    ),
    *columns(
        ("line_ahead", "ahead_low_80", "ahead_high_80", "value"),
        ("Line ahead", "4 chances in 5, low", "4 chances in 5, high", "What happened"),
    ),
    *columns(
        ("shown_as", "status", "reason", "inside_80"),
        ("As it is shown", "Status", "Why there is no figure", "Inside the range of 4 chances in 5"),
        *[Written.WORDS] * 4,
    ),
)


def csv(answer: Answer, held: Sequence[Outturn]) -> bytes:
    """The CSV file. Numbers are unrounded."""
    told = {words.TITLE: words.sentence(held)} | rows.provenance(answer)
    return listing.csv(COLUMNS, _rows(answer, held), told)


def excel(answer: Answer, held: Sequence[Outturn]) -> bytes:
    """The workbook."""
    title = opened(f"{words.TITLE}: {answer.metric.title}", answer.within)
    lines, decimals = _rows(answer, held), answer.metric.decimals
    sheet = listing.sheet("Earlier forecasts", title, subject(answer), COLUMNS, lines, decimals)
    about = [f"{name}: {said}" for name, said in rows.provenance(answer).items()]
    return workbook.write([sheet], [words.sentence(held)], about)


def file_name(answer: Answer, suffix: str) -> str:
    """ "referrals-earlier-forecasts_2022-04-to-2025-03_snapshot-3.csv"."""
    return rows.file_name(answer, suffix, NAME)


def _rows(answer: Answer, held: Sequence[Outturn]) -> Iterator[listing.Row]:
    for each in words.newest_first(held):
        period, figure, (low, high) = each.cell.period, each.cell.figure, rows.ends(each.band80)
        yield {
            "data_loaded": each.loaded_at.isoformat(timespec="minutes"),
            "period": period.label,
            "period_first_day": period.first.isoformat(),
            "metric": answer.metric.title,
            "unit": answer.metric.unit,
            "line_ahead": rows.exact(each.centre),
            "ahead_low_80": low,
            "ahead_high_80": high,
            "value": rows.parts(figure)[0],
            "shown_as": value(figure, answer.metric),
            "status": str(figure.status),
            "reason": figure.reason,
            "inside_80": words.judged(each),
        }
