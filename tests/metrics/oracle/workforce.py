"""Posts and people, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, equals, number, share, total

_in_month = partial(Counted, on="month")
_at_close = partial(_in_month, closing=True)
_answered = partial(Counted, on="answered")
_by_staff = equals("respondent", "staff")


def _said_by_staff(row):
    return row["agreement"] is not None and _by_staff(row)


COUNTED = {
    "posts": _at_close(total("established"), turns_on=("established",)),
    "posts_filled": _at_close(total("in_post"), turns_on=("in_post",)),
    "posts_vacant": _at_close(total("established", less="in_post"), turns_on=("established", "in_post")),
    "staff": _at_close(total("staff"), turns_on=("staff",)),
    "leavers": _in_month(total("leavers"), turns_on=("leavers",)),
    "staff_statements_answered": _answered(number(_by_staff), turns_on=("respondent",)),
    "staff_agreed_share": _answered(
        share(equals("agreement", "agree"), of=_said_by_staff), turns_on=("agreement", "respondent")
    ),
}
RATIOS = {
    "vacancies_per_100_posts": ("posts_vacant", "posts", 100),
    "turnover": ("leavers", "staff", 100),
}
