"""Comments to approve: the only page that shows words which nobody has approved, one comment at a time.

Who approved what, for whom and when stands below, where it can be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from metrics.catalogue.comments import Comment
from metrics.identifying import Mark, find
from metrics.state.approvals import Approval, Approved, Approves, Audience, sealed
from pages.parts import grid, heading
from pages.parts.marks import plain
from pages.parts.quotations import said_by
from pages.parts.words.numbers import day, listed, number
from pages.session import Session

QUESTION = "Read each comment before anybody quotes it. Approve it only if nobody can be recognised from it."
RULES = """
- For staff: people who sign in read it, each for their own places and teams.
- For everybody: the public reads it too, under *In their words*. Approve what the council would print.
- Leave it where it names somebody, or describes what only one family has been through.

Words cannot be changed here. Correct them where they were typed, and load the file again: until somebody
approves the new words, nobody else reads them.
"""
STATUS = "The filters do not narrow this page."
NONE = "None has been approved yet."
CLEAR = "The check found no name, place, age or initials. It misses some, so read it yourself."
MOST_ROWS = 100
QUEUE = "queue"  # in the state of the page: the numbers of the comments that waited when it was opened
HEADER = ("Words", "Said by", "May be read by", "Approved by", "On")
READ_BY = {Audience.STAFF: "Staff", Audience.EVERYBODY: "Everybody"}
APPROVE = {Audience.STAFF: "Approve for staff", Audience.EVERYBODY: "Approve for everybody"}
WITHDRAW = {Audience.STAFF: "Withdraw from staff", Audience.EVERYBODY: "Withdraw from everybody"}
STYLE = """
<style>
.comment {padding: .8rem 1rem; border-left: 4px solid #1a65a6; background: #f3f5f7; max-width: 46rem;}
.comment blockquote {margin: 0 0 .4rem; font-size: 1.15rem; overflow-wrap: anywhere;}
.comment mark {background: #ffe28a; padding: 0 .1rem;}
.comment p {margin: 0; color: #40464b;}
</style>
"""


def render(session: Session) -> None:
    """Draw the page, and record that it was read. The filters do not narrow it."""
    approves = session.approves
    if approves is None:
        return  # the menu has no such page for them
    is_opened = not session.noted  # drawn for the first time, and not again after a click
    session.looks_at({"page": "comments"})
    waiting, approved = approves.waiting(), approves.approved()
    heading.draw(session, "Comments", QUESTION, told(len(waiting), approved))
    st.header("Waiting to be read", anchor=False)
    if queue := _queue(is_opened, waiting, approved):
        st.markdown(RULES)
        _one(session, approves, queue, dict(approved))
    else:
        st.markdown("No comment is waiting.")
    st.header("Approved", anchor=False)
    if approved:
        _approved(approves, approved)
    else:
        st.markdown(NONE)


def _queue(is_opened: bool, waiting: Iterable[Comment], approved: Iterable[Approved]) -> list[Comment]:
    """The comments that waited when the page was opened; one that is approved keeps its place until then."""
    if is_opened:
        st.session_state[QUEUE] = [each.number for each in waiting]
    known = {each.number: each for each in (*waiting, *(comment for comment, _ in approved))}
    return [known[number] for number in st.session_state[QUEUE] if number in known]


def told(waiting: int, approved: tuple[Approved, ...]) -> str:
    """How many wait and how many may be read, and by whom."""
    public = sum(each.audience is Audience.EVERYBODY for _, each in approved)
    waits = "1 comment waits" if waiting == 1 else f"{number(waiting)} comments wait"
    for_staff = len(approved) - public
    another = f", and staff another {number(for_staff)}" if for_staff else ""
    may = (
        f"Everybody may read {number(public)}{another}." if public else f"Staff may read {number(for_staff)}."
    )
    return f"{waits} to be read. {may if approved else NONE} {STATUS}"


def _one(
    session: Session, approves: Approves, queue: list[Comment], approved: Mapping[Comment, Approval]
) -> None:
    """The comment chosen, what the check found in it, how it stands, and the ways to change that."""
    comment = _chosen(queue)
    marks = find(comment.words, session.snapshot)
    st.html(f'{STYLE}<div class="comment">{_words(comment, marks)}<p>{escape(_about(comment))}</p></div>')
    st.markdown(plain(found(marks)))
    given = approved.get(comment)
    st.markdown(plain(_stands(given, approves.lapsed().get(comment.number))))
    for audience in Audience:
        stands = given is not None and given.audience is audience
        # One key for both, so that the focus stays, with the words in it, so that a click meant for others
        # is lost.
        if st.button((WITHDRAW if stands else APPROVE)[audience], key=f"{audience}-{sealed(comment)}"):
            _change(approves, comment, given, None if stands else audience)
            st.rerun()


def _chosen(queue: list[Comment]) -> Comment:
    """The comment whose place is chosen: the first where the queue is another than before.

    The place is not in the address, so that no link leads to words that nobody has approved.
    """
    most = len(queue)
    label = f"Comment, 1 to {number(most)}, the latest first"
    return queue[int(st.number_input(label, 1, most, 1, key=f"comment-of-{most}")) - 1]


def _change(approves: Approves, comment: Comment, given: Approval | None, audience: Audience | None) -> None:
    if given:
        approves.withdraw(comment)
    if audience:
        approves.approve(comment, audience)


def _stands(given: Approval | None, before: Approval | None) -> str:
    """Who has approved it for whom, or who had approved other words."""
    if given:
        return f"{READ_BY[given.audience]} may read it: {given.who} approved it on {day(given.at)}."
    if before:
        return f"Nobody else may read it. {before.who} approved other words of it on {day(before.at)}."
    return "Nobody else may read it."


def found(marks: tuple[Mark, ...]) -> str:
    """What the check found, in one sentence: "The check found a name (Jayden) and a place (Larkhall)."."""
    if not marks:
        return CLEAR
    told = [f"{each.kind.article} ({each.words})" for each in dict.fromkeys(marks)]
    return f"The check found {listed(told)}. It misses some, so read it yourself."


def _words(comment: Comment, marks: tuple[Mark, ...]) -> str:
    """The words with what the check found marked."""
    parts, done = [], 0
    for each in marks:
        parts += [escape(comment.words[done : each.first]), f"<mark>{escape(each.words)}</mark>"]
        done = each.last
    return f"<blockquote>“{''.join(parts)}{escape(comment.words[done:])}”</blockquote>"


def _about(comment: Comment) -> str:
    names = (comment.theme.name, comment.team.name)
    return f"{said_by(comment.respondent)}, {day(comment.said)}: {', '.join(names)}"


def _approved(approves: Approves, approved: tuple[Approved, ...]) -> None:
    """Who approved what, for whom and when; and a way to withdraw it."""
    rows = [
        (each.words, said_by(each.respondent), READ_BY[given.audience], given.who, day(given.at))
        for each, given in approved[:MOST_ROWS]
    ]
    grid.draw("Approved comments, the latest first", HEADER, rows, ())
    if len(approved) > MOST_ROWS:
        st.markdown(f"The latest {MOST_ROWS} of {number(len(approved))} are shown.")
    comments = [each for each, _ in approved]
    chosen = st.selectbox(
        "Approval to withdraw",
        comments,
        index=None,
        format_func=lambda each: each.words,
        key="withdrawn",
        placeholder="None",
    )
    if st.button("Withdraw the approval", key="withdraw"):
        if chosen is None:
            st.warning("Nothing was withdrawn: choose an approval first.")
            return
        approves.withdraw(chosen)
        st.rerun()
