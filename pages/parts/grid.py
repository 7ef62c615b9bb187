"""A table as the browser's own: one header row, labels to the left, figures to the right.

A keyboard cannot scroll Streamlit's table where it is wider than a phone, and
it does not align figures right. So this module writes the markup itself, from
escaped texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

STYLE = """
<style>
.grid {overflow-x: auto; margin-bottom: .5rem; position: relative;}
.grid caption {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}
.grid table {border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35;}
.grid th, .grid td {padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top;
  text-align: left; font-weight: 400; color: #0b0c0c;}
.grid thead th {font-weight: 650; vertical-align: bottom;}
.grid .figure {text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
  padding-right: 1rem;}
.grid thead .figure {white-space: normal;}
</style>
"""


def draw(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[int]) -> None:
    """Draw the table. `title` is its caption, for screen readers; `figures` are the columns of figures."""
    kinds = [' class="figure"' if place in figures else "" for place in range(len(header))]
    head = "".join(
        f'<th scope="col"{kind}>{escape(text)}</th>' for text, kind in zip(header, kinds, strict=True)
    )
    body = "".join(f"<tr>{_row(row, kinds)}</tr>" for row in rows)
    st.html(
        f'{STYLE}<div class="grid" role="region" tabindex="0" aria-label="{escape(title)}">'
        f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], kinds: Sequence[str]) -> str:
    first = f'<th scope="row"{kinds[0]}>{escape(row[0])}</th>'
    rest = zip(row[1:], kinds[1:], strict=True)
    return first + "".join(f"<td{kind}>{escape(text)}</td>" for text, kind in rest)
