"""Posts of every team and who is in them: people leave, and it takes months to fill a post again."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data import blemishes
from sample_data.almanac import DATA_START, number
from sample_data.facts.extract import Extract, Life
from sample_data.places import AUTHORITY, HUB, LOCAL_OFFICE, YPSS, teams

COLUMNS = (
    *("authority", "locality", "team", "month", "worker_role", "established", "in_post", "staff", "leavers"),
)
# Posts of a team by its type. Print: each hub has these workers, one of a partner, Children 1st, among them.
POSTS_OF = {
    HUB: {
        "social_worker": 3,
        "family_support_worker": 7,
        "parenting_support_worker": 2,
        "peer_worker": 1,
        "children_1st_worker": 1,
    },
    LOCAL_OFFICE: {"social_worker": 9, "social_work_assistant": 2},
    YPSS: {"social_worker": 6, "family_support_worker": 5},
}
LEAVE = {HUB: 0.012, LOCAL_OFFICE: 0.018, YPSS: 0.014}  # of those in post, each month
VACANT = (2, 6)  # months until a post is filled again
PART_TIME = ((1.0, 0.82), (0.8, 0.08), (0.6, 0.07), (0.5, 0.03))  # full-time equivalents, and how often
PEERS_SINCE = number(2023, 3, 1)
HALF_A_PEER = "lanark_hub"  # print: 3.5 full-time equivalents in all, and one peer worker in each locality
# Print has all of a hub's workers in post, so in these months nobody leaves and no post is vacant: at the end
# of the first service year, and of peer workers in all of 2023.
FULL, PEERS_FULL = ("2023-09-01",), tuple(f"2023-{month:02}-01" for month in range(3, 13))


class Post:
    """One post: its full-time equivalents, and how many months more it is vacant."""

    __slots__ = ("full_time", "vacant")

    def __init__(self, full_time: float):
        """A post that is filled."""
        self.full_time, self.vacant = full_time, 0

    def month(self, leave: float, rng: Random) -> bool:
        """Whether somebody leaves this month; a post that is vacant comes a month nearer to being filled."""
        luck, months = rng.random(), rng.randint(*VACANT)
        if self.vacant:
            self.vacant -= 1
            return False
        self.vacant = months if luck < leave else 0
        return luck < leave


def _posts(team: str, role: str, many: int, rng: Random) -> list[Post]:
    sizes, often = zip(*PART_TIME, strict=True)
    if role == "peer_worker":
        return [Post(0.5 if team == HALF_A_PEER else 1.0)]
    return [Post(each) for each in rng.choices(sizes, often, k=many)]


def _is_full(kind: str, role: str, month: str) -> bool:
    return kind == HUB and (month in FULL or (role == "peer_worker" and month in PEERS_FULL))


def _of_month(posts: list[Post], leave: float, full: bool, rng: Random) -> tuple[str, str, int, int]:
    """The posts, those filled, the people in them and the leavers of a month."""
    for post in posts if full else ():
        post.vacant = 0
    leavers = sum(post.month(0 if full else leave, rng) for post in posts)
    filled = [post.full_time for post in posts if not post.vacant]
    return f"{sum(post.full_time for post in posts):.1f}", f"{sum(filled):.1f}", len(filled), leavers


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month, team and role, in order of month."""
    text, rng = life.almanac.text, Random(f"{life.seed}/posts")
    held = {
        (team, role): _posts(team, role, many, rng)
        for team, (_, kind, *_) in teams().items()
        for role, many in POSTS_OF[kind].items()
    }
    for month in life.months:
        for (team, role), posts in held.items():
            _, kind, place, opened = teams()[team]
            since = max(opened or DATA_START, PEERS_SINCE if role == "peer_worker" else 0)
            if month >= since:
                full = _is_full(kind, role, text[month])
                told = _of_month(posts, LEAVE[kind], full, rng)
                yield month, (AUTHORITY, place, team, text[month], role, *told)


POSTS = Extract("posts", COLUMNS, _rows, blemishes.POSTS)
