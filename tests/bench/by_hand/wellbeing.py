"""The questions by hand on wellbeing."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

SCORED = FLOW.format(fact="wellbeing_score", day="scored")
MIDDLE = "percentile_cont(0.5) within group (order by f.{0})"
STARTED, PAIRED = " and f.wellbeing_change <> 0", " and f.wellbeing_change in (1, 2, 3)"
LOST = " and f.wellbeing_change = 4 and f.scored + 365 <= {last}"

QUERIES = {
    "children_first_scored": (SCORED, "count(distinct f.child)", STARTED),
    "wellbeing_first_scores": (SCORED, ALL, STARTED),
    "wellbeing_paired_share": (SCORED, share("f.wellbeing_change in (1, 2, 3)"), STARTED),
    "wellbeing_better_share": (SCORED, share("f.wellbeing_change = 1"), PAIRED),
    "wellbeing_same_share": (SCORED, share("f.wellbeing_change = 2"), PAIRED),
    "wellbeing_worse_share": (SCORED, share("f.wellbeing_change = 3"), PAIRED),
    "wellbeing_change": (SCORED, MIDDLE.format("change_in_score"), PAIRED),
    "wellbeing_first_score_of_pairs": (SCORED, MIDDLE.format("first_score"), PAIRED),
    "wellbeing_first_score_of_lost": (SCORED, MIDDLE.format("first_score"), LOST),
}
