"""A control chart in words: whether a change is more than chance, on what grounds, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.answer import Answer
from metrics.model import Metric
from metrics.periods import Grain
from metrics.readings import controls_of
from metrics.readings.control import Control
from metrics.readings.verdict import Says
from metrics.rebases import Rebase
from metrics.statistics.icons import IMPROVES, WORRIES
from metrics.statistics.suitability import Why
from metrics.wording import listed
from pages.parts.words import findings, signals, steps, stretches, verdicts
from pages.parts.words.by_clock import disagreement
from pages.parts.words.captions import provisional
from pages.parts.words.names import GRAINS, plural
from pages.parts.words.numbers import value
from pages.parts.words.scope import of_scope
from pages.parts.words.sentences import sentence as plain_sentence
from pages.parts.words.unsettled import unsettled

LATEST = 4  # latest points read out with their signals
UNTOLD = "we cannot test this one"
HOW_TO_READ = """
Every figure goes up and down. The line in the middle is the usual level. The two dashed lines are
limits: month-to-month variation seldom takes a figure beyond them. A figure between them is no news, even
if it is higher than the one before.

A point stands out, by colour and by a triangle that points up or down, if it is beyond a limit, if it is
one of seven or more in a row that rise or that fall, if it is one of two in three that lie close to the
same limit, or if it is one of seven or more in a row on one side of the middle line. A hollow point is
of a period that is not complete, and is not judged.

An event can be on record as the beginning of a new level, such as the launch of a service. Where the year
from it on differs from the year before by more than chance, that leads what is said for three years: from
what to what, and how it has been since. Where a pilot came first, the year before the pilot is compared, and
the pilot year is told as well.

What is said does not depend on the first month you choose: that only cuts the drawing. The latest month is
judged by the first twelve of a window that begins on the first 1 April in the latest three years, or with
the month from which a person decided, in writing, that a new level began. Where those twelve were changing
themselves, the twelve after the change judge what follows, and the latest year is set beside the first.
Months that stand out, but were much the same a year before, may be the season: that is said, and they are
not marked.

The limits lie 2.66 times the usual step from one period to the next away from the line in the middle;
steps more than 3.267 times the usual one are left out of that. (The Making Data Count spreadsheet leaves
none out, so its limits can be a little wider.) Where too few are counted for limits, only runs about the
middle figure are looked at; of 20 series on which nothing happens, about 1 shows such a run.

Luck deceives now and then: of 100 charts on which nothing happens, about 10 say that something has. A
change is a reason to ask what happened. The chart does not know.

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
    """The verdict on one series: "Referrals: higher than usual for 8 months to August 2023 (usually 60)"."""
    return f"{metric.title}: {outcome(control, metric, grain)}"


def outcome(control: Control, metric: Metric, grain: Grain) -> str:
    """The same without the name: "higher than usual for 8 months to August 2023 (usually 60)"."""
    return _led_by_step(control, metric, grain) + verdicts.withheld(control)


def _led_by_step(control: Control, metric: Metric, grain: Grain) -> str:
    if control.step and control.step.leads:
        return "; ".join(filter(None, (steps.told(control.step, metric), steps.since(control, control.step))))
    own = _verdict(control, metric, grain)
    if control.created:
        own = "; ".join(filter(None, (own, steps.counted_since(control, control.created))))
    return f"{steps.told(control.step, metric)}; since then, {own}" if control.step else own


def _verdict(control: Control, metric: Metric, grain: Grain) -> str:
    if not control.points:
        return f"no complete {GRAINS[grain]} to judge yet"
    if control.verdict is None and control.created and control.reason is None:
        return "too new to judge"
    if control.verdict is None:
        told = "a sign of change, and no limits" if control.runs and control.runs.is_signal else UNTOLD
        why = control.reason and signals.why(control.reason, grain, since=bool(control.rebases))
        return f"{told}, because {why}" if why else told
    trial = f" (so far judged by {len(control.points)} {plural(grain)} only)" if _is_trial(control) else ""
    return verdicts.said(control, control.verdict, metric, grain) + trial


def _is_trial(control: Control) -> bool:
    return control.reason is not None and control.reason.why is Why.TRIAL


def sentence(answer: Answer) -> str:
    """The finding, its grounds, what follows for the target, and what is left out."""
    controls = controls_of(answer)
    if len(controls) != 1:
        return plain_sentence(answer)
    parts = [finding(answer), *_rests_on(controls[0], answer)]
    if periods := provisional(answer):
        parts.append(f"{unsettled(answer.metric).left_out}, so not judged: {periods}")
    parts.append(disagreement(answer))
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _rests_on(control: Control, answer: Answer) -> Iterator[str]:
    metric, grain = answer.metric, answer.selection.grain
    if control.step:
        yield from steps.grounds(control.step, metric)
        yield f"Since then: {_verdict(control, metric, grain)}" if control.step.leads else ""
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
    """Which months the latest is judged by, and from when on it will be others."""
    first, last = control.made[0], control.made[-1]
    mean = signals.level(last.judged_by.mean, metric)
    span = f"{first.cell.period.label} to {last.cell.period.label}"
    if _is_trial(control):
        return f"The usual level, {mean}, and the limits rest on {span} only, and will still move"
    if control.verdict and control.verdict.says is Says.LEVEL:
        return f"The first year was itself changing, so the limits are those of {span}, usually {mean}"
    return f"Judged by {span}, usually {mean}"


def _worth(control: Control, metric: Metric) -> Iterator[str]:
    """Whether a move is for the better; nothing where the metric has no better way."""
    if control.variation in IMPROVES or control.variation in WORRIES:
        kind = "improvement" if control.variation in IMPROVES else "concern"
        yield f"{metric.better.capitalize()} is better here, so this is a sign of {kind}, not of its cause"
    if control.unchecked:
        yield f"We cannot tell whether {listed([each.worsened for each in control.unchecked], 'or')} with it"


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
