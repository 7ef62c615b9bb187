"""One answer in words: its finding, its subject, and a sentence for readers who do not see the chart.

The words come from the answer alone. They call nothing a cause, and a period
that is not complete is never part of a finding.
"""

from __future__ import annotations

from pages.parts.words.captions import applied_text, say_filters, subject, subtitle
from pages.parts.words.months import finding, sentence
from pages.parts.words.numbers import counted, day, delta, number, plain, span, value
from pages.parts.words.table import Table, table

__all__ = [
    "Table",
    "applied_text",
    "counted",
    "day",
    "delta",
    "finding",
    "number",
    "plain",
    "say_filters",
    "sentence",
    "span",
    "subject",
    "subtitle",
    "table",
    "value",
]
