"""The keeping of forecasts shown is `metrics.state.forecasts`."""
