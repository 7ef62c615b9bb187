"""Painting: from choosing a locality to the last chart repainted, against a bare page of the same charts.

Both in Chromium, over a million referrals, in the same run. Each choice is new to
the server, so nothing is answered from memory.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.stores import enlarged_store
from tests.browser.server import CHROMIUM, FLAGS, serve

ROWS = 1_000_000
AT_MOST = 1.5
PAGE = "/front-door"
CHOICES = ("Hamilton", "East Kilbride", "Lanark", "Cambuslang")
ROOT = Path(__file__).resolve().parents[2]

# When the key that chooses is pressed, and when a chart was last painted after it.
WATCH = """() => {
  window.painted = []; window.chosen = 0;
  document.addEventListener(
    'keydown', e => { if (e.key === 'Enter') window.chosen = performance.now(); }, true);
  const listen = plot => { if (!plot.watched && plot.on) {
      plot.watched = true; window.painted.push(performance.now());
      plot.on('plotly_afterplot', () => window.painted.push(performance.now())); } };
  const scan = () => document.querySelectorAll('.js-plotly-plot').forEach(listen);
  new MutationObserver(scan).observe(document.body, {childList: true, subtree: true}); scan();
}"""
SETTLED = """() => document.querySelector('[data-testid="stStatusWidget"]') === null
    && window.painted.some(at => at > window.chosen)
    && performance.now() - Math.max(...window.painted) > 1500"""
FIGURES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(
    plot => JSON.stringify({data: plot.data, layout: plot.layout}))"""


def bench() -> None:
    """Print milliseconds of both pages and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        enlarged_store(f"duckdb:///{folder}/store", ROWS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        store = {"OUTCOMES_STORE": f"duckdb:///{folder}/store"}
        with serve(ROOT / "app.py", store) as address:
            ours, drawn = _measure(browser.new_page(bypass_csp=True), address + PAGE)
        saved = Path(folder) / "figures.json"
        saved.write_text(json.dumps(drawn), encoding="utf-8")
        with serve(ROOT / "tests/bench/bare_page.py", {"BARE_FIGURES": os.fspath(saved)}) as address:
            bare, _ = _measure(browser.new_page(bypass_csp=True), address)
        browser.close()
    charts = len(drawn[""])
    print(f"\nFilter changed to last of {charts} charts repainted, {ROWS:,} referrals (ms, median)")
    print(f"  bare Streamlit page   {bare:6.0f}")
    print(f"  our Front door page   {ours:6.0f}   ratio {ours / bare:.2f} (at most {AT_MOST})")


def _measure(page: Page, address: str) -> tuple[float, dict[str, list]]:
    """Median milliseconds over the choices, and the figures drawn for each; "" is before any."""
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot", timeout=60_000)
    page.evaluate(WATCH)
    page.wait_for_function("() => performance.now() - Math.max(...window.painted) > 3000", timeout=60_000)
    field = page.get_by_role("combobox", name="Locality")
    taken, drawn = [], {"": _drawn(page)}
    for choice in CHOICES:
        field.click()
        field.fill(choice)
        page.wait_for_timeout(500)
        page.keyboard.press("Enter")
        page.wait_for_function(SETTLED, timeout=60_000)
        taken.append(page.evaluate("() => Math.max(...window.painted) - window.chosen"))
        drawn[choice] = _drawn(page)
    return statistics.median(taken), drawn


def _drawn(page: Page) -> list[dict]:
    return [json.loads(each) for each in page.evaluate(FIGURES)]
