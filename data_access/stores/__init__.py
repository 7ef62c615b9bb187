"""Where snapshots are kept: a folder of DuckDB files, or PostgreSQL."""
