"""What stops a whole file from being read."""

from __future__ import annotations


class UnreadableError(Exception):
    """The file cannot be read at all. `rule` names why; the message is a sentence for its sender.

    `rows`: how many the file holds, where that is known, so that none of them is lost without a word.
    """

    def __init__(self, rule: str, sentence: str, rows: int = 0):
        super().__init__(sentence)
        self.rule = rule
        self.rows = rows
