"""Runs a program and says what it took."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run of a program took.

    `seconds` is wall time from start to end of the process, `cpu` the user and system time of it and
    all that it started, in seconds; `memory` the largest resident set of any one of them, in bytes.
    """

    seconds: float
    cpu: float
    memory: int


class ContenderFailed(Exception):
    """A program did not end with 0."""


def run(argv: list[str], log: Path, environment: dict[str, str]) -> Cost:
    """Runs a command; its output goes to `log`. Raises ContenderFailed with its last lines."""
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=os.environ | environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
        raise ContenderFailed(f"exit {process.returncode}: " + "\n".join(last))
    # The system tells the largest resident set in KiB.
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
