"""`python -m metrics`: list the metrics, show one, print its SQL, work out a value."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from data_access.access import EVERYTHING, PUBLIC
from data_access.audit import Audit
from data_access.database import StoreError, open_store
from data_access.loading.scratch import clear_stale
from data_access.state import State
from metrics import TOPICS, Selection, evaluate, naming, sql, wording
from metrics.answer import Answer, Cell, Status, Value
from metrics.asking.dialects import DIALECTS
from metrics.catalogue import reference
from metrics.catalogue.looking_back import looks_back
from metrics.clocks import Clock, offered
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Measured
from metrics.model import Metric
from metrics.periods import Grain
from metrics.refusals import Refused, splits
from metrics.selection import Filter
from metrics.snapshot import Snapshot

FILTERS = tuple(DIMENSIONS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it was answered, 1 where a sentence says why not."""
    asked = command_line().parse_args(arguments)
    clear_stale()  # of a load that was killed
    try:
        print(asked.answer(asked), flush=True)
    except (ValueError, StoreError) as error:
        print(_sentence(error), file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="python -m metrics", description="Metrics for analysts.")
    commands = parser.add_subparsers(required=True, metavar="list | show | sql | value")
    commands.add_parser("list", help="every metric, by topic").set_defaults(answer=_list)
    for name, answer, told in (
        ("show", _show, "what a metric means"),
        ("sql", _sql, "the SQL of a question"),
        ("value", _value, "the answer to a question"),
    ):
        command = commands.add_parser(name, help=told)
        command.set_defaults(answer=answer)
        command.add_argument("metric", metavar="NAME", help="name or title of the metric")
        if answer is not _show:
            _question(command)
        if answer is _sql:
            command.add_argument("--dialect", choices=tuple(DIALECTS), help="the store's own if left out")
    return parser


def _question(command: argparse.ArgumentParser) -> None:
    for name in FILTERS:
        told = f"only these {DIMENSIONS[name].plural}, by code or name"
        command.add_argument(f"--{name.replace('_', '-')}", nargs="+", metavar="NAME", help=told)
    command.add_argument("--period", help=f"{naming.PERIODS}; the latest three years if left out")
    grains = [str(grain) for grain in Grain]
    command.add_argument("--grain", choices=grains, help="how time is cut; one figure if left out")
    command.add_argument("--by", nargs="+", default=[], metavar="SPLIT", help="one or two splits")
    command.add_argument("--clock", choices=[*Clock], help="whom it is of; as it is defined if left out")
    command.add_argument("--public", action="store_true", help="as the public is told: the public store only")
    command.add_argument("--store", help="URL of the store; $OUTCOMES_STORE or the default if left out")


def _snapshot(asked: argparse.Namespace) -> Snapshot:
    snapshot = open_store(asked.store, public_only=asked.public).current()
    if snapshot is None:
        raise Refused("The store is empty. Load extracts first: python -m data_access load FILES_OR_DIR.")
    if not asked.public:
        return snapshot
    if protected := snapshot.public():
        return protected
    raise Refused("This store has no public figures. Load the extracts again to have them worked out.")


def _selection(asked: argparse.Namespace, snapshot: Snapshot) -> Selection:
    first, last, grain = (*reference.latest_years(snapshot), None)
    if asked.period:
        first, last, grain = naming.window_named(asked.period)
    if len(asked.by) > 2:
        raise Refused("A figure is split by two things at most.")
    chosen = {name: getattr(asked, name) for name in FILTERS if getattr(asked, name)}
    return Selection(
        metric=naming.metric_named(asked.metric).name,
        first=first,
        last=last,
        grain=asked.grain or grain or Grain.WHOLE,
        by=tuple(naming.dimension_named(name) for name in asked.by),
        where=tuple(
            Filter(
                dimension=name, members=tuple(naming.member_named(snapshot, name, each) for each in written)
            )
            for name, written in chosen.items()
        ),
        clock=asked.clock,
    )


