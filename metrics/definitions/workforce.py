"""Workforce: the posts there are, how many are filled, and how many people leave."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is
from metrics.definitions.front_door import REPORT
from metrics.definitions.voice import AGREES, ANSWERED, CHOSEN, SURVEYS, TOGETHER
from metrics.kinds import Count, Flow, Level, Percentage, Ratio, Sum
from metrics.model import Metric, Public, Topic

_metric = partial(
    Metric,
    fact="workforce",
    dating=Flow("month"),
    defined_by=REPORT,
    checked_by="Human resources team",
    public=Public.NO,
)
_at_close = partial(_metric, dating=Level("month"))
_posts = partial(_at_close, unit="full-time equivalent posts", decimals=1)
_answer = partial(
    Metric,
    fact="response",
    dating=Flow("answered"),
    defined_by=SURVEYS,
    public=Public.NO,
    together=TOGETHER,
)
_STAFF = Is("respondent", ("staff",))
_HALVES = "Two half-time posts are one."
_PARTNERS = "Those whom a partner employs count in the team they work in."

METRICS = (
    _posts(
        name="posts",
        title="Posts",
        question="How many posts do teams have?",
        kind=Sum("established"),
        definition="Posts on the last day of the period, filled or not, in full-time equivalents.",
        why="It is the help that the council set out to give.",
        caveats=(_HALVES, _PARTNERS),
    ),
    _posts(
        name="posts_filled",
        title="Posts filled",
        question="How many posts have somebody in them?",
        kind=Sum("in_post"),
        definition="Posts filled on the last day of the period, in full-time equivalents.",
        why="Only a filled post helps a family.",
        caveats=(_HALVES, _PARTNERS),
    ),
    _posts(
        name="posts_vacant",
        title="Posts vacant",
        question="How many posts have nobody in them?",
        kind=Sum("established", less="in_post"),
        definition="Posts on the last day of the period less those filled, in full-time equivalents.",
        why="Families wait, and those in post carry more.",
        caveats=(_HALVES, _PARTNERS),
    ),
    _at_close(
        name="vacancies_per_100_posts",
        title="Vacancies per 100 posts",
        question="How large a part of the posts is vacant?",
        kind=Ratio("posts_vacant", "posts", per=100),
        unit="vacancies per 100 posts",
        decimals=1,
        definition="Posts vacant on the last day of the period for every 100 posts there were, in full-time "
        "equivalents: the vacancy rate in percent.",
        why="Teams of different size can be set side by side.",
    ),
    _at_close(
        name="staff",
        title="Staff in post",
        question="How many people work in each team, and as what?",
        kind=Sum("staff"),
        unit="people",
        definition="People in post on the last day of the period. Whoever works half time counts as one.",
        why="Families meet people, not full-time equivalents.",
        caveats=(_PARTNERS,),
    ),
    _metric(
        name="leavers",
        title="Staff who left",
        question="How many people leave?",
        kind=Sum("leavers"),
        unit="people",
        definition="People who left their post in the period.",
        why="Whoever leaves takes along what families have told them.",
        caveats=("A move to another team of the council counts as leaving.",),
    ),
    _metric(
        name="turnover",
        title="Staff turnover",
        question="How large a part of the staff leaves?",
        kind=Ratio("leavers", "staff", per=100),
        unit="% of staff",
        decimals=1,
        definition="People who left in the period for every 100 people in post on its last day: of a whole "
        "year, the turnover rate in percent.",
        why="Every change of worker is a new start for the family.",
        caveats=(
            "Read it by year: shorter periods have fewer leavers for the same staff.",
            "In a small team one person makes a large difference.",
        ),
    ),
    _answer(
        name="staff_statements_answered",
        title="Statements answered by staff",
        question="How many answers of staff stand behind the shares?",
        kind=Count(where=(_STAFF,)),
        unit="answers of staff",
        definition="Answers that staff gave in the period: one for each statement that somebody was asked "
        "about.",
        why="A share of a few answers says little.",
        caveats=("Whoever answers several statements counts once for each.", TOGETHER),
    ),
    _answer(
        name="staff_agreed_share",
        title="Agreement of staff with statements",
        says="Staff agreed with {share} statements they answered",
        question="What do staff agree with?",
        kind=Percentage(where=(AGREES,), of=(ANSWERED, _STAFF)),
        unit="%",
        decimals=1,
        definition="Answers of staff that agree with the statement, as a percentage of all answers of staff "
        "in the period. Neither agreeing nor disagreeing counts among all answers.",
        why="It shows, statement by statement, what those who help find true of their work.",
        caveats=(
            "Read it for one statement at a time: all of them together are of no one thing.",
            CHOSEN,
            TOGETHER,
        ),
    ),
)

TOPIC = Topic("Workforce", METRICS)
