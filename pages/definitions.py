"""Every metric in words, from its declaration."""

from __future__ import annotations

import streamlit as st

from metrics import METRICS, TOPICS, splits
from metrics.dimensions import DIMENSIONS
from metrics.model import Better, Metric
from metrics.wording import held_against
from pages.parts import heading
from pages.parts.marks import plain
from pages.parts.words.benchmarks import declared
from pages.session import Session

BETTER = {
    Better.HIGHER: "Higher is better.",
    Better.LOWER: "Lower is better.",
    Better.NEITHER: "Neither higher nor lower is better in itself.",
}


def render(session: Session) -> None:
    """Draw the page, narrowed to metrics that mention the words searched for."""
    place = st.container()
    sought = st.text_input("Search the definitions", key="find", bind="query-params").strip()
    found = [metric for metric in METRICS.values() if _mentions(metric, sought)]
    with place:
        heading.draw(
            session,
            "Definitions",
            "What every figure means, how it is counted, who defined it and who checks it.",
            f"{len(found)} of {len(METRICS)} metrics mention “{sought}”."
            if sought
            else f"All {len(METRICS)} metrics. The filters do not narrow this page.",
        )
    if not found:
        st.markdown("Try a shorter or another word: for example referral, transfer or hub.")
    for topic in TOPICS:
        if of_topic := [metric for metric in topic.metrics if metric in found]:
            st.header(topic.title, anchor=False)
            for metric in of_topic:
                st.subheader(metric.title, anchor=False)
                st.markdown(_entry(metric))


def _mentions(metric: Metric, sought: str) -> bool:
    """Whether every word sought stands somewhere in the metric's declaration."""
    told = (metric.title, metric.question, metric.definition, metric.why, *metric.caveats)
    return all(word in " ".join(told).lower() for word in sought.lower().split())


def _entry(metric: Metric) -> str:
    parts = [DIMENSIONS[name].title.lower() for name in DIMENSIONS if splits(metric, name)]
    split = f"**Can be split by** {plain(', '.join(parts))}." if parts else "**Cannot be split.**"
    lines = [
        f"*{plain(metric.question)}*",
        f"**What is counted.** {plain(metric.definition)} {BETTER[metric.better]}",
        *([f"**When it improves.** {plain(held)}"] if (held := held_against(metric)) else []),
        f"**Why it matters.** {plain(metric.why)}",
        *(f"**Take care.** {plain(caveat)}" for caveat in metric.caveats),
        *([f"**Published figures.** {plain(beside)}"] if (beside := declared(metric)) else []),
        split,
        f"**Defined by.** {plain(metric.defined_by)}. Version {metric.version}, checked by the "
        f"{plain(metric.checked_by[0].lower() + metric.checked_by[1:])}, next review {plain(metric.review)}.",
    ]
    return "\n\n".join(lines)
