"""The checks of dates, one function each. To add one: a function, with a row that trips it."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.checks import Breach, check, not_understood, reversed_dates
from data_access.extracts import FACTS, Kind, Layout


@check("referrals", received="31/02/2024")
def not_a_date(layout: Layout) -> Iterator[Breach]:
    """A date that is none."""
    sentence = "Column {column} is not a date between 1900 and 2199. " + "Write it as dd/mm/yyyy."
    return not_understood(layout, lambda field: field.kind is Kind.DATE, sentence)


@check("referrals", received="01/01/2190", decided="", closed="")
def in_the_future(layout: Layout) -> Iterator[Breach]:
    """Something that happened after the day the extract was taken."""
    if layout not in FACTS:
        return
    for field in layout.fields:
        if field.kind is Kind.DATE:
            happened = field.name == layout.dated
            sentence = (
                f"Column {field.name} is after the day the extract was taken. Correct the year, most likely."
            )
            if not happened:
                sentence += " It was loaded as not recorded."
            yield Breach(
                field.name, f"\"{field.name}\" > getvariable('as_at')", sentence, empties=not happened
            )


@check("referrals", received="02/01/2024", decided="01/01/2024")
def decided_before_received(layout: Layout) -> Iterator[Breach]:
    """A referral decided before it arrived."""
    sentence = "The referral was decided before it was received. Correct one of the two dates."
    return reversed_dates(layout, "received", "decided", sentence)


@check("referrals", received="02/01/2024", decided="", closed="01/01/2024")
def closed_before_received(layout: Layout) -> Iterator[Breach]:
    """A referral closed before it arrived."""
    sentence = "The referral was closed before it was received. Correct one of the two dates."
    return reversed_dates(layout, "received", "closed", sentence)


@check("allocations", started="02/01/2024", ended="01/01/2024")
def ended_before_started(layout: Layout) -> Iterator[Breach]:
    """An allocation that ended before it started."""
    sentence = "The allocation ended before it started. Correct one of the two dates."
    return reversed_dates(layout, "started", "ended", sentence)


@check("teams", opened="02/01/2024", closed="01/01/2024")
def last_day_before_first(layout: Layout) -> Iterator[Breach]:
    """A span, other than a fact's, that ends before it begins."""
    spans = (
        ("opened", "closed"),
        ("valid_from", "valid_to"),
        ("first", "last"),
        ("covers_from", "covers_to"),
    )
    for first, last in spans:
        sentence = f"Column {last} is before {first}. Correct one of the two dates."
        yield from reversed_dates(layout, first, last, sentence)
