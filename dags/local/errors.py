"""The error that ends a command with one line."""

from __future__ import annotations

UNAVAILABLE = 69
CONFIGURATION = 78


class LocalError(Exception):
    """What was found, what was expected, where and what to do, with the exit code that it gives."""

    def __init__(self, message: str, exit_code: int = CONFIGURATION) -> None:
        super().__init__(message)
        self.exit_code = exit_code
