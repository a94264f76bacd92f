"""Results as tests need them."""

from __future__ import annotations

from bench.measure import Cost, Run
from bench.results import Result, Size


def run(*seconds: float, cpu: float = 2.0, memory: int = 100_000_000) -> Run:
    """Return a run of one program a number."""
    return Run(tuple(Cost(each, cpu * each, memory) for each in seconds))


def result(name: str, records: int, *seconds: float, **more) -> Result:
    """Return a result with one run a number."""
    peer = more.pop("peer", "daybook")
    unit = more.pop("unit", "users")
    costs = {key: more.pop(key) for key in ("cpu", "memory") if key in more}
    runs = tuple(run(each, **costs) for each in seconds)
    return Result(name, peer, Size(unit, records, 1000 * records), runs, **more)
