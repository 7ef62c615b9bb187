"""The address is the page's state: which word carries which filter, and which words nobody knows here.

Streamlit binds the fields of the sidebar to the address and drops what a field
does not offer. This module finds first what Streamlit will drop, so that the page can say so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Any

import streamlit as st

from metrics.dimensions import DIMENSIONS

FROM, TO = "from", "to"
REFUSED = "refused"  # months that a link asked for and cannot have
FILTERS = ("authority", "locality", "team", "source")
GRAIN, COMPARE = "grain", "compare"
SEVERAL = (*FILTERS, COMPARE, "scope")  # words that may be there more than once
# Every word but the role switcher's, and what it carries: docs/reference.md says it so.
WORDS = {
    FROM: "First month.",
    TO: "Last month.",
    REFUSED: "Months that a link asked for in vain, so that the page can say so.",
    **{name: f"Filter: {DIMENSIONS[name].plural}, as often as there are any chosen." for name in FILTERS},
    GRAIN: "How time is cut.",
    COMPARE: "What figures are set beside, as often as there is anything chosen.",
    "metric": "The metric, on *One metric* and *Compare*.",
    "view": "The way to look at the metric, on *One metric*.",
    "event": "The event or month that *Before and after an event* is about, as its field writes it.",
    "clock": "Whether a duration is of those that began, ended or are under way, on *One metric*.",
    "closings": "Whose closings are followed, in *How soon do children come back?*",
    "groups": "What children are told apart by, in *Do groups of children differ?*",
    "by": "The split, on *One metric*.",
    "sides": "What is put side by side, on *Compare*.",
    "find": "What is searched for, on *Definitions*.",
    "outcome": "The outcome, on *Costs and benefits*.",
    "part": "The part of the money that pays for the support, in percent, there.",
    "optimism": "The allowance for optimism, in percent, there.",
    **{
        f"{word}_{end}": f"{title}, {end}, there."
        for word, title in (("difference", "The difference taken"), ("worth", "The worth of one outcome"))
        for end in ("low", "central", "high")
    },
}
OF_SWITCHER = {
    "as": "The role that is tried on, with the sample on this machine.",
    "scope": "The localities of a manager whose role is tried on.",
}
OF_THE_DATA = (*FILTERS, COMPARE, "scope")  # words whose values other data may have
LONGEST = 60  # letters of a link's words that a page repeats


def asked(word: str) -> tuple[str, ...]:
    """The link's values for a word, before any field drops them."""
    return tuple(value for value in st.query_params.get_all(word) if value)


def not_offered(word: str, title: str, labels: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each value in the link that the field does not offer."""
    among = f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
    among += " in this data" if word in OF_THE_DATA else ""
    return tuple(
        f"“{shortened(value)}” in this link is not {among}, so it was left out.{_meant(value, labels)}"
        for value in asked(word)
        if value not in labels
    )


def with_what_is_shown(said: Sequence[str], shown: str) -> tuple[str, ...]:
    """The sentences on values of one word that were left out, the last with what is shown instead."""
    return (*said[:-1], f"{said[-1]} {shown}") if said else ()


def not_told_apart(word: str, title: str) -> tuple[str, ...]:
    """A sentence where the link asks for a filter that public figures do not take."""
    told = (
        f"{title} was left out: public figures are not told apart by it, so that no child can be picked out."
    )
    return (told,) if asked(word) else ()


def unknown_words(besides: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence for each word in the link that is no filter, and is not among `besides`."""
    return tuple(
        f"This link asks for “{shortened(word)}”, which is not a filter here, so it was left out and narrows "
        "nothing."
        for word in st.query_params
        if word not in (*WORDS, *besides) and not word.startswith("embed")
    )


def said_twice() -> tuple[str, ...]:
    """A sentence for each word that a link repeats although it can have only one value."""
    return tuple(
        f"This link says “{word}” more than once; only the last counts."
        for word in (*WORDS, *OF_SWITCHER)
        if word not in SEVERAL and len(st.query_params.get_all(word)) > 1
    )


def shortened(value: str) -> str:
    """A link's words, shortened for the page: nobody reads ten thousand letters."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def narrowed(word: str, offered: Labels, known: Labels, why: str) -> tuple[str, ...]:
    """A sentence for each value, asked for or chosen before, that exists but is no longer on offer."""
    held = (known[value] for value in st.session_state.get(word) or ())
    wanted = dict.fromkeys((*asked(word), *held))
    excluded = set(known.values()) - set(offered.values())
    return tuple(f"{label} was left out: {why}." for label in wanted if label in excluded)


class Labels(dict[str, str]):
    """A field's options: value -> label in field and address. An unknown value is its own label."""

    def __missing__(self, value: str) -> str:
        return value


def labels_of(members: Sequence[Any]) -> Labels:
    """The name of each member by its code; where two share a name, the code is put behind it."""
    names = [member.name for member in members]
    return Labels(
        (each.code, each.name if names.count(each.name) == 1 else f"{each.name} ({each.code})")
        for each in members
    )


def _meant(value: str, labels: Sequence[str]) -> str:
    close = get_close_matches(value[:LONGEST], labels, n=1, cutoff=0.7)
    return f" Did you mean “{close[0]}”?" if close else ""
