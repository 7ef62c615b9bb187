"""How likely one column of a council is one of ours: by what it is called, and by what it holds."""

from __future__ import annotations

import re

from data_access.extracts import FACTS, Field, Kind
from data_access.facts.columns import DATE_OF_BIRTH, DEPRIVATION_DECILE
from data_access.loading.naming import as_name
from data_access.loading.standard_codes import OURS, is_standard
from data_access.mapping.as_sent import MOST_VALUES, Column
from data_access.mapping.likeness import SHORT, WITHIN, alike
from data_access.schema import FIXED

LEAST = 70  # per cent alike; below it is no guess
SPEAKING = 80  # how alike a column is whose values all are of a dimension
MOSTLY = 0.8
FEWEST = 20  # different values that a column may have of a dimension with few members
UNLIKELY = 0.5  # what is left of a likeness where the values speak against it
ANSWERED = 0.8  # what is left of it where a column says whether, and another may say on which day
ROWS_TO_A_CHILD = 0.2  # different numbers to a row: of workers there are far fewer
NUMBERS = {"id", "reference", "number"}
# Dimensions whose values tell them whatever their column is called.
SENT = tuple(dict.fromkeys(f.dimension for each in FACTS for f in each.fields if f.dimension in FIXED))
YES_OR_NO = {"yes", "no", "y", "n", "true", "false"}  # too much like any other question's answers
MOSTLY_OWN = 0.95  # of rows that have a number of their own: some exports repeat rows
NUMBERED = 75  # how alike a column of such numbers is to a row's own: less than to a child's, by its name


def score_of(name: str, field: Field, also: tuple[str, ...], column: Column) -> int:
    """How likely the column is that one of ours: by its name, and by what its values say."""
    score = alike(column.name, (name, *also))
    if field.yes and _answers(column):
        return round(ANSWERED * score)
    if column.different and not _agrees(name, field, column):
        return round(UNLIKELY * score)
    if field.column == "id":
        return max(score, NUMBERED) if _is_numbered(column) else score if score > WITHIN * 100 else 0
    if name == "child":
        return max(score, _numbers_somebody(column))
    if name != DEPRIVATION_DECILE.name and _speaks(field.dimension or "", column):
        return max(score, SPEAKING)
    return score


def _agrees(name: str, field: Field, column: Column) -> bool:
    """Whether the values can be the column's, whatever its name: dates, or as few as there are members."""
    if name == DATE_OF_BIRTH.name or field.kind in (Kind.DATE, Kind.MONTH):
        return column.dates >= 1 - UNLIKELY
    if column.dates >= 1 - UNLIKELY:
        return False
    if field.column == "id":
        return column.filled >= MOSTLY_OWN
    if field.dimension in FIXED and name != DEPRIVATION_DECILE.name:
        return column.different <= max(FEWEST, 5 * len(FIXED[field.dimension]))
    spoken = next((each for each in SENT if _speaks(each, column)), field.dimension)
    return not field.dimension or (column.different <= MOST_VALUES and spoken == field.dimension)


def _answers(column: Column) -> bool:
    """Whether what it holds are mostly answers: Yes and No, and now and then Awaiting."""
    answers = sum(times for text, times in column.values if text.casefold() in YES_OR_NO)
    return bool(answers) and answers >= MOSTLY * column.rows


def _numbers_somebody(column: Column) -> int:
    """How likely the column is the child's number by its values: the more different numbers, the likelier."""
    named = NUMBERS & {SHORT.get(word, word) for word in as_name(column.name).split("_")}
    numbered = all(re.search(r"\d", text) for text, _ in column.values)
    share = column.different / column.rows if column.rows else 0
    return LEAST + round(8 * share) if named and numbered and share >= ROWS_TO_A_CHILD else 0


def _is_numbered(column: Column) -> bool:
    """Whether each row has a number of its own there, but for rows that are there twice."""
    words = {SHORT.get(word, word) for word in as_name(column.name).split("_")}
    return bool(words & NUMBERS) and column.different >= MOSTLY_OWN * column.rows > 0


def _speaks(dimension: str, column: Column) -> bool:
    """Whether the values are those of the dimension; bare numbers are too much like others to say so."""
    if dimension not in FIXED:
        return is_standard(dimension, [text for text, _ in column.values])
    ours = set(OURS.get(dimension, ()))
    listed = {word.casefold() for member in FIXED[dimension] for word in member}
    told = [
        (times, text.upper() in ours or text.casefold() in listed)
        for text, times in column.values
        if not text.isdigit() and text.casefold() not in YES_OR_NO
    ]
    rows = sum(times for _, times in column.values)
    return bool(rows) and sum(times for times, known in told if known) >= MOSTLY * rows
