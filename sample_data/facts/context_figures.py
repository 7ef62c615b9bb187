"""What others published about the council and the nation, as the council writes it down each month."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data.almanac import number
from sample_data.facts.extract import Extract, Life
from sample_data.places import AUTHORITY, REPORT

COLUMNS = ("authority", "month", "indicator", "reach", "paper", "pounds")
PAPERS = {
    "annual_report": REPORT,
    "committee_paper": "Family Support Strategy: Family Support Hubs, Social Work Resources Committee, "
    "6 March 2024",
}
INDICATORS = {
    "national_fund": "Whole Family Wellbeing Funding for Scotland, 2021 to 2026",
    "peer_grant": "Corra Foundation award for peer support, at least five years from 2023",
}
# Print: what each is worth, whose it is and who says so. The months since when it stands are invented.
PRINTED = {
    "national_fund": (500_000_000, number(2021, 5, 1), "national", "committee_paper"),
    "peer_grant": (487_340, number(2022, 7, 1), "council", "annual_report"),
}


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every month and indicator, in order of month."""
    for month in life.months:
        for indicator, (pounds, since, reach, paper) in PRINTED.items():
            if month >= since:
                row = (AUTHORITY, life.almanac.text[month], indicator, reach, paper, f"{pounds}")
                yield month, row


CONTEXT_FIGURES = Extract("context_figures", COLUMNS, _rows)
