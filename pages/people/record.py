"""The record of every look is `metrics.state.record`."""
