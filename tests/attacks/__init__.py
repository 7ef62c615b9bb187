"""Attacks on the public figures, each with a twin that must succeed: `make attack`."""