def _list(_asked: argparse.Namespace) -> str:
    lines = []
    for topic in TOPICS:
        lines += [topic.title, *(f"  {each.name:30}{each.title}" for each in topic.metrics), ""]
    return "\n".join(lines[:-1])


def _show(asked: argparse.Namespace) -> str:
    metric = naming.metric_named(asked.metric)
    facts = {
        "Name": metric.name,
        "Question": metric.question,
        "Definition": metric.definition,
        "Why": metric.why,
        "Unit": metric.unit,
        "Better": ". ".join(filter(None, (str(metric.better), wording.held_against(metric)))),
        "Splits": ", ".join(name for name in DIMENSIONS if splits(metric, name)),
        "Clocks": ", ".join(offered(metric)) or metric.no_clock or "none",
        "Look-back": wording.looks_back(looks_back(metric)),
        "Settles": f"{metric.settles} days after a period" if metric.settles else "with the period",
        "Defined by": metric.defined_by,
        "Checked by": f"{metric.checked_by}, version {metric.version}, next review {metric.review}",
    }
    lines = [f"{name + ':':12}{text}" for name, text in facts.items()]
    return "\n".join([metric.title, *lines, *(f"{'Caveat:':12}{each}" for each in metric.caveats)])


def _sql(asked: argparse.Namespace) -> str:
    snapshot = _snapshot(asked)
    return sql(_selection(asked, snapshot), snapshot, PUBLIC if asked.public else EVERYTHING, asked.dialect)


def _value(asked: argparse.Namespace) -> str:
    snapshot = _snapshot(asked)
    question = _selection(asked, snapshot)
    with State() as state:  # before it is answered
        Audit.of_this_machine(state).record("question", question.model_dump(mode="json"), snapshot.number)
    answer = evaluate(question, snapshot, PUBLIC if asked.public else EVERYTHING)
    where = f" ({'; '.join(wording.applied(answer))})" if wording.applied(answer) else ""
    invented = "The families are invented. " if answer.provenance.invented else ""
    stamp = f"{invented}Snapshot {answer.provenance.snapshot}, as at {answer.provenance.as_at:%d/%m/%Y}."
    notes = [f"Note: {each}" for each in (*answer.unserved, *answer.caveats)]
    return "\n".join([f"{answer.metric.title}{where}", *_lines(answer), *notes, stamp])


def _lines(answer: Answer) -> list[str]:
    named = [" / ".join((cell.period.label, *(m.name for m in cell.members))) for cell in answer.cells]
    width = max(map(len, named), default=0) + 2
    return [
        f"  {name:{width}}{_told(cell, answer.metric)}"
        for name, cell in zip(named, answer.cells, strict=True)
    ]


def _told(cell: Cell, metric: Metric) -> str:
    """One figure in the words of the pages: "1 referral", "61% (61 of 100; 95% interval 51% to 70%)"."""
    figure = cell.figure
    if figure.value is None:
        return f"{figure.status}: {figure.reason}"
    said = "none" if wording.plain(figure, metric) == "none" else wording.counted(figure, metric)
    behind = "; ".join(filter(None, (_parts(figure, metric), _interval(figure, metric))))
    said = said.removesuffix(" (provisional)") + (f" ({behind})" if behind else "")
    return f"{said} (provisional: {figure.reason})" if figure.status is Status.PROVISIONAL else said


def _parts(figure: Value, metric: Metric) -> str:
    """The numerator and denominator, where the figure does not show them itself."""
    if figure.numerator is None or figure.denominator in (None, figure.numerator):
        return ""
    if wording.is_small(figure, metric) or isinstance(metric.kind, Measured):
        return ""
    return " of ".join(map(wording.number, figure.parts))


def _interval(figure: Value, metric: Metric) -> str:
    between = wording.interval(figure, metric)
    return f"95% interval {between}" if between else ""


def _sentence(error: Exception) -> str:
    """The sentence of a refusal; pydantic wraps those that a `Selection` raises."""
    told = getattr(error, "errors", None)
    return told()[0]["msg"].removeprefix("Value error, ") if told else str(error)


if __name__ == "__main__":
    sys.exit(main())
