"""Groups of children set against all the others, in words: where figures differ, and never why."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.dimensions import DIMENSIONS, Member
from metrics.model import Metric
from metrics.readings import relative_of
from metrics.readings.place_comparison import Verdict
from metrics.readings.relative import Group, Relatives
from metrics.wording import inside
from pages.parts.words.numbers import inline, listed, lowered, number, value, when
from pages.parts.words.scope import of_scope
from pages.parts.words.table import Table, heading, notes, parts_titles

HOW_TO_READ = """
Each dot is a group of children, set against all the others whose group is recorded. At 1 its figure is the \
same as theirs, at 2 twice as high, at 0.5 half as high. The line through a dot is its 99.8% interval. A dot \
is filled where its line does not reach 1: the group differs from the others by more than chance.

Elsewhere intervals are of 95%. This one is wider because so many groups are compared at once: of 1,000 \
groups that do not differ, about two still seem to. Brothers and sisters are often referred together. Where \
the months show it, the interval allows for that too.

A group is compared where it and the others have 30 or more, and 10 or more to whom it happened; of a share \
also 10 or more to whom it did not. Smaller groups have their figures in the table.

The chart says where figures differ, and not why. Groups differ in age, in need, in where they live and in \
who refers them. A difference is a reason to ask. No difference is no proof that all are treated alike.
"""
NAME = "beside all others"
INTERVAL = "99.8% interval"
UNKNOWN = "not available"
_APART = (Verdict.HIGHER, Verdict.LOWER)
SAID = {
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.ALIKE: "no difference beyond chance",
    Verdict.TOO_FEW: "too few to compare",
    Verdict.NOT_COMPARED: "not compared",
}


@of_scope
def finding(answer: Answer) -> str:
    """ "Hub share by age in 2023/24: higher than for the others for 5 to 9, lower for 16 to 17"."""
    found, metric = relative_of(answer), answer.metric
    of = DIMENSIONS[answer.selection.by[0]].title.lower()
    what = f"{metric.title} by {of} {when(answer.periods[0], metric)}"
    if found.gap and found.gap.relative and found.gap.verdict in _APART:
        ends = "in the most deprived fifth as in the least deprived"
        return f"{what}: {number(found.gap.relative.size, 2)} times as high {ends}"
    higher, lower, alike = (_named(found, each) for each in (Verdict.HIGHER, Verdict.LOWER, Verdict.ALIKE))
    if higher or lower:
        told = (
            f"{how} for {listed(names)}" for how, names in (("higher", higher), ("lower", lower)) if names
        )
        return f"{what}: {', '.join(told)}"
    if alike:
        some = "no group differs" if len(alike) > 1 else f"{alike[0]} does not differ"
        return f"{what}: {some} from the others by more than chance"
    if _named(found, Verdict.TOO_FEW):
        return f"{what}: too few to compare"
    return f"{what}: {inline(next(each.reason for each in found.each))}"


def sentence(answer: Answer) -> str:
    """The finding, both ends of a scale, each group that differs, too few, and who is in no group."""
    found, metric = relative_of(answer), answer.metric
    apart = [each for each in found.each if each.verdict in _APART]
    parts = [finding(answer), *_gap(found, metric), *(_beside(each, metric) for each in apart)]
    if few := _named(found, Verdict.TOO_FEW):
        parts.append(f"Too few to compare: {listed(few)}")
    parts += _left_out(found)
    return " ".join(f"{part.rstrip('.')}." for part in dict.fromkeys(parts))


def table(answer: Answer) -> Table:
    """A row for each group: its figure, that of all others, how many times as high it is, and the verdict."""
    found, metric = relative_of(answer), answer.metric
    header = (
        DIMENSIONS[answer.selection.by[0]].title,
        "Beside the others",
        heading(metric),
        *parts_titles(metric),
        "All others",
        "Times the others",
        f"{INTERVAL} of that",
    )
    unknown = [Group(found.unknown, None)] if found.unknown else []
    rows = tuple(_row(each, metric) for each in (*found.each, *unknown))
    return Table(header, rows, 1, (*notes(answer), *(f"{each}." for each in _gap(found, metric))))


def alt(answer: Answer) -> str:
    """The drawing in words: every dot with its verdict."""
    drawn = [_beside(each, answer.metric) for each in relative_of(answer).each if each.relative]
    return " ".join(f"{part}." for part in (finding(answer), *drawn))


def times(group: Group) -> str:
    """ "1.05 times as high (1.02 to 1.09)"; "" where it is not compared."""
    if not group.relative:
        return ""
    return f"{number(group.relative.size, 2)} times as high ({_ends(group)})"


def _beside(group: Group, metric: Metric) -> str:
    """ "5 to 9: 57.8%, all others 55.2%: higher, 1.05 times as high (1.02 to 1.09)"."""
    others = value(group.others, metric) if group.others else UNKNOWN
    pair = f"{_name(group)}: {value(group.cell.figure, metric)}, all others {others}"
    if group.verdict is Verdict.ALIKE:
        return f"{pair}, {SAID[group.verdict]}"
    return f"{pair}, {times(group)}"


def _gap(found: Relatives, metric: Metric) -> list[str]:
    """ "Most deprived fifth 61%, least deprived fifth 60%: no difference beyond chance"."""
    gap = found.gap
    if gap is None or gap.others is None:
        return []
    other = found.each[-1].cell.members[0].name
    both = f"{_name(gap)} {value(gap.cell.figure, metric)}, {lowered(other)} {value(gap.others, metric)}"
    return [f"{both}: {SAID[gap.verdict] if gap.verdict not in _APART else times(gap)}"]


def _left_out(found: Relatives) -> list[str]:
    """How many are in no group, because theirs is not recorded."""
    many = found.unknown.figure.numerator if found.unknown else None
    if found.unknown and found.unknown.figure.denominator is not None:
        many = found.unknown.figure.denominator
    return [f"Not recorded, and in no group: {number(many)}"] if many else []


def _row(group: Group, metric: Metric) -> tuple[str, ...]:
    figure = group.cell.figure
    counts = (UNKNOWN if part is None else number(part) for part in (figure.numerator, figure.denominator))
    others = value(group.others, metric) if group.others else UNKNOWN
    relative = (UNKNOWN, UNKNOWN)
    if group.relative:
        relative = (number(group.relative.size, 2), _ends(group))
    return (_name(group), SAID[group.verdict], value(figure, metric), *counts, others, *relative)


def _ends(group: Group) -> str:
    ends = group.relative.interval if group.relative else ()
    return " to ".join(number(end, 2) for end in ends)


def _name(group: Group) -> str:
    return group.cell.members[0].name


def _named(found: Relatives, verdict: Verdict) -> list[str]:
    return [_spoken(each.cell.members[0]) for each in found.each if each.verdict is verdict]


def _spoken(member: Member) -> str:
    """A group within a sentence: "the most deprived fifth", "disabled children", "White"."""
    if member.dimension == "deprivation":
        return f"the {lowered(member.name)}"
    if member.dimension == "disability":
        return f"{lowered(member.name)} children"
    return lowered(member.name) if member.dimension == "sex" else inside(member)
