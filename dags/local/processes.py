"""The processes of one local Airflow: each started in a session of its own, found again, ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Session:
    """A started process and all that descend from it.

    A task's process leaves the group of its parent and outlives it; the session it keeps. ``began``
    is the leader's start in seconds since the epoch, which tells it from a later process that was
    given the same number.
    """

    id: int
    began: float

    def leader(self) -> psutil.Process | None:
        """Return the started process; None if it has ended."""
        try:
            process = psutil.Process(self.id)
            is_alive = process.status() != psutil.STATUS_ZOMBIE
            return process if is_alive and process.create_time() == self.began else None
        except psutil.NoSuchProcess:
            return None

    def members(self) -> list[psutil.Process]:
        """Return the processes that live, also when the leader has ended."""
        if self.leader() is None and psutil.pid_exists(self.id) and not self._is_zombie():
            return []  # The number was free to be given again, so all of ours had ended.
        return [process for process in psutil.process_iter() if self._has(process)]

    def _is_zombie(self) -> bool:
        try:
            return psutil.Process(self.id).status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    def _has(self, process: psutil.Process) -> bool:
        try:
            return (
                os.getsid(process.pid) == self.id
                and process.create_time() >= self.began
                and process.status() != psutil.STATUS_ZOMBIE
            )
        except (OSError, psutil.Error):
            return False


class Processes:
    """What runs for one home."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def start(self, name: str, argv: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start a process that outlives this one and write its output to ``log(name)``."""
        with self.log(name).open("wb") as log:
            process = subprocess.Popen(
                argv,
                cwd=self._home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        began = psutil.Process(process.pid).create_time()
        self._file(name).write_text(f"{process.pid} {began!r}\n", encoding="ascii")

    def log(self, name: str) -> Path:
        """Return where a process writes."""
        return self._home / "logs" / f"{name}.log"

    def pid(self, name: str) -> int | None:
        """Return the id of a started process; None if it does not run."""
        session = _read(self._file(name))
        leader = session.leader() if session else None
        return leader.pid if leader else None

    def all(self) -> list[psutil.Process]:
        """Return every process of this home, children and orphans included."""
        return [process for session in self._sessions() for process in session.members()]

    def end(self, grace: float) -> None:
        """End every process: asks, waits ``grace`` seconds at most, then kills."""
        leaders = [leader for session in self._sessions() if (leader := session.leader())]
        for leader in leaders:
            _send(leader, signal.SIGTERM)
        psutil.wait_procs(leaders, timeout=grace)
        self.kill()

    def kill(self) -> None:
        """Kill every process, and those that they start meanwhile."""
        while remaining := self.all():
            for process in remaining:
                _send(process, signal.SIGKILL)
            psutil.wait_procs(remaining, timeout=1)
        for file in self._files():
            file.unlink()

    def _sessions(self) -> list[Session]:
        return [session for file in self._files() if (session := _read(file))]

    def _files(self) -> list[Path]:
        return sorted((self._home / "run").glob("*.pid"))

    def _file(self, name: str) -> Path:
        return self._home / "run" / f"{name}.pid"


def _read(file: Path) -> Session | None:
    try:
        number, began = file.read_text(encoding="ascii").split()
        return Session(int(number), float(began))
    except (OSError, ValueError):
        return None


def _send(process: psutil.Process, number: signal.Signals) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(number)
