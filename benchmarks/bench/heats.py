"""The sizes of one run of the benchmark, each measured by itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bench import data
from bench.contenders import SCALED, Contender, contenders
from bench.datasets import DAY, SHOP, USERS, Dataset
from bench.jdks import Jdk
from bench.places import STATE
from bench.race import Race, say
from bench.results import Result, from_json, to_json


@dataclass(frozen=True)
class Heat:
    """One size of a data set; unless it is `whole`, only those run whose cost is followed.

    There are `times` as many rounds as of others: those of a small size are over within a minute,
    and a slow minute of the machine would be all that is measured.
    """

    dataset: Dataset
    records: int
    whole: bool = True
    times: int = 1

    @property
    def name(self) -> str:
        """The name of its folder and its file."""
        return f"{self.dataset.name}-{self.records}"


QUICK = [Heat(DAY, 500), Heat(USERS, 40_000), Heat(SHOP, 10_000)]
FULL = [
    Heat(DAY, 500, times=3),
    Heat(USERS, 40_000, whole=False, times=3),
    Heat(USERS, 120_000, whole=False, times=3),
    Heat(USERS, 400_000),
    Heat(USERS, 1_200_000, whole=False),
    Heat(USERS, 4_000_000),
    Heat(SHOP, 400_000),
]


@dataclass(frozen=True)
class Bench:
    """What is the same for all sizes of a run.

    `only` names the peers that take part, all if it is empty; `faults` says why some of them can't.
    `facts` is what results depend on. With `resume`, what a run before this has measured of a size
    is taken as it is, if it depends on the same.
    """

    jdk: Jdk
    others: list[Jdk]
    rounds: int
    only: list[str]
    faults: dict[str, str]
    facts: dict[str, str]
    resume: bool = False
    state: Path = STATE

    def measure(self, heat: Heat) -> list[Result]:
        """Make the data of a size where it is not there yet, and run all that take part."""
        field = self._field(heat)
        kept = self._kept(heat, field) if self.resume else []
        if kept:
            say(f"== {heat.records:,} {heat.dataset.unit}: measured before")
            return kept
        say(f"== {heat.records:,} {heat.dataset.unit}: making the data where it is not there yet")
        folder = self.state / "data" / heat.name
        made = data.make(folder, heat.dataset, heat.records, self.jdk.tool("java"))
        results = Race(made, self.rounds * heat.times, self.faults).run(field)
        text = json.dumps({"key": self._key(heat, field), "results": to_json(results)})
        self._file(heat).write_text(text, encoding="utf-8")
        return results

    def _field(self, heat: Heat) -> list[Contender]:
        return [
            contender
            for contender in contenders(heat.dataset, self.jdk, self.others)
            if (heat.whole or contender.name in SCALED)
            and (not self.only or contender.peer in self.only)
        ]

    def _key(self, heat: Heat, field: list[Contender]) -> list:
        return [self.rounds * heat.times, self.facts, [contender.name for contender in field]]

    def _file(self, heat: Heat) -> Path:
        return self.state / f"{heat.name}.json"

    def _kept(self, heat: Heat, field: list[Contender]) -> list[Result]:
        file = self._file(heat)
        kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return from_json(kept["results"]) if kept.get("key") == self._key(heat, field) else []
