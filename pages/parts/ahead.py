"""What only the forecast view has: which months it starts from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics.catalogue import reference
from metrics.model import Metric
from pages.parts.period import month_label
from pages.session import Session


def of_latest_years(session: Session, _metric: Metric) -> dict[str, Any]:
    """Ask for the months a page opens with, whichever are chosen: what followed an earlier month is known."""
    first, last = reference.latest_years(session.snapshot)
    if (first, last) != (session.chosen.first, session.chosen.last):
        st.caption(
            f"This view is of {month_label(first)} to {month_label(last)}, whichever months are chosen: what "
            "may follow is worked out from the latest three years, and everybody is shown the same."
        )
    return {"first": first, "last": last}
