"""The sidebar: every filter is a field bound to the address, and nothing is kept anywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from metrics import reference
from metrics.dimensions import DIMENSIONS
from metrics.periods import Grain, add_months
from metrics.selection import Comparator, Filter
from pages.parts import address
from pages.parts.chosen import Chosen
from pages.parts.period import OWN, month_label, months, name_of, named
from pages.parts.words.names import COMPARATORS, GRAINS, plural

# Why a member that exists is not on offer.
OUTSIDE = {
    "authority": "a council must be named to be chosen",
    "locality": "it does not lie in the authority chosen",
    "team": "it is not one of the teams of the places and months chosen",
    "source": "it is not offered here",
}


def draw(snapshot: Any, left_out: list[str]) -> Chosen:
    """Draw the fields in the sidebar; add to `left_out` what a link asked for in vain."""
    left_out += address.unknown_words()
    with st.sidebar:
        first, last = _months(snapshot, left_out)
        where = _places(snapshot, first, last, left_out)
        grain = _grain(left_out)
        compare = _compare(left_out)
        _reset()
    return Chosen(first, last, grain, where, compare)


def _months(snapshot: Any, left_out: list[str]) -> tuple[date, date]:
    """First and last day of the months chosen."""
    offered = months(*reference.window(snapshot))
    earliest, latest = (day.replace(day=1) for day in reference.latest_years(snapshot))
    names = named(offered[0], latest, reference.calendar(snapshot))
    top = st.container()  # the named periods stand above the months they are made of
    left_out += _month_not_offered(address.FROM, offered) + _month_not_offered(address.TO, offered)
    first = _month("First month", address.FROM, offered, earliest)
    reach = tuple(month for month in offered if month >= first)
    if (held := st.session_state.get(address.TO)) is not None and held < first:
        left_out.append(f"The last month was moved to {month_label(reach[-1])}: it was before the first.")
        st.session_state[address.TO] = reach[-1]
    last = _month("Last month", address.TO, reach, max(latest, first))
    _named(top, names, (first, last))
    return first, add_months(last, 1) - timedelta(days=1)


def _month_not_offered(word: str, offered: Sequence[date]) -> tuple[str, ...]:
    return address.not_offered(word, "month", [month_label(month) for month in offered])


def _month(title: str, word: str, offered: Sequence[date], default: date) -> date:
    """One month. It has no default, so that the address carries it always."""
    if st.session_state.get(word) not in offered:
        st.session_state[word] = default
    chosen = st.selectbox(title, offered, index=None, format_func=month_label, key=word, bind="query-params")
    return chosen or default


def _named(top: Any, names: Mapping[str, tuple[date, date]], span: tuple[date, date]) -> None:
    """A short cut to both months; it shows the name of those chosen."""
    st.session_state["period"] = name_of(span, names)
    top.selectbox("Period", (*names, OWN), key="period", on_change=_take_named, args=(names,))


def _take_named(names: Mapping[str, tuple[date, date]]) -> None:
    if span := names.get(st.session_state["period"]):
        st.session_state[address.FROM], st.session_state[address.TO] = span


def _places(snapshot: Any, first: date, last: date, left_out: list[str]) -> tuple[Filter, ...]:
    """The filters on dimensions, in the order people think of them: where, which team, who asked."""
    kept: list[Filter] = []
    for name in address.FILTERS:
        members = _offered(snapshot, name, {each.dimension: each.members for each in kept}, first, last)
        labels, known = address.labels_of(members), address.labels_of(reference.members(snapshot, name))
        left_out += address.not_offered(name, DIMENSIONS[name].title.lower(), tuple(known.values()))
        left_out += address.narrowed(name, labels, known, OUTSIDE[name])
        if chosen := _several(name, labels):
            kept.append(Filter(dimension=name, members=chosen))
    return tuple(kept)


def _offered(
    snapshot: Any, name: str, kept: Mapping[str, tuple[str, ...]], first: date, last: date
) -> tuple[Any, ...]:
    """Members to choose from: within the authorities chosen, and teams only of the localities chosen."""
    listed = reference.members_within(snapshot, name, kept.get("authority", ()))
    if name == "team" and "locality" in kept:
        covering = reference.teams_of(snapshot, kept["locality"], first, last)
        listed = tuple(team for team in listed if team in covering)
    return tuple(member for member in listed if member.key or name != "authority")


def _several(name: str, labels: address.Labels) -> tuple[str, ...]:
    """Any number of members of one dimension; none chosen means all."""
    dimension = DIMENSIONS[name]
    return tuple(
        st.multiselect(
            dimension.title,
            tuple(labels),
            format_func=labels.__getitem__,
            key=name,
            placeholder=f"All {dimension.plural}",
            bind="query-params",
        )
    )


def _grain(left_out: list[str]) -> Grain:
    titles = {grain: plural(grain).capitalize() for grain in GRAINS}
    left_out += address.not_offered(address.GRAIN, "way to cut time", tuple(titles.values()))
    return st.selectbox(
        "Shown by",
        tuple(titles),
        index=tuple(titles).index(Grain.QUARTER),
        format_func=titles.__getitem__,
        key=address.GRAIN,
        bind="query-params",
    )


def _compare(left_out: list[str]) -> tuple[Comparator, ...]:
    left_out += address.not_offered(address.COMPARE, "comparison", tuple(COMPARATORS.values()))
    return tuple(
        st.multiselect(
            "Compared with",
            tuple(COMPARATORS),
            default=[Comparator.LAST_YEAR],
            format_func=COMPARATORS.__getitem__,
            key=address.COMPARE,
            placeholder="Nothing",
            bind="query-params",
        )
    )


def _reset() -> None:
    """Loads this page anew without its filters: a link within the app would keep the fields as they are."""
    st.html('<a href="?" target="_self" style="color: #1a65a6">Clear all filters</a>')
