"""A control chart in words: whether a change is more than chance, on what grounds, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.answer import Answer
from metrics.model import Better, Metric
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.readings.control import Control, Point
from metrics.rebases import Rebase
from metrics.statistics.rules import RUN
from metrics.statistics.spc import LEAST_FROZEN, Rule
from metrics.statistics.suitability import Why
from pages.parts.words import findings, signals, stretches
from pages.parts.words.captions import provisional
from pages.parts.words.names import GRAINS, plural
from pages.parts.words.numbers import value
from pages.parts.words.scope import of_scope
from pages.parts.words.sentences import sentence as plain_sentence
from pages.parts.words.unsettled import unsettled

LATEST = 4  # latest points read out with their signals
UNTOLD = "change cannot be told from chance"
HOW_TO_READ = """
Every figure goes up and down. The line in the middle is the usual level. The two dashed lines are
limits, beyond which chance seldom takes a figure. A figure between them is no news, even if it is higher
than the one before.

A point stands out, by colour and by a triangle that points up or down, if it is beyond a limit, if it is
one of seven or more in a row that rise or that fall, if it is one of two in three that lie close to the
same limit, or if it is one of seven or more in a row on one side of the middle line. A hollow point is
of a period that is not complete, and is not judged.

The usual level and the limits come from the first twelve periods shown and stay where they are, so that
what came later is judged by what was usual before. Where those twelve were themselves changing there is
no usual level, and that is said: their mean is a mix of before and after. Lines begin anew only where a
person decided so, in writing; the old ones then stay on the chart in grey. The limits lie 2.66 times the
usual step from one period to the next away from the line in the middle; steps more than 3.267 times the
usual one are left out of that. (The Making Data Count spreadsheet leaves none out, so its limits can be a
little wider.)
Where too few are counted for limits, only runs about the middle figure are looked at; of 20 series on
which nothing happens, about 1 shows such a run.

Chance deceives now and then. Of 40 charts on which nothing happens, about 1 shows a signal at its last
point if all its points make the limits, and 2 or 3 if, as here, only the first twelve do; every second
one shows a signal somewhere in three years. A signal is a reason to ask what happened. The chart does
not know.

