"""Ages as people write them: "aged 4", "is six", "my 9 yr old", "Liam (7)", "14 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = (
    r"(?:\d{1,2}(?:½|\.5| and a half)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five))?)"
)
_UNIT = r"(?:years?|yrs?|y(?=[ /-]?o)|months?|mths?|mnths?|weeks?|wks?|days?)"
# What follows the number of anything else: "is 2 miles", "was three weeks", "are four of us".
_COUNTED = (
    "% pm am st nd rd th times? weeks? months? years? days? hours? hrs? mins? minutes? miles? people kids "
    "children other different more visits? sessions? workers? phone calls? boys girls bus(?:es)? of to"
)
_NOT_MORE = rf"(?!\d)(?! ?(?:{'|'.join(_COUNTED.split())})(?:\b|(?<=%)))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NUMBER}[ -]?{_UNIT}[ -]?(?:olds?|o)\b",
        rf"\b{_NUMBER} ?(?:y/o|yo|yrs? ?old)\b",
        rf"\bage[ds]? (?:of |about |just |only |nearly )?{_NUMBER}\b(?:[ -]?{_UNIT}\b)?",
        rf"\b(?:turned|turning|turns|nearly|almost) {_NUMBER}\b{_NOT_MORE}",
        rf"\b(?:(?:(?:he|she|they|who|i) )?(?:is|was|were|are|am)|he's|she's|hes|shes|who's|whos|i'm|im) "
        rf"(?:now |only |just |about |nearly |almost |both )*{_NUMBER}\b{_NOT_MORE}",
        rf"\b(?:both |just |still )?(?:under|over) {_NUMBER}\b(?!s){_NOT_MORE}",
        rf"\b(?:son|daughter|boy|girl|lad|lassie?|wean|dad|mum|baby|brother|sister|toddler|grand\w+)'?s?"
        rf"(?: of)? {_NUMBER}\b{_NOT_MORE}",
        rf"\b(?:at|when) {_NUMBER}\b{_NOT_MORE}(?= (?:he|she|they|i|my)\b|[.,;]|$)",
        rf"(?<=\(){_NUMBER}(?:[ -]?{_UNIT})?(?=\))",
        rf"(?<=[a-z], ){_NUMBER}(?=,)",
        r"\b(?:\d{1,2})(?:st|nd|rd|th) birthday\b",
    )
)


def spans(words: str) -> Iterator[tuple[int, int]]:
    """From where to where each age stands."""
    for pattern in _PATTERNS:
        yield from (each.span() for each in pattern.finditer(words))
