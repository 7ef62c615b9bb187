"""The role switcher: on the invented sample, on this machine alone, anyone may look as anyone."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from metrics import Access, Role, limit
from metrics.catalogue import reference
from metrics.snapshot import Snapshot
from pages.parts import address
from pages.people import provider
from pages.server.hosts import is_on_this_machine

TITLES = {
    Role.PUBLIC: "Public",
    Role.MANAGER: "Manager",
    Role.ANALYST: "Analyst",
    Role.ADMINISTRATOR: "Administrator",
}


def is_offered(snapshot: Snapshot | None, headers: Mapping[str, str]) -> bool:
    """Whether roles may be tried on: only invented data, without a provider, on this machine."""
    local = is_on_this_machine(headers, st.get_option("server.address"))
    sample = snapshot is not None and snapshot.invented and snapshot.is_whole()
    return sample and not provider.is_configured() and local


def draw(snapshot: Snapshot, left_out: list[str]) -> Access:
    """Draw the fields and return the access chosen."""
    left_out += address.not_offered("as", "role", tuple(TITLES.values()))
    with st.sidebar:
        chosen = st.selectbox(
            "Look as",
            tuple(TITLES),
            index=tuple(TITLES).index(Role.ANALYST),
            format_func=TITLES.__getitem__,
            help="Only with the invented sample, on this machine. Elsewhere people sign in.",
            key="as",
            bind="query-params",
        )
        role = chosen if chosen in TITLES else Role.PUBLIC
        if role is not Role.MANAGER:
            return limit(role)
        return limit(role, _localities(snapshot, left_out))


def tried_at(asked: Mapping[str, str]) -> Access:
    """The access of the role that an address names, as the field will show it; a manager's has no places."""
    named = {title: role for role, title in TITLES.items()}
    return limit(named.get(asked.get("as", ""), Role.ANALYST))


def _localities(snapshot: Snapshot, left_out: list[str]) -> frozenset[str]:
    members = [each for each in reference.listed(snapshot, "locality") if each.key]
    labels = address.labels_of(members)
    left_out += address.not_offered("scope", "locality", tuple(labels.values()))
    chosen = st.multiselect(
        "Localities of this manager",
        tuple(labels),
        default=list(labels)[:1],
        format_func=labels.__getitem__,
        key="scope",
        placeholder="None",
        bind="query-params",
    )
    return frozenset(code for code in chosen if code in labels)
