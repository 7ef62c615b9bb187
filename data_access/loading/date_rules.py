"""The checks of dates, one function each. To add one: a function, with a row that trips it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data_access.checks import Breach, check, not_understood, reversed_dates
from data_access.extracts import Kind, Layout
from data_access.loading.columns import quoted

SLIPS = 5  # so many years mistyped say nothing of the day the extract was taken


@check("referrals", received="31/02/2024")
def not_a_date(layout: Layout) -> Iterator[Breach]:
    """A date that is none."""
    sentence = "Column {column} is not a date between 1900 and 2199. Write it as dd/mm/yyyy."
    yield from not_understood(layout, lambda field: field.kind is Kind.DATE and not field.yes, sentence)
    sentence = "Column {column} is neither a date nor Yes or No. Write it as dd/mm/yyyy, or as Yes or No."
    yield from not_understood(layout, lambda field: bool(field.yes), sentence)


@check("accounts", month="13/2024")
def not_a_month(layout: Layout) -> Iterator[Breach]:
    """A month that is none."""
    sentence = "Column {column} is not a month between 1900 and 2199. Write it as mm/yyyy."
    return not_understood(layout, lambda field: field.kind is Kind.MONTH, sentence)


@check("referrals", received="01/01/2190", decided="", closed="")
def in_the_future(layout: Layout) -> Iterator[Breach]:
    """A day after the one the extract was taken, or further ahead of it than anybody plans."""
    for field in layout.fields:
        if field.ahead is not None:
            happened = field.name == layout.dated
            after = f"more than {field.ahead} years after" if field.ahead else "after"
            sentence = f"Column {field.name} is {after} the day the extract was taken."
            sentence += " Correct the year, most likely."
            if not happened:
                sentence += f" It was loaded as {field.unread}."
            reached = (
                "greatest(getvariable('as_at'), getvariable('today'))" if happened else "getvariable('as_at')"
            )
            where = f"{quoted(field.name)} > {reached} + {366 * field.ahead}"
            yield Breach(field.name, where, sentence, empties=not happened)


@check("referrals", received="01/05/2024", decided="", closed="")
def after_the_extract(layout: Layout) -> Iterator[Breach]:
    """A row of a day that is past, but was still to come when the extract was taken: that day is wrong."""
    if layout.dated and layout.field(layout.dated).ahead is not None:
        column = quoted(layout.dated)
        sentence = (
            f"Column {layout.dated} is after the day the extract was taken, though not after today. See that "
            "coverage.csv, or --as-at, gives the day this extract was taken."
        )
        where = f"{column} > getvariable('as_at') AND {column} <= getvariable('today')"
        yield Breach(layout.dated, where, sentence, stops=SLIPS)


@check("referrals", received="02/01/2024", decided="01/01/2024")
def before_its_time(layout: Layout) -> Iterator[Breach]:
    """A date before the one that it follows, as the layout says: it is the later one that is not believed."""
    for field in layout.fields:
        if field.not_before:
            outcome = "" if field.must_say else f" It was loaded as {field.unread}."
            sentence = (
                f"Column {field.name} is before {field.not_before}.{outcome} Correct one of the two dates."
            )
            for breach in reversed_dates(layout, field.not_before, field.name, sentence):
                yield replace(breach, empties=not field.must_say)


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
