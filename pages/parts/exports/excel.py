"""The answer as an accessible workbook, by the Analysis Function's guidance on spreadsheets.

Cover with all notes, contents, and one real table on a sheet of its own, written by
gptables. Figures are numbers, unrounded, shown to the metric's decimals; what is
not a number carries a shorthand that is explained above the table.
"""

from __future__ import annotations

import io
import re
import warnings

from metrics.answer import Answer, Cell, Status, Value
from metrics.kinds import Share
from pages.parts.exports import rows
from pages.parts.words.captions import subtitle
from pages.parts.words.findings import finding
from pages.parts.words.intervals import INTERVAL, has_intervals
from pages.parts.words.limits import LIMITS
from pages.parts.words.names import COMPARATORS, in_sentence
from pages.parts.words.sentences import sentence
from pages.parts.words.table import PERIOD, heading, parts_titles

ENDS = (f"{INTERVAL}, low", f"{INTERVAL}, high")
WHY = "Why there is no figure"  # as "Reason" is a split
SHEET = "Figures"
SHORTHAND = {Status.LOW: "[low]", Status.WITHHELD: "[c]", Status.NOT_AVAILABLE: "[x]"}
NOTHING = "[z]"
LEGEND = {
    "[low]": "[low] is 0 to 4, not given exactly to protect people.",
    "[c]": "[c] is withheld to protect people.",
    "[x]": "[x] is not available; the column Reason says why.",
    NOTHING: "[z] means there is nothing to say here.",
}


def write(answer: Answer) -> bytes:
    """The file's bytes."""
    # Only when a workbook is asked for: gptables takes most of a second to import.
    import gptables
    import pandas as pd

    header, body = _table(answer)
    notes = rows.provenance(answer)
    table = gptables.GPTable(
        table=pd.DataFrame(body, columns=header, dtype=object),
        table_name="figures",
        title=_text(finding(answer)),
        subtitles=[_text(subtitle(answer))],
        instructions="This worksheet contains one table. Its definition and notes are on the cover.",
        legend=_legend(body),
        index_columns={},
        additional_formatting=_formats(answer, header),
    )
    out = io.BytesIO()
    with warnings.catch_warnings():
        # Meant so: the cover holds the notes, and a second copy would only be read twice.
        warnings.filterwarnings("ignore", "No note text provided", UserWarning)
        book = gptables.produce_workbook(
            filename=out,
            sheets={SHEET: table},
            cover=_cover(answer, notes, gptables.Cover),
            workbook_options={"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True},
        )
    book.set_properties({"title": finding(answer), "subject": subtitle(answer)})
    book.close()
    return out.getvalue()


def _table(answer: Answer) -> tuple[list[str], list[list]]:
    metric, used = answer.metric, rows.comparators(answer)
    parts = parts_titles(metric)
    beside = [title for which in used for title in (COMPARATORS[which], f"Difference: {in_sentence(which)}")]
    ends = ENDS if has_intervals(metric) else ()
    points = rows.judged(answer)
    limits = LIMITS if points else ()
    split = rows.split_titles(answer)
    header = [PERIOD, *split, heading(metric), *ends, *parts, "Status", *beside, *limits, WHY]
    body = [_row(answer, cell, used, points) for cell in answer.cells]
    return header, body or [["No figures for this choice", *[NOTHING] * (len(header) - 1)]]


def _row(answer: Answer, cell: Cell, used, points: rows.Points) -> list:
    row = [cell.period.label, *(_text(member.name) for member in cell.members), _number(cell.figure)]
    if has_intervals(answer.metric):
        row += [_end(cell.figure, each) for each in rows.ends(cell.figure)]
    if parts_titles(answer.metric):
        row += [_part(cell.figure, each) for each in rows.parts(cell.figure)[1:]]
    row.append(str(cell.figure.status))
    for which in used:
        other = next((each.figure for each in cell.comparisons if each.comparator is which), None)
        gap = rows.difference(cell.figure, other, answer, which) if other else None
        row += [_number(other) if other else NOTHING, NOTHING if gap is None else gap]
    if points:
        limits = rows.limits(points.get(cell.period), answer.metric)
        row += [NOTHING if each is None else each for each in limits]
    return [*row, _text(cell.figure.reason) or NOTHING]


def _number(figure: Value) -> int | float | str:
    shown = rows.parts(figure)[0]
    return SHORTHAND.get(figure.status, "[x]") if shown is None else shown


def _part(figure: Value, shown: rows.Cell) -> rows.Cell:
    return SHORTHAND.get(figure.status, "[x]") if shown is None else shown


def _end(figure: Value, shown: rows.Cell) -> rows.Cell:
    """One end of the interval; a figure may be known without one."""
    return NOTHING if shown is None and figure.value is not None else _part(figure, shown)


def _legend(body: list[list]) -> list[str]:
    used = {each for row in body for each in row if isinstance(each, str)}
    shorthand = [f"Shorthand: {meaning}" for mark, meaning in LEGEND.items() if mark in used]
    statuses = 'In the column Status, "none" is a true zero'
    return [*shorthand, f'{statuses} and "provisional" one that may still change.']


def _formats(answer: Answer, header: list[str]) -> list[dict]:
    """Thousands commas, and as many decimals as the metric has; whole numbers for what was counted."""
    metric = answer.metric
    decimals = "#,##0" + ("." + "0" * metric.decimals if metric.decimals else "")
    counted = set(parts_titles(metric))
    words = {PERIOD, "Status", LIMITS[-1], WHY, *rows.split_titles(answer)}
    figures = [name for name in header if name not in counted | words]
    shapes = ((figures, decimals), ([name for name in header if name in counted], "#,##0"))
    return [
        {"column": {"columns": names, "format": {"num_format": shape, "align": "right"}}}
        for names, shape in shapes
        if names
    ]


def _cover(answer: Answer, notes: dict[str, str], cover):
    unit = "Percentages are not rounded in the cells." if isinstance(answer.metric.kind, Share) else ""
    return cover(
        title=_text(finding(answer)),
        intro=[_text(subtitle(answer)), _text(sentence(answer))],
        about=[_note(name, text) for name, text in notes.items()] + ([unit] if unit else []),
    )


def _note(name: str, text: str) -> str:
    return _text(f"{name}: {text}")


def _text(text: str) -> str:
    """Text that is only text: no formula, none of the marks gptables reads as notes or links.

    A name made of signs alone is said to be one, as the guidance allows no such cell.
    """
    plain = re.sub(r"\]\s*\(", "] - (", text.replace("$$", "$ $"))
    if plain.strip() and not re.search(r"[a-zA-Z0-9]", plain):
        plain = f"{plain} (name as recorded)"
    return rows.safe(plain)