Where figures are whole the lines are told with a decimal, so that no figure reads as equal to a line that it
is above or below.
"""


@of_scope
def finding(answer: Answer) -> str:
    """The title: more than chance, or not, or why nobody can tell."""
    controls = controls_of(answer)
    if len(controls) != 1:
        return findings.finding(answer)
    return stated(controls[0], answer.metric, answer.selection.grain)


def stated(control: Control, metric: Metric, grain: Grain) -> str:
    """The verdict on one series: "Referrals: higher by more than chance, 8 months running above ..."."""
    names = [metric.title, *(each.name for each in control.members if each.key)]
    return f"{', '.join(names)}: {outcome(control, metric, grain)}"


def outcome(control: Control, metric: Metric, grain: Grain) -> str:
    """The same without the name: "higher by more than chance, 8 months running above ..."."""
    if not control.points:
        return f"no complete {GRAINS[grain]} to judge yet"
    if not control.is_judged:
        told = "a sign of change, and no limits" if control.runs and control.runs.is_signal else UNTOLD
        why = control.reason and signals.why(control.reason, grain, since=bool(control.rebases))
        return f"{told}, because {why}" if why else told
    trial = " (trial limits)" if control.reason and control.reason.why is Why.TRIAL else ""
    tell = _mixed if control.is_mixed else _moved if control.latest.flag else _unmoved
    return tell(control, metric, grain) + trial


def _unmoved(control: Control, metric: Metric, grain: Grain) -> str:
    usual = signals.expected(control.latest, metric, grain)
    if stretches.earlier(control):
        return f"nothing beyond chance in {control.latest.cell.period.label}, when {usual} was to be expected"
    return f"no sign of real change, {usual} is within chance"


def _mixed(control: Control, metric: Metric, grain: Grain) -> str:
    """The verdict where the baseline was moving: only a trend, or a long run on one side of its mean."""
    flag, run = control.latest.flag, signals.run_of(control)
    if flag and flag.rule is Rule.TREND:
        return _moved(control, metric, grain)
    many = len(_made(control))
    if not flag or run < RUN:
        return f"no usual level to judge by, as the first {many} {plural(grain)} were themselves changing"
    above = "above" if flag.direction > 0 else "below"
    mean = signals.level(control.latest.judged_by.mean, metric)
    return (
        f"{run} {plural(grain)} running {above} {mean}, the mean of {many} {plural(grain)} "
        "that were themselves changing"
    )


def _made(control: Control) -> list[Point]:
    """The points that made the latest limits."""
    return [each for each in control.points if each.segment == control.latest.segment][:LEAST_FROZEN]


def _moved(control: Control, metric: Metric, grain: Grain) -> str:
    latest, rule = control.latest, control.latest.flag and control.latest.flag.rule
    higher, above = ("higher", "above") if latest.direction > 0 else ("lower", "below")
    usual, run = signals.level(latest.judged_by.mean, metric), signals.run_of(control)
    if run >= RUN and rule is not Rule.TREND:
        return f"{higher} by more than chance, {run} {plural(grain)} running {above} the usual {usual}"
    if rule is Rule.TREND:
        way = "rising" if latest.direction > 0 else "falling"
        return f"{way} by more than chance, {signals.steps_of(control)} {plural(grain)} running"
    if rule is Rule.TWO_OF_THREE:
        return (
            f"a sign that it is {higher}, two of the last three {plural(grain)} far {above} the usual {usual}"
        )
    shown = value(latest.cell.figure, metric)
    return (
        f"{higher} than chance explains, {shown} in {latest.cell.period.label} "
        f"where {signals.between(latest, metric)} is usual"
    )


def sentence(answer: Answer) -> str:
    """The finding, its grounds, what follows for the target, and what is left out."""
    controls = controls_of(answer)
    if len(controls) != 1:
        return plain_sentence(answer)
    parts = [finding(answer), *_rests_on(controls[0], answer)]
    if periods := provisional(answer):
        parts.append(f"{unsettled(answer.metric).left_out}, so not judged: {periods}")
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _rests_on(control: Control, answer: Answer) -> Iterator[str]:
    metric, grain = answer.metric, answer.selection.grain
    if control.is_judged:
        yield _baseline(control, metric, grain)
        yield from _worth(control, metric)
        yield from filter(None, [signals.assurance(control, metric, grain)])
    elif control.reason and control.reason.why is Why.STOCK:
        yield "How many start and how many end can be judged; how many there are cannot"
    elif control.reason and control.reason.why is Why.AUTOCORRELATED:
        yield f"Limits would take for news what only lasts from one {GRAINS[grain]} to the next"
    elif control.runs:
        yield signals.lying(control.runs, grain)
    yield from stretches.told(control)
    if control.is_uneven and any(each.limits for each in control.points):
        yield "The number it is a share of differs much, so each point has limits of its own"
    yield from (rebased(each) for each in control.rebases)


def _baseline(control: Control, metric: Metric, grain: Grain) -> str:
    made = _made(control)
    mean = signals.level(made[-1].judged_by.mean, metric)
    span = f"{made[0].cell.period.label} to {made[-1].cell.period.label}"
    if control.is_mixed:
        return (
            f"The {len(made)} {plural(grain)} that limits come from, {span}, were themselves changing, so "
            f"their mean, {mean}, is no usual level: ask an analyst to begin limits anew"
        )
    said = f"The usual level, {mean}, and the limits are those of {span}"
    if control.reason and control.reason.why is Why.TRIAL:
        said += f"; as they rest on {len(made)} {plural(grain)} only, they are trial limits and will move"
    return said


def _worth(control: Control, metric: Metric) -> Iterator[str]:
    """Whether a move is for the better; nothing where the metric has no better way."""
    if control.latest.flag and control.variation and metric.better is not Better.NEITHER:
        good = (control.latest.flag.direction > 0) == (metric.better is Better.HIGHER)
        kind = "improvement" if good else "concern"
        yield f"{metric.better.capitalize()} is better here, so this is a sign of {kind}, not of its cause"


def rebased(rebase: Rebase) -> str:
    """A decision in words: from when on and, where the reader may know, why, by whom and when."""
    said = f"Limits were worked out anew from {rebase.first:%B %Y} on"
    if not rebase.why:
        return said
    return f"{said}: {rebase.why.rstrip('.')} (decided by {rebase.who}, {rebase.at.day} {rebase.at:%B %Y})"


def alt(answer: Answer) -> str:
    """The drawing in words: the sentence, then the latest figures against their limits."""
    latest = controls_of(answer)[0].points[-LATEST:]
    told = "; ".join(
        f"{each.cell.period.label} {value(each.cell.figure, answer.metric)}, {signals.signal(each).lower()}"
        for each in latest
    )
    return f"{sentence(answer)} Latest points and their signals: {told}." if told else sentence(answer)
