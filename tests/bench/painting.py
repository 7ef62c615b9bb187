"""Painting: from choosing a filter to the last chart repainted, against a bare page of the same charts.

Both in Chromium, over a million referrals, in the same run. Each choice is new to
the server, so nothing is answered from memory.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.stores import enlarged_store
from tests.browser.server import CHROMIUM, FLAGS, serve

ROWS = 1_000_000
AT_MOST = 1.5
PAGE = "/front-door"
FIELD = "Referral source"
CHOICES = ("Police", "School", "GP", "Hospital", "Housing", "Midwifery", "Anonymous", "Third sector")
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
# Without the two marks that have ours drawn once: the bare page has its charts drawn as Streamlit draws any.
FIGURES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(
    plot => JSON.stringify(
        {data: plot.data, layout: {...plot.layout, datarevision: undefined, template: {}}}))"""


def bench() -> None:
    """Print milliseconds of both pages and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"duckdb:///{folder}/store"
        enlarged_store(url, ROWS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        saved = Path(folder) / "figures.json"
        with serve(ROOT / "app.py", {"OUTCOMES_STORE": url}) as address:
            saved.write_text(json.dumps(_figures(_opened(browser, address + PAGE))), encoding="utf-8")
        # Started anew, so that nothing is remembered; in turn, so that a noisy moment falls on both.
        with (
            serve(ROOT / "app.py", {"OUTCOMES_STORE": url}) as ours,
            serve(ROOT / "tests/bench/bare_page.py", {"BARE_FIGURES": os.fspath(saved)}) as bare,
        ):
            pages = _opened(browser, ours + PAGE), _opened(browser, bare)
            taken = [[_choose(page, choice) for page in pages] for choice in CHOICES]
        browser.close()
    ours, bare = (statistics.median(each) for each in zip(*taken, strict=True))
    print(f"\nFilter changed to last chart repainted, {ROWS:,} referrals (ms, median of {len(CHOICES)})")
    print(f"  bare Streamlit page, same charts   {bare:6.0f}")
    print(f"  our Front door page                {ours:6.0f}   ratio {ours / bare:.2f} (at most {AT_MOST})")


def _opened(browser: Browser, address: str) -> Page:
    """The page, painted and at rest."""
    page = browser.new_page(bypass_csp=True)
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot", timeout=60_000)
    page.evaluate(WATCH)
    page.wait_for_function("() => performance.now() - Math.max(...window.painted) > 3000", timeout=60_000)
    return page


def _choose(page: Page, choice: str) -> float:
    """Milliseconds from the key that chooses to the last chart painted."""
    page.bring_to_front()
    field = page.get_by_role("combobox", name=FIELD)
    field.click()
    field.fill(choice)
    page.wait_for_timeout(500)  # a person looks at the list before choosing
    page.keyboard.press("Enter")
    page.wait_for_function(SETTLED, timeout=60_000)
    return page.evaluate("() => Math.max(...window.painted) - window.chosen")


def _figures(page: Page) -> dict[str, list[dict]]:
    """The figures drawn before any choice ("") and after each."""
    drawn = {"": _drawn(page)}
    for choice in CHOICES:
        _choose(page, choice)
        drawn[choice] = _drawn(page)
    return drawn


def _drawn(page: Page) -> list[dict]:
    return [json.loads(each) for each in page.evaluate(FIGURES)]
