"""What the tests would not notice, module by module: no speed, but as slow as one."""

from tests.mutation.__main__ import main


def bench() -> None:
    """Print the table of every module."""
    main([])
