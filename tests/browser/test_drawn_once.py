"""A chart is drawn once, however often Streamlit hands the same figure to the browser."""

from tests.browser.test_filters import choose

# Counts the figures handed again at the same width, and those of them that were drawn again for it.
WATCH = """() => {
  window.handed = window.redrawn = 0;
  const react = Plotly.react;
  Plotly.react = function (plot, ...given) {
    const [begun, width] = [plot.begun, plot._fullLayout?.width];
    const result = react.call(this, plot, ...given);
    if (begun === undefined) {
      plot.begun = 0;
      plot.on('plotly_beforeplot', () => { plot.begun += 1; });
    } else if (width === plot._fullLayout.width) {
      window.handed += 1;
      window.redrawn += plot.begun > begun;
    }
    return result;
  };
}"""


def test_after_a_choice_every_chart_is_drawn_once(reader):
    page = reader.visit("/front-door")
    page.evaluate(WATCH)
    choose(reader, "Referral source", "Police")
    page.wait_for_function("() => window.handed >= 5", timeout=60_000)
    reader.settled()
    assert page.evaluate("window.redrawn") == 0
