"""The checks of values and keys, one function each. To add one: a function, with a row that trips it."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.checks import Breach, check, not_understood
from data_access.extracts import FACTS, Field, Kind, Layout
from data_access.formats.dfe_series import SERIES
from data_access.loading.columns import quoted
from data_access.schema import FIXED, SUCCESSORS, metadata

LONGEST_LIST = 30_000  # members of a dimension; its keys are small numbers


@check("referrals", **{"": "one cell too many"})
def wrong_number_of_cells(layout: Layout) -> Iterator[Breach]:
    """A row cut short, or with a separator too many."""
    sentence = (
        "The row has more or fewer cells than the header: it was cut off, or a text with a separator in it "
        "has no quotation marks. Export the file again."
    )
    yield Breach("", "cells IS NOT NULL", sentence)


@check("referrals", received="")
def value_missing(layout: Layout) -> Iterator[Breach]:
    """What a row makes no sense without is empty."""
    for field in layout.fields:
        if field.must_say:
            where = f'"{field.name}" IS NULL AND NOT "{field.name}__bad"'
            yield Breach(field.name, where, f"Column {field.name} is empty. Fill it in.")


@check("referrals", authority="nowhere")
def authority_not_known(layout: Layout) -> Iterator[Breach]:
    """Whose row it is cannot be told."""
    if any(field.dimension and field.name == "authority" for field in layout.fields):
        sentence = (
            "Column authority names no authority that is loaded. Correct it, or add it to authorities.csv."
        )
        yield Breach("authority", "authority IS NULL", sentence)


@check("team_localities", team="nobody")
def member_not_known(layout: Layout) -> Iterator[Breach]:
    """A name that the row makes no sense without is not known, or without which it would speak of all."""
    for field in layout.fields:
        if field.dimension and field.must_mean:
            what = field.dimension.replace("_", " ")
            sentence = (
                f"Column {field.name} names no {what} that is loaded. Correct it, or add it to aliases.csv."
            )
            yield Breach(field.name, f'"{field.name}__bad"', sentence)


@check("populations", people="many")
def not_a_number(layout: Layout) -> Iterator[Breach]:
    """A number that is none."""
    whole = "Column {column} is not a whole number. Write it in digits."
    yield from not_understood(layout, lambda field: field.kind is Kind.WHOLE, whole)
    yield from not_understood(
        layout,
        lambda field: field.kind is Kind.NUMBER,
        "Column {column} is not a number. Write it in digits.",
    )


@check("referrals", unborn="perhaps")
def not_yes_or_no(layout: Layout) -> Iterator[Breach]:
    """A flag that is neither."""
    sentence = "Column {column} is neither yes nor no. Write yes or no."
    return not_understood(layout, lambda field: field.kind is Kind.FLAG, sentence)


@check("localities", code="north", kind="village")
def not_a_listed_value(layout: Layout) -> Iterator[Breach]:
    """A value other than those the layout lists."""

    def listed(field: Field) -> bool:
        return bool(field.values)

    return not_understood(layout, listed, "Column {column} is none of {listed}. Write one of these.")


@check("authorities", service_year_start="13")
def out_of_range(layout: Layout) -> Iterator[Breach]:
    """A number beyond what can be."""
    limits = {
        "service_year_start": (1, 12),
        "school_year_start": (1, 12),
        "level": (1, 4),
        "year": (1900, 2199),
    }
    for field in layout.fields:
        if field.kind is Kind.WHOLE:
            low, high = limits.get(field.name, (0, 2_000_000_000))
            where = f'"{field.name}" NOT BETWEEN {low} AND {high}'
            yield Breach(
                field.name, where, f"Column {field.name} is not between {low:,} and {high:,}. Correct it."
            )


@check("events", metrics="hub_share hub_shares")
def metric_not_known(layout: Layout) -> Iterator[Breach]:
    """A word that is no metric's name: the row is left out, unless an empty cell there answers something."""
    # The Department publishes figures that wait for a metric of ours.
    awaited = [each.metric for each in SERIES] if layout.name == "benchmarks" else []
    known = f"list_contains(list_concat(getvariable('metrics'), {awaited}), word)"
    for field in layout.fields:
        if field.metrics:
            several = field.metrics == "several"
            words = (
                f"string_split_regex({quoted(field.name)}, '\\s+')" if several else f"[{quoted(field.name)}]"
            )
            sentence = f"Column {field.name} has a name that no metric has"
            sentence += ". Write it" if several else ", or more than one. Write one"
            sentence += " as `python -m metrics list` prints it."
            unknown = f"len(list_filter({words}, word -> NOT {known})) > 0"
            outcome = f" It was loaded as {field.unread}." if field.empty_means else ""
            yield Breach(field.name, unknown, sentence + outcome, empties=bool(field.empty_means))


@check("coverage", extract="everything")
def extract_not_known(layout: Layout) -> Iterator[Breach]:
    """Coverage of an extract that there is not."""
    if layout.name == "coverage":
        names = ", ".join(fact.name for fact in FACTS)
        listed = ", ".join(f"'{fact.name}'" for fact in FACTS)
        yield Breach(
            "extract", f"extract NOT IN ({listed})", f"Column extract is none of {names}. Correct it."
        )


@check("aliases", dimension="colour")
def dimension_not_known(layout: Layout) -> Iterator[Breach]:
    """An alias of a member of nothing."""
    if layout.name == "aliases":
        names = sorted(
            name for name, table in metadata.tables.items() if "code" in table.c and "key" in table.c
        )
        listed = ", ".join(f"'{name}'" for name in names)
        listed_for_people = ", ".join(name for name in names if name not in FIXED)
        sentence = f"Column dimension is none of {listed_for_people}. Correct it."
        yield Breach("dimension", f"dimension NOT IN ({listed})", sentence)


@check("locality_successors", locality="west", successor="west")
def follows_itself(layout: Layout) -> Iterator[Breach]:
    """What took over from what, in a circle: nothing follows itself, by another file or council either."""
    if layout.table in {table.name for table in SUCCESSORS.values()}:
        before = layout.key[0]
        links = " UNION ALL ".join(
            f'SELECT "{before}" AS old, successor AS new FROM {rows}'
            for rows in ("conformed", "earlier_keys", *_of_other_councils(layout))
        )
        reach = (
            f"WITH RECURSIVE links AS ({links}), reach(a, b) AS (SELECT old, new FROM links UNION "
            "SELECT a, new FROM reach JOIN links ON old = b) "
            f'SELECT file_row FROM conformed JOIN reach ON a = successor AND b = "{before}"'
        )
        sentence = (
            f"Columns {before} and successor go in a circle, so the {before} would follow itself. Remove the "
            "row that is wrong."
        )
        yield Breach("successor", f"file_row IN ({reach})", sentence)


def _of_other_councils(layout: Layout) -> Iterator[str]:
    """The rows that a new list leaves as they are, as it says nothing of them."""
    if "authority" in layout.key:
        own = "SELECT authority FROM conformed WHERE authority IS NOT NULL"
        yield f"{layout.table} WHERE authority NOT IN ({own})"


@check("authorities", code="row after row")
def list_too_long(layout: Layout) -> Iterator[Breach]:
    """A list that cannot be one of codes and names: the wrong file, most likely."""
    if layout.key == ("code",):
        sentence = f"A list has at most {LONGEST_LIST:,} rows. See that this is the right file."
        yield Breach("code", f"file_row > {LONGEST_LIST} + 1", sentence)
