"""A council's own words for what it sends: `mapping.toml`, proposed once, edited by a person, used since."""
