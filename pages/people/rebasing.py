"""Decisions to work limits out anew are `metrics.state.decisions`."""
