"""What was measured, as values that can be kept."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Cost, Run


@dataclass(frozen=True)
class Size:
    """A size of a data set; `unit` names its records, `bytes` is the size of all its pages."""

    unit: str
    records: int
    bytes: int

    @property
    def title(self) -> str:
        """What it is called, for a person."""
        return f"{self.records:,} {self.unit}"


@dataclass(frozen=True)
class Result:
    """The runs of one contender on one size.

    `fault` says what is wrong with it: it can't be installed, has failed or made other rows. `left`
    says why it wasn't tried, which is no fault.
    """

    name: str
    peer: str
    size: Size
    runs: tuple[Run, ...] = ()
    fault: str = ""
    left: str = ""

    @property
    def counts(self) -> bool:
        """Whether its time may be compared with that of others."""
        return bool(self.runs) and not self.fault

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor's time, in seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def memory(self) -> int:
        """The largest resident set of all runs, in bytes."""
        return max(run.memory for run in self.runs)

    def part(self, number: int) -> Result:
        """Return what one of its programs took."""
        runs = tuple(Run((run.parts[number],)) for run in self.runs)
        return dataclasses.replace(self, runs=runs)


class Results:
    """The results of all sizes, in the order of the run."""

    def __init__(self, results: Iterable[Result]) -> None:
        self.all = tuple(results)
        self.sizes = tuple(dict.fromkeys(result.size for result in self.all))

    def of(self, size: Size) -> list[Result]:
        """Return the results of one size."""
        return [result for result in self.all if result.size == size]

    def series(self, name: str, unit: str) -> list[Result]:
        """Return what counts of one contender, from the smallest size to the largest."""
        found = [r for r in self.all if r.name == name and r.size.unit == unit and r.counts]
        return sorted(found, key=lambda result: result.size.records)

    def find(self, name: str, unit: str, records: int) -> Result | None:
        """Return the result of a contender on a size, if it counts."""
        found = [r for r in self.series(name, unit) if r.size.records == records]
        return found[0] if found else None

    def fastest(self, peer: str, unit: str, records: int) -> Result | None:
        """Return the fastest form of a peer on a size, if one counts."""
        found = [
            r
            for r in self.all
            if r.peer == peer and (r.size.unit, r.size.records) == (unit, records) and r.counts
        ]
        return min(found, key=lambda result: result.seconds, default=None)


def to_json(results: Iterable[Result]) -> list[dict]:
    """Return results as JSON holds them."""
    return [dataclasses.asdict(result) for result in results]


def from_json(values: list[dict]) -> list[Result]:
    """Return the results that `to_json` has taken apart."""
    return [
        Result(
            **value
            | {
                "size": Size(**value["size"]),
                "runs": tuple(
                    Run(tuple(Cost(**part) for part in run["parts"])) for run in value["runs"]
                ),
            }
        )
        for value in values
    ]
