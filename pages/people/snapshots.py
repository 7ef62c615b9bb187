"""The choice of a snapshot is `metrics.known.snapshots`."""
