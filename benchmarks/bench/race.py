"""Runs the contenders in turn."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import check, measure
from bench.contenders import Contender, python
from bench.data import ENVIRONMENT, Data
from bench.places import STATE
from bench.results import Result, Size

MINUTE = 60.0
# A form of a peer that takes so much longer than its fastest is not run again.
SLOWER = 1.25

Digest = Callable[[dict[str, list[Path]]], dict[str, dict]]


def digest(files: dict[str, list[Path]]) -> dict[str, dict]:
    """Return the digest of tables by the Python that has DuckDB."""
    return check.digest(python("duckdb"), files)


@dataclass
class Lane:
    """A contender, its runs so far, and what is wrong with it."""

    contender: Contender
    fault: str = ""
    runs: list[measure.Run] = field(default_factory=list)

    def is_done(self, lanes: list[Lane]) -> bool:
        """Whether more runs would tell nothing that is worth their time."""
        if self.fault or not self.runs:
            return bool(self.fault)
        first = self.runs[0].seconds
        if first > 3 * MINUTE or (first > MINUTE and len(self.runs) >= 3):
            return True
        rivals = [lane for lane in lanes if lane.contender.peer == self.contender.peer]
        fastest = min(lane.runs[0].seconds for lane in rivals if lane.runs)
        return self.contender.peer != "daybook" and first > SLOWER * fastest


@dataclass(frozen=True)
class Race:
    """One size of the data on which contenders run in turn, `rounds` times.

    `faults` says of peers why they can't take part; `digest` gives that of tables.
    """

    made: Data
    rounds: int
    faults: dict[str, str]
    digest: Digest = digest

    def run(self, contenders: list[Contender]) -> list[Result]:
        """Run them; the rows of the first that makes tables are what is expected of all."""
        tried = [each for each in contenders if not each.left(self.made.records)]
        lanes = [Lane(each, self.faults.get(each.peer, "")) for each in tried]
        _warm(self.made)
        expected: dict[str, dict] = {}
        for turn in range(1, self.rounds + 1):
            for lane in lanes:
                if not lane.is_done(lanes):
                    expected = self._turn(lane, turn, expected)
        size = Size(self.made.dataset.unit, self.made.records, self.made.bytes)
        found = {lane.contender.name: lane for lane in lanes}
        return [_result(each, size, found.get(each.name)) for each in contenders]

    def _turn(self, lane: Lane, turn: int, expected: dict[str, dict]) -> dict[str, dict]:
        """Run one contender once, in the first round with a look at its rows."""
        contender = lane.contender
        try:
            run, found = self._one(contender, has_rows=turn == 1)
        except (measure.ContenderError, OSError, ValueError) as fault:
            lane.fault = f"failed: {fault}"
            say(f"{contender.name} {lane.fault}")
            return expected
        lane.runs.append(run)
        say(
            f"  {turn}/{self.rounds} {contender.name:<46} {run.seconds:8.2f} s "
            f"{run.cpu:8.2f} s CPU {run.memory / 1e6:6.0f} MB"
        )
        differences = check.differences(found, expected, contender.in_order) if found else []
        if differences:
            lane.fault = "made other rows: " + "; ".join(differences)
            say(f"{contender.name} {lane.fault}")
        return expected or found

    def _one(self, contender: Contender, *, has_rows: bool) -> tuple[measure.Run, dict[str, dict]]:
        # In memory, where the system has such a folder: what a disk takes is nobody's merit.
        memory = Path("/dev/shm")  # noqa: S108
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            output = Path(folder)
            with contender.surroundings(self.made, output) as more:
                first, *others = contender.command(self.made, output)
                parts = tuple(
                    measure.run(argv, STATE / "last.log", ENVIRONMENT)
                    for argv in ([*first, *more], *others)
                )
            if not has_rows or contender.files is None:
                return measure.Run(parts), {}
            files = {t: contender.files(output, t) for t in self.made.dataset.tables}
            return measure.Run(parts), self.digest(files)


def _result(contender: Contender, size: Size, lane: Lane | None) -> Result:
    result = Result(contender.name, contender.peer, size)
    if lane is None:
        return dataclasses.replace(result, left=contender.left(size.records))
    return dataclasses.replace(result, runs=tuple(lane.runs), fault=lane.fault)


def _warm(made: Data) -> None:
    """Read all input once, so that it is in the page cache."""
    for file in [made.ndjson, *made.pages.iterdir(), *made.staging.rglob("*.zst")]:
        with file.open("rb") as stream:
            while stream.read(1 << 24):
                pass


START = time.monotonic()


def say(line: str) -> None:
    """Tell the person what happens, and when."""
    minutes, seconds = divmod(int(time.monotonic() - START), 60)
    print(f"{minutes:3}:{seconds:02} {line}", file=sys.stderr, flush=True)
