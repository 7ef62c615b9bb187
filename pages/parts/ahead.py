"""What only the forecast view has: which months it starts from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics.catalogue import reference
from metrics.model import Metric
from pages.parts.period import month_label
from pages.session import Session


def of_all_months(session: Session, _metric: Metric) -> dict[str, Any]:
    """Ask for all complete months, whichever are chosen: what followed an earlier month is known."""
    first, last = reference.window(session.snapshot)[0], reference.latest_years(session.snapshot)[1]
    if (first, last) != (session.chosen.first, session.chosen.last):
        st.caption(
            f"Worked out from all months, {month_label(first)} to {month_label(last)}, whichever are chosen."
        )
    return {"first": first, "last": last}
