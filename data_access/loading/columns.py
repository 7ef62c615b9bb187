"""How a layout's fields become columns: from text to typed values, and to which column of the store.

Texts are trimmed and empty ones are null before they come here.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
from sqlalchemy import SmallInteger, Table

from data_access import schema
from data_access.extracts import Field, Kind, Layout
from data_access.loading import date_forms, person_forms

MONTH_FORMATS = ("%m/%Y", "%Y-%m", "%b %Y", "%B %Y", "%b-%Y")
# Keys that are not a dimension's may not be empty; what an authority does not say is as most have it.
UNSAID = {"service_year_start": 4, "school_year_start": 8}
ALONE = '"reference alone"'  # the typed column of a row's own number, whomever it is about

MACROS = (
    "as_month(t) AS (date_trunc('month', coalesce("
    f"try_strptime(t, {list(MONTH_FORMATS)})::DATE, as_date(t)))::DATE - DATE '1970-01-01')::INTEGER",
    "within_reach(d) AS CASE WHEN d BETWEEN -25567 AND 84005 THEN d END",  # 1900 to 2199
    "plain_number(t) AS replace(replace(t, ',', ''), '£', '')",
    r"as_whole(t) AS CASE WHEN regexp_full_match(replace(t, ',', ''), '[+-]?\d+(\.0*)?') "
    "THEN try_cast(replace(t, ',', '') AS INTEGER) END",
    r"as_number(t) AS CASE WHEN regexp_full_match(plain_number(t), '[+-]?\d*\.?\d+([eE][+-]?\d+)?') "
    "THEN try_cast(plain_number(t) AS DOUBLE) END",
    "as_flag(t) AS CASE WHEN lower(t) IN ('yes', 'y', 'true', 't', '1') THEN 1 "
    "WHEN lower(t) IN ('no', 'n', 'false', 'f', '0') THEN 0 END",
    "trimmed(t) AS nullif(trim(t, ' \t\r\n\u00a0\ufeff'), '')",
)


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the connection the macros that the expressions here use."""
    for macro in (*date_forms.MACROS, *person_forms.MACROS, *MACROS):
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")


def quoted(name: str) -> str:
    """A name as SQL writes it; some fields are called as SQL's own words are."""
    return f'"{name}"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def joined(cells: list[str], column: Field) -> str:
    """The SQL of a field's text; of a row's own number that is put together whatever there is of it."""
    if column.column != "id" or len(cells) == 1:
        return " || '/' || ".join(cells) or "NULL::VARCHAR"
    parts = ", '/', ".join(cells)
    return f"nullif(concat({parts}), '{'/' * (len(cells) - 1)}')" if cells else "NULL::VARCHAR"


def number(field: Field, layout: Layout) -> str:
    """The SQL of the pseudonym of somebody, or of a row's own number alone."""
    what = layout.name if field.column == "id" else field.name
    return f"pseudonym(t.{quoted(field.name)}, '{what}', authority_code)"


def value(field: Field, layout: Layout) -> str:
    """The SQL of a field's typed value, from its text in `t`; null where the text is not understood."""
    text = f"t.{quoted(field.name)}"
    if field.dimension:
        return f"w_{field.name}.key"
    if field.kind is Kind.PERSON:
        # Brothers and sisters may share one referral, so a row is told by its number and its child.
        whose = [each for each in layout.key if each not in ("authority", field.name)]
        if field.column == "id" and whose:
            return f"of_both({number(field, layout)}, {number(layout.field(whose[0]), layout)})"
        return number(field, layout)
    if field.values:
        listed = ", ".join(f"'{listed}'" for listed in field.values)
        return f"CASE WHEN lower({text}) IN ({listed}) THEN lower({text}) END"
    return {
        Kind.MONTH: f"as_month({text})",
        Kind.WHOLE: f"as_whole({text})",
        Kind.NUMBER: f"as_number({text})",
        Kind.FLAG: f"as_flag({text})",
        Kind.CODE: f"lower({text})",
        Kind.NAME: text,
        Kind.TEXT: text,
    }[field.kind]


def table_of(layout: Layout) -> Table:
    """The table that a layout fills."""
    return schema.metadata.tables[layout.table]


def stored(layout: Layout) -> Iterator[tuple[str, str]]:
    """Columns of the store that a layout fills, each with the SQL of its value from the typed fields."""
    table = table_of(layout)
    for field in layout.fields:
        typed = quoted(field.name)
        if field.name == "group":
            yield "group", typed  # becomes a member of a dimension of groups
        else:
            own = field.dimension if field.dimension and field.name not in table.c else field.name
            column = table.c[field.column or own]
            small = isinstance(column.type, SmallInteger)
            yield column.name, f"coalesce({typed}, {UNSAID.get(column.name, 0)})" if small else typed


def yeses(layout: Layout) -> list[str]:
    """Columns of the store, and of the typed fields, that keep a Yes sent in place of a day."""
    return [field.yes for field in layout.fields if field.yes]


def unfilled(layout: Layout) -> Iterator[tuple[str, str]]:
    """Columns of the layout's table that it does not fill and that may not be empty, each with its value."""
    filled = {column for column, _ in stored(layout)} | {"key", *yeses(layout)}
    for column in table_of(layout).columns:
        if column.name == "n":
            yield "n", "1"
        elif column.name not in filled and not column.nullable:
            yield column.name, "0"
