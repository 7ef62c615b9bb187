"""Commands killed at drawn moments, on copies of a small store; `trial` says what must be so afterwards."""
