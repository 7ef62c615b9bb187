"""What is counted, what was published of it, and what a load looks for in every row."""

from __future__ import annotations

from inspect import getdoc

from data_access.loading.checking import CHECKS
from docs.generate.markdown import code, table
from metrics import METRICS, TOPICS
from metrics.model import Public
from metrics.wording import held_against

IN_PUBLIC = {
    Public.SUM: "by place and month",
    Public.BANDED: "from a fixed list",
    Public.LISTED: "from the yearly list",
    Public.NO: "no",
}


def metrics() -> str:
    """A table for each topic."""
    header = ("name", "title", "what is counted", "public")
    return "\n\n".join(
        f"**{topic.title}**\n\n"
        + table(
            header,
            (
                (f"`{each.name}`", each.title, each.definition, IN_PUBLIC[each.public])
                for each in topic.metrics
            ),
        )
        for topic in TOPICS
    )


def counterweights() -> str:
    """What each metric with a better way is held against, and what then keeps "better" from being said."""
    rows = (
        (f"`{metric.name}`", str(metric.better), code(each.metric for each in metric.counterweights), said)
        for metric in METRICS.values()
        if (said := held_against(metric))
    )
    return table(("metric", "better", "held against", "what is said"), rows)


def benchmarks() -> str:
    """The published definitions that count the same as a metric."""
    rows = (
        (f"`{metric.name}`", each.definition, each.window, each.care)
        for metric in METRICS.values()
        for each in metric.benchmarks
    )
    return table(("metric", "published definition", "window", "take care"), rows)


def no_benchmarks() -> str:
    """Why what seems to be published of a metric counts something else."""
    why = ((f"`{each.name}`", each.no_benchmark) for each in METRICS.values() if each.no_benchmark)
    return table(("metric", "why not"), why)


def checks() -> str:
    """Every check of a row and what trips it, by name: which is made first depends on the load."""
    rows = ((f"`{name}`", getdoc(each.breaches) or "") for name, each in sorted(CHECKS.items()))
    return table(("rule", "what trips it"), rows)
