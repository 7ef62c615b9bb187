"""Pages opened without a browser: the frame runs whole, at an address, on a real store."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

KINDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "success", "error")
FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


def open_page(address: str = "", **query: str | list[str]) -> AppTest:
    """The page at an address, run once."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    for word, value in query.items():
        app.query_params[word.rstrip("_")] = value
    if address:
        app._page_hash = page_hash(address)
    return app.run()


def page_hash(address: str) -> str:
    """Streamlit's own name for a page: the hash of its address."""
    from streamlit.util import calc_hash

    return calc_hash(address)


def said(app: AppTest) -> str:
    """All the words on the page, in order."""
    told = [each.value for kind in KINDS for each in app.get(kind)] + tables(app)
    return "\n".join(told).replace("\\", "")


def tables(app: AppTest) -> list[str]:
    """The markup that the page wrote itself: headlines and tables."""
    return [each.proto.body for each in app.get("html")]


def headlines(app: AppTest) -> str:
    """The markup of the headlines."""
    return next(each for each in tables(app) if 'class="headlines"' in each)


def unfold(app: AppTest) -> AppTest:
    """The page once more, with its first fold (the table of its first drawing) open."""
    app.session_state[app.get("expander")[0].key] = True
    return app.run()


def drawing(app: AppTest) -> tuple[str, str]:
    """The title and the alternative text of the only drawing on the page."""
    ((title,), (chart,)) = app.subheader, app.get("plotly_chart")
    return title.value.replace("\\", ""), chart.proto.alt
