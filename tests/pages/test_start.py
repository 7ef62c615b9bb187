"""What a started app has done before its first reader comes, seen in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTED = """
import gc, sys
import app
from pages import PAGES
from streamlit.config import get_option
gc.collect()
left = {id(each) for each in gc.get_objects()}
print([page.module for page in PAGES if page.module not in sys.modules], id(vars(app)) in left,
      id(vars(sys.modules["pages.topic"])) in left, id(vars(sys.modules["sqlalchemy"])) in left,
      get_option("runner.postScriptGC"))
"""


def test_no_view_waits_while_the_whole_process_is_searched_for_waste(tmp_path):
    own = {"OUTCOMES_STORE": f"duckdb:///{tmp_path}/store", "OUTCOMES_STATE": f"sqlite:///{tmp_path}/state"}
    command = [sys.executable, "-c", STARTED]
    told = subprocess.run(command, cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[] False False False False"
