"""The sidebar: every filter is a field bound to the address, and nothing is kept anywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import Access
from metrics.catalogue import reference
from metrics.comparators import benchmarks
from metrics.dimensions import DIMENSIONS, Member
from metrics.periods import Grain, add_months
from metrics.selection import BENCHMARKS, Comparator, Filter
from metrics.snapshot import Snapshot
from pages.parts import address
from pages.parts.choice import one_of
from pages.parts.chosen import Chosen
from pages.parts.period import OWN, month_label, months, name_of, named
from pages.parts.words.names import COMPARATORS, GRAINS, plural

Span = tuple[date, date]  # first and last day
PUBLIC_FILTERS = ("authority", "locality")  # the public cells are not told apart by team or source

# Streamlit leaves too little of a field to click beside a chosen member.
STYLE = "<style>[data-testid=stMultiSelect] input {min-width: 24px !important; min-height: 24px}</style>"

# Why a member that exists is not on offer.
OUTSIDE = {
    "authority": "a council must be named to be chosen",
    "locality": "it does not lie in the authority chosen",
    "team": "it is not one of the teams of the places and months chosen",
    "source": "it is not offered here",
}


def draw(snapshot: Snapshot, access: Access, left_out: list[str]) -> Chosen:
    """Draw the fields in the sidebar; add to `left_out` a sentence on each value that a link cannot have."""
    with st.sidebar:
        st.html(STYLE)
        first, last = _months(snapshot, left_out)
        where = _places(snapshot, access, (first, last), left_out)
        grain = _grain(left_out)
        compare = _compare(snapshot, left_out)
        _reset()
    return Chosen(first, last, grain, where, compare)


def _months(snapshot: Snapshot, left_out: list[str]) -> Span:
    """First and last day of the months chosen."""
    offered = months(*reference.window(snapshot))
    earliest, latest = (day.replace(day=1) for day in reference.latest_years(snapshot))
    names = named(offered[0], latest, reference.calendar(snapshot))
    top = st.container()  # the named periods stand above the months they are made of
    left_out += _refused()
    left_out += _month_not_offered(address.FROM, offered) + _month_not_offered(address.TO, offered)
    first = _month("First month", address.FROM, offered, earliest)
    reach = tuple(month for month in offered if month >= first)
    held = st.session_state.get(address.TO)
    if held in offered and held < first:  # a browser can send a value that was not on offer
        left_out.append(f"The last month was moved to {month_label(reach[-1])}: it was before the first.")
        st.session_state[address.TO] = reach[-1]
    last = _month("Last month", address.TO, reach, max(latest, first))
    _named(top, names, (first, last))
    return first, add_months(last, 1) - timedelta(days=1)


def _refused() -> list[str]:
    spans = map(address.shortened, address.asked(address.REFUSED))
    return [f"“{span}” in this link is not a period of this data, so it was left out." for span in spans]


def _month_not_offered(word: str, offered: Sequence[date]) -> tuple[str, ...]:
    return address.not_offered(word, "month", [month_label(month) for month in offered])


def _month(title: str, word: str, offered: Sequence[date], default: date) -> date:
    """One month. It has no default, so that the address always carries it.

    Escape empties a field without a default; it then goes back to its last month.
    """
    if st.session_state.get(word) not in offered:
        st.session_state[word] = default
    was: list[date] = []  # filled once the field is drawn: until then the address may change it
    chosen = st.selectbox(
        title,
        offered,
        index=None,
        format_func=month_label,
        key=word,
        on_change=_never_empty,
        args=(word, was),
        bind="query-params",
    )
    was.append(chosen or default)
    return was[0]


def _never_empty(word: str, was: list[date]) -> None:
    if st.session_state[word] is None:
        st.session_state[word] = was[0]


def _named(top: DeltaGenerator, names: Mapping[str, Span], span: Span) -> None:
    """A short cut to both months; it shows the name of those chosen."""
    st.session_state["period"] = name_of(span, names)
    top.selectbox("Period", (*names, OWN), key="period", on_change=_take_named, args=(names,))


def _take_named(names: Mapping[str, Span]) -> None:
    if span := names.get(st.session_state["period"]):
        st.session_state[address.FROM], st.session_state[address.TO] = span


def _places(snapshot: Snapshot, access: Access, span: Span, left_out: list[str]) -> tuple[Filter, ...]:
    """The filters on dimensions, in the order people think of them: where, which team, who asked."""
    kept: list[Filter] = []
    for name in address.FILTERS:
        everything = f"All {DIMENSIONS[name].plural}{' in your scope' * access.limited} are counted."
        if access.public and name not in PUBLIC_FILTERS:
            said = address.not_told_apart(name, DIMENSIONS[name].title)
            left_out += address.with_what_is_shown(said, everything)
            continue
        members = _offered(snapshot, access, name, {each.dimension: each.members for each in kept}, span)
        labels = address.labels_of(members)
        # People do not know what lies outside their scope: a page names it no more than what does not exist.
        known = address.labels_of(reference.members(snapshot, name, access))
        said = (
            *address.not_offered(name, DIMENSIONS[name].title.lower(), tuple(known.values())),
            *address.narrowed(name, labels, known, OUTSIDE[name]),
        )
        if chosen := _several(name, labels):
            kept.append(Filter(dimension=name, members=chosen))
        left_out += said if chosen else address.with_what_is_shown(said, everything)
    return tuple(kept)


def _offered(
    snapshot: Snapshot, access: Access, name: str, kept: Mapping[str, tuple[str, ...]], span: Span
) -> tuple[Member, ...]:
    """Members to choose from: within the authorities chosen, and teams only of the localities chosen."""
    listed = reference.members_within(snapshot, name, kept.get("authority", ()), access)
    if name == "team" and "locality" in kept:
        covering = reference.teams_of(snapshot, kept["locality"], *span, access)
        listed = tuple(team for team in listed if team in covering)
    return tuple(member for member in listed if member.key or name != "authority")


def _several(name: str, labels: address.Labels) -> tuple[str, ...]:
    """Any members on offer of one dimension; none chosen means all. A browser can send others."""
    dimension = DIMENSIONS[name]
    chosen = st.multiselect(
        dimension.title,
        tuple(labels),
        format_func=labels.__getitem__,
        key=name,
        placeholder=f"All {dimension.plural}",
        select_all=False,  # Enter takes the one that matches, not all matches
        bind="query-params",
    )
    return tuple(value for value in chosen if value in labels)


def _grain(left_out: list[str]) -> Grain:
    titles = {str(grain): plural(grain).capitalize() for grain in GRAINS}
    usual = tuple(titles).index(Grain.QUARTER)
    return Grain(one_of(left_out, address.GRAIN, "Shown by", titles, "way to cut time", index=usual))


def _compare(snapshot: Snapshot, left_out: list[str]) -> tuple[Comparator, ...]:
    """The comparators on offer; published figures only where this store holds them."""
    lacking = set(BENCHMARKS) - set(benchmarks.held(snapshot))
    offered = {which: name for which, name in COMPARATORS.items() if which not in lacking}
    left_out += address.not_offered(address.COMPARE, "comparison", tuple(offered.values()))
    return tuple(
        st.multiselect(
            "Compared with",
            tuple(offered),
            default=[Comparator.LAST_YEAR],
            format_func=offered.__getitem__,
            key=address.COMPARE,
            placeholder="Nothing",
            select_all=False,
            bind="query-params",
        )
    )


def _reset() -> None:
    """Loads this page anew without its filters: a link within the app would keep the fields as they are."""
    role = [(word, value) for word in address.OF_SWITCHER for value in address.asked(word)]
    link = escape(f"?{urlencode(role)}")
    st.html(f'<a href="{link}" target="_self" style="color: #1a65a6">Clear all filters</a>')
