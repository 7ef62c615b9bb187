"""What has changed, in words: how much was checked, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.kinds import Count
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings.verdict import Months
from metrics.signals.changes import Change, Changes
from metrics.signals.series import Key, Series
from pages.parts.words import control, signals
from pages.parts.words.numbers import number, span
from pages.parts.words.scope import opened
from pages.parts.words.table import Table

MOST_NAMED = 6
HEADER = ("What", "Whose", "Before", "Since", "By luck alone", "Seen too in")
ALSO = "Also seen in figures that tell the same in another way:"
NOTHING = "Checked together, no figure has changed by more than luck turns up among so many."
HOW_TO_READ = """
We check every figure, month by month, as a whole and by locality, team and source of referral, each by its
own control chart. Among hundreds of figures some always stand out by luck; how many is said above. That is
an average: figures share their events, so lucky ones come in groups, and there may well be half as many, or
half as many again.

What is listed here as changed is more than that. It stands out on its own control chart, and its latest
months, or its latest year, are too far from those before for so many figures: of all that is ever listed
here, 1 in 10 at most, on average, is there by luck.

A whole and its parts are one change: it is told of the whole if most of its parts moved with it, otherwise
of the part that shows it most plainly, and the others that show it are named. So are figures that tell the
same in another way, such as the share that hubs answer and the share that Local Offices do not. "By luck
alone" says how often figures on which nothing happened would look as surprising.

What is not listed may have changed all the same. Of a figure of 50 a month, a rise by two fifths that began
four months ago is found about half the time, and a rise by one fifth seldom.

A change is a reason to ask what happened. The figures do not know why. Months that come out much the same
every year may be the season, and are not marked.
"""


def looked_at(found: Changes) -> str:
    """How many series were checked, how many stand out, and how many would by chance alone."""
    if not found.watched:
        return "No figure has enough behind it, month by month, to tell a change from chance."
    chance = f"about {number(found.by_chance)}" if found.by_chance >= 0.5 else "fewer than 1"
    return (
        f"We checked {many(len(found.watched), 'figure', 'figures')} from {span(found.first, found.last)}. "
        f"{chance[0].upper()}{chance[1:]} would stand out by luck; {number(len(found.signals))} "
        f"{'does' if len(found.signals) == 1 else 'do'}."
    )


def outcome(found: Changes) -> str:
    """How many changes the page lists, and what the other signals are worth."""
    if not found.found:
        return NOTHING if found.watched else ""
    said = f"{many(len(found.found), 'change is', 'changes are')} unlikely to be chance."
    rest = "Other figures stand out less clearly: treat them as questions."
    return f"{said} {rest}" if len(found.signals) > len(found.found) else said


def many(count: int, one: str, several: str) -> str:
    """ "1 change is", "3 changes are"."""
    return f"{number(count)} {one if count == 1 else several}"


def title(series: Series) -> str:
    """The verdict of its chart, in the words of the metric's page under the filter on its member."""
    return told_of(series, control.stated(series.control, series.metric, Grain.MONTH))


def told_of(series: Series, said: str) -> str:
    """A sentence on a series, opened as every title is with the reader's scope and the series' member."""
    alone = {member.dimension: (member,) for member in series.members}
    answer = series.answer
    return opened(said, answer.within, (dict(answer.kept) | alone).items())


def name(series: Series) -> str:
    """The series alone: "Referrals, Hamilton"."""
    return ", ".join([series.metric.title, *(member.name for member in series.members)])


def sentence(change: Change) -> str:
    """How surprising the change is, and who else shows it."""
    said = f"The chance of this happening by luck is {_chance(change)}."
    return f"{said} Seen too in {others(change)}." if change.others else said


def levels(change: Change) -> tuple[tuple[str, str], tuple[str, str]]:
    """Which months it moved from and to, each with its figure: ("April 2022 to March 2023", "31.9%")."""
    before, since = (_level(each, change.series.metric) for each in (change.before, change.since))
    return before, since


def _level(months: Months, metric: Metric) -> tuple[str, str]:
    label = span(months.first, months.last)
    is_mean = isinstance(metric.kind, Count) and label != span(months.last, months.last)
    return f"{label}, a month on average" if is_mean else label, signals.level(months.level, metric)


def _chance(change: Change) -> str:
    if change.p < 0.001:
        return "less than 1 in 1,000"
    return f"about 1 in {number(float(f'{1 / change.p:.1g}'))}"


def others(change: Change) -> str:
    """The rest of the family that shows it: "the total, Hamilton and 3 more"."""
    names = [_whose(key) for key in change.others]
    kept, rest = names[:MOST_NAMED], len(names) - MOST_NAMED
    if rest > 0:
        kept.append(f"{rest} more")
    return " and ".join(filter(None, (", ".join(kept[:-1]), kept[-1]))) if kept else ""


def _whose(key: Key) -> str:
    return ", ".join(member.name for member in key[1]) or "the total"


def table(found: Sequence[Change]) -> Table:
    """A row for every change, in the order given."""
    rows = tuple(
        (
            change.series.metric.title,
            ", ".join(member.name for member in change.series.members) or "The total",
            *(f"{level} ({when})" for when, level in levels(change)),
            _chance(change),
            "; ".join(filter(None, (others(change), *map(name, change.also)))) or "none",
        )
        for change in found
    )
    return Table(HEADER, rows, labels=2)
