"""From a question to one SELECT, and from its rows to figures."""
