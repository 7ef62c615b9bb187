"""The operators and numbers of SQL inside of texts, which no tool for Python would change."""

from __future__ import annotations

import re
from collections.abc import Iterator

IS_SQL = re.compile(
    r"\b(SELECT|DELETE|UPDATE|INSERT|WHERE|AND|FROM|CASE|WHEN|BETWEEN|JOIN|ORDER BY|coalesce|least)\b"
)
CHANGED = (
    (r"\bAND\b", "OR"),
    (r"\bOR\b(?! REPLACE)", "AND"),
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>=])<(?![=>])", "<="),
    (r"(?<![<>=-])>(?!=)", ">="),
    (r"<>", "="),
    (r"(?<![<>:=])=(?!=)", "<>"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bIS NOT DISTINCT FROM\b", "IS DISTINCT FROM"),
    (r"\bNOT (?=IN|EXISTS|BETWEEN)", ""),
    (r"\bmin\b", "max"),
    (r"\bmax\b", "min"),
    (r"\bleast\b", "greatest"),
    (r"\bgreatest\b", "least"),
    (r"\bmin_by\b", "max_by"),
    (r"\barg_min\b", "arg_max"),
    (r"\bDISTINCT (?!FROM)", ""),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r"\bDESC\b", ""),
    (r"\bUNION ALL\b", "UNION"),
)
NUMBER = re.compile(r"(?<![\w.'$-])\d+(?![\w.'-])")


def changed_texts(text: str) -> Iterator[str]:
    """The text with each operator and each whole number in it changed in turn; none where it is no SQL."""
    if not IS_SQL.search(text):
        return
    for pattern, after in CHANGED:
        for found in re.finditer(pattern, text):
            yield text[: found.start()] + after + text[found.end() :]
    for found in NUMBER.finditer(text):
        yield f"{text[: found.start()]}{int(found[0]) + 1}{text[found.end() :]}"
