"""The answer as a workbook: a sheet of figures and, where the drawing has a reading, a sheet for that.

Figures are unrounded numbers, shown to the metric's decimals. Instead of a missing number stands a
shorthand that the sheet explains above the table.
"""

from __future__ import annotations

from metrics.answer import Answer, Cell, Status, Value
from metrics.kinds import Share
from pages.parts.charts.shapes import Shape, possible
from pages.parts.exports import rows, workbook
from pages.parts.exports.readings import FINDING, reading
from pages.parts.exports.readings.columns import Line, Reading, Written
from pages.parts.exports.workbook import NOTHING, Sheet
from pages.parts.tellings import telling
from pages.parts.words.captions import subtitle
from pages.parts.words.intervals import INTERVAL, has_intervals
from pages.parts.words.names import COMPARATORS, in_sentence
from pages.parts.words.table import PERIOD, heading, parts_titles

ENDS = (f"{INTERVAL}, low", f"{INTERVAL}, high")
WHY = "Why there is no figure"  # not "Reason", which is a split
FIGURES, FACTS = "Figures", "What is read from them"
SHORTHAND = {Status.LOW: "[low]", Status.WITHHELD: "[c]", Status.NOT_AVAILABLE: "[x]"}
LEGEND = {
    "[low]": "[low] is 0 to 4, not given exactly to protect people.",
    "[c]": "[c] is withheld to protect people.",
    "[x]": f"[x] is not available; the column “{WHY}” says why.",
    NOTHING: "[z] means there is nothing to say here.",
}
WHOLE = "#,##0"


def write(answer: Answer, shape: Shape | None = None) -> bytes:
    """The bytes of the file of this drawing."""
    read, told = reading(answer, shape), telling(possible(answer, shape))
    sheets, title = [_figures(answer, read, told.finding(answer))], told.finding(answer)
    if facts := [fact for fact in read.facts.items() if fact[0] != FINDING]:  # which the cover has
        sheets.append(Sheet(FACTS, title, subtitle(answer), ("What", "Value"), facts))
    about = [f"{name}: {said}" for name, said in rows.provenance(answer).items()]
    if isinstance(answer.metric.kind, Share) and not answer.provenance.protected:
        about.append("Percentages are not rounded in the cells.")
    return workbook.write(sheets, [told.sentence(answer)], about)


def _figures(answer: Answer, read: Reading, title: str) -> Sheet:
    header = _header(answer, read)
    body = [_row(answer, line) for line in read.lines]
    body = body or [["No figures for this choice", *[NOTHING] * (len(header) - 1)]]
    return Sheet(
        FIGURES, title, subtitle(answer), header, body, _legend(body), _formats(answer, read, header)
    )


def _header(answer: Answer, read: Reading) -> list[str]:
    metric = answer.metric
    beside = (
        title
        for which in rows.comparators(answer)
        for title in (COMPARATORS[which], f"Difference from {in_sentence(which)}")
    )
    ends = ENDS if has_intervals(metric) else ()
    figure = (heading(metric), *ends, *parts_titles(metric), "Status")
    added = (column.title for column in read.columns)
    return [PERIOD, *rows.split_titles(answer), *figure, *beside, *added, WHY]


def _row(answer: Answer, line: Line) -> list[rows.Cell]:
    cell, added = line
    row = [cell.period.label, *(member.name for member in cell.members), _part(cell.figure, 0)]
    if has_intervals(answer.metric):
        row += rows.interval(cell.figure) if cell.figure.value is not None else [_part(cell.figure, 0)] * 2
    if parts_titles(answer.metric):
        row += [_part(cell.figure, 1), _part(cell.figure, 2)]
    row += [str(cell.figure.status), *_beside(answer, cell), *added, cell.figure.reason]
    return [NOTHING if each in (None, "") else each for each in row]


def _beside(answer: Answer, cell: Cell) -> list[rows.Cell]:
    found = {each.comparator: each.figure for each in cell.comparisons}
    row: list[rows.Cell] = []
    for which in rows.comparators(answer):
        other = found.get(which)
        gap = rows.difference(cell.figure, other, answer, which) if other else None
        row += [_part(other, 0) if other else None, gap]
    return row


def _part(figure: Value, place: int) -> rows.Cell:
    """The value (0), numerator (1) or denominator (2), or the shorthand that says why it is missing."""
    shown = rows.parts(figure)[place]
    if shown is not None:
        return shown
    return SHORTHAND.get(figure.status, "[x]" if figure.value is None else NOTHING)


def _legend(body: list[list[rows.Cell]]) -> list[str]:
    used = {each for row in body for each in row if isinstance(each, str)}
    shorthand = [f"Shorthand: {meaning}" for mark, meaning in LEGEND.items() if mark in used]
    statuses = 'In the column Status, "none" is a true zero'
    return [*shorthand, f'{statuses} and "provisional" one that may still change.']


def _formats(answer: Answer, read: Reading, header: list[str]) -> list[tuple[list[str], str]]:
    """Thousands commas and the metric's decimals for figures; whole numbers for counts."""
    metric = answer.metric
    decimals = WHOLE + ("." + "0" * metric.decimals if metric.decimals else "")
    added = {each: [c.title for c in read.columns if c.written is each] for each in Written}
    counted = [*parts_titles(metric), *added[Written.COUNTED]]
    words = {PERIOD, "Status", WHY, *rows.split_titles(answer), *added[Written.WORDS]}
    figures = [name for name in header if name not in {*counted, *words, *added[Written.RATIO]}]
    return [(figures, decimals), (counted, WHOLE), (added[Written.RATIO], "0.00")]
