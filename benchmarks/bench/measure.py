"""Runs a program and says what it took."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Cost:
    """What one run of a program took.

    `seconds` is wall time from start to end of the process, `cpu` the user and system time of it
    and all that it started, in seconds; `memory` the largest resident set of any of them, in bytes.
    """

    seconds: float
    cpu: float
    memory: int


@dataclass(frozen=True)
class Run:
    """One run of a contender: what each of its programs took, one after the other."""

    parts: tuple[Cost, ...]

    @property
    def seconds(self) -> float:
        """The wall time of all."""
        return sum(part.seconds for part in self.parts)

    @property
    def cpu(self) -> float:
        """The processor's time of all, in seconds."""
        return sum(part.cpu for part in self.parts)

    @property
    def memory(self) -> int:
        """The largest resident set, in bytes."""
        return max(part.memory for part in self.parts)


class ContenderError(Exception):
    """A program did not end with 0."""


def run(argv: list[str], log: Path, environment: dict[str, str]) -> Cost:
    """Run a command, its output to `log`; raise ContenderError with its last lines if it fails."""
    _adopt_orphans()
    known = _children()
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=os.environ | environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    usages = [usage, *_end_of_orphans(known)]
    if process.returncode != 0:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
        raise ContenderError(f"exit {process.returncode}: " + "\n".join(last))
    # The system tells the largest resident set in KiB.
    return Cost(
        seconds,
        sum(each.ru_utime + each.ru_stime for each in usages),
        max(each.ru_maxrss for each in usages) * 1024,
    )


def _adopt_orphans() -> None:
    """Become the parent of what a program leaves behind, as Spark's Python does with its JVM."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children() -> set[int]:
    file = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(number) for number in file.read_text().split()} if file.exists() else set()


def _end_of_orphans(known: set[int]) -> list:
    usages = []
    while left := _children() - known:
        usages += [os.wait4(process, 0)[2] for process in left]
    return usages
