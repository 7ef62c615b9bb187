"""A bare Streamlit page: one field, and as many charts of the same data as the page it is measured against.

`BARE_FIGURES` names a JSON file: for each choice of the field ("" for none), the figures as plotly's JSON.
"""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

CONFIG = {"displayModeBar": False, "showSendToCloud": False}


@st.cache_resource
def figures() -> dict[str, list[go.Figure]]:
    """The figures of each choice, read once."""
    saved = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
    return {choice: [go.Figure(each, skip_invalid=True) for each in drawn] for choice, drawn in saved.items()}


st.set_page_config(layout="wide")
chosen = st.sidebar.multiselect("Referral source", [name for name in figures() if name], key="source")
for number, figure in enumerate(figures()[chosen[-1] if chosen else ""]):
    st.plotly_chart(figure, key=str(number), config=CONFIG, theme=None)
