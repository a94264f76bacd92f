"""What is asked of Daybook's speed, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass

from bench.contenders import A_DAY, ALL, FLATTEN, SCALED, STAGES, TOKENS
from bench.datasets import USERS
from bench.fit import fit
from bench.results import Result, Results

TITLES = {
    "duckdb": "the fastest form of DuckDB",
    "dlt": "dlt",
    "pandas": "pandas",
    "spark": "Spark",
}
SMALL = 500
MIDDLE = 400_000
LARGE = 4_000_000
# Seconds: of wall time for all stages, and of the processor's for each.
DAY_WALL = 2.0
DAY_CPU = 1.5
# Of the largest peak of memory over that of the smallest size.
FLAT = 1.25
WITHIN = 0.10
# A line through two sizes has no residuals.
ENOUGH = 3


@dataclass(frozen=True)
class Claim:
    """One thing asked; `holds` is None where it could not be measured."""

    what: str
    asked: str
    measured: str
    holds: bool | None

    @property
    def verdict(self) -> str:
        """Whether it holds, in a word."""
        return {True: "yes", False: "**no**", None: "not measured"}[self.holds]


def claims(results: Results) -> list[Claim]:
    """Return all, in the order in which they are asked."""
    return [
        _beside(results, FLATTEN, "duckdb", MIDDLE, at_least=2.0),
        _beside(results, FLATTEN, "duckdb", LARGE, at_least=3.0),
        _beside(results, ALL, "duckdb", LARGE, at_least=1.0),
        _of_limit(results, MIDDLE),
        _of_limit(results, LARGE),
        _beside(results, FLATTEN, "dlt", MIDDLE, at_least=50.0),
        _beside(results, FLATTEN, "pandas", MIDDLE, at_least=10.0),
        _beside(results, FLATTEN, "spark", MIDDLE, at_least=5.0),
        *_day(results),
        *[_line(results, name) for name in SCALED],
        *[_flat(results, name) for name in SCALED],
    ]


def _beside(results: Results, name: str, peer: str, records: int, at_least: float) -> Claim:
    """Compare with the wall time of a peer's fastest form."""
    what = f"{name}, beside {TITLES[peer]}, {records:,} users"
    asked = f"at least {at_least:.1f} times as fast"
    ours = results.find(name, USERS.unit, records)
    theirs = results.fastest(peer, USERS.unit, records)
    if ours is None or theirs is None:
        return Claim(what, asked, "", None)
    times = theirs.seconds / ours.seconds
    measured = f"{times:.2f} times: {ours.seconds:.2f} s; {theirs.name} {theirs.seconds:.2f} s"
    return Claim(what, asked, measured, times >= at_least)


def _of_limit(results: Results, records: int) -> Claim:
    what = f"{FLATTEN}, bytes per CPU second beside the bare tokenizer's, {records:,} users"
    asked = "at least 35 %; the aim is 60 %"
    ours = results.find(FLATTEN, USERS.unit, records)
    limit = results.find(TOKENS, USERS.unit, records)
    if ours is None or limit is None:
        return Claim(what, asked, "", None)
    share = limit.cpu / ours.cpu
    measured = f"{100 * share:.0f} %: {ours.cpu:.2f} s of CPU; the tokenizer {limit.cpu:.2f} s"
    return Claim(what, asked, measured, share >= 0.35)


def _day(results: Results) -> list[Claim]:
    ours = results.find(A_DAY, USERS.unit, SMALL)
    whats = f"{A_DAY}, {SMALL} users", f"{A_DAY}, {SMALL} users, CPU of each process"
    askeds = f"under {DAY_WALL} s", f"under {DAY_CPU} s"
    if ours is None:
        return [Claim(what, asked, "", None) for what, asked in zip(whats, askeds, strict=True)]
    parts = {stage: ours.part(at).cpu for at, stage in enumerate(("extract", *STAGES))}
    measured = ", ".join(f"{stage} {cpu:.2f} s" for stage, cpu in parts.items())
    return [
        Claim(whats[0], askeds[0], f"{ours.seconds:.2f} s", ours.seconds < DAY_WALL),
        Claim(whats[1], askeds[1], measured, max(parts.values()) < DAY_CPU),
    ]


def _line(results: Results, name: str) -> Claim:
    points = results.series(name, USERS.unit)
    what = f"{name}, wall time as a + b·n{_span(points)}"
    asked = f"every residual within {100 * WITHIN:.0f} %"
    if len(points) < ENOUGH:
        return Claim(what, asked, "", None)
    line = fit([(point.size.records, point.seconds) for point in points])
    worst = max(points, key=lambda p: abs(line.residual(p.size.records, p.seconds)))
    residual = line.residual(worst.size.records, worst.seconds)
    measured = f"the largest is {100 * residual:+.1f} %, at {worst.size.title}"
    return Claim(what, asked, measured, abs(residual) <= WITHIN)


def _flat(results: Results, name: str) -> Claim:
    points = results.series(name, USERS.unit)
    what = f"{name}, peak memory{_span(points)}"
    asked = f"flat: the largest at most {FLAT} times that of the smallest size"
    if len(points) < ENOUGH:
        return Claim(what, asked, "", None)
    least, most = points[0].memory, max(point.memory for point in points)
    measured = f"{most / least:.2f} times: {least / 1e6:.0f} MB; {most / 1e6:.0f} MB"
    return Claim(what, asked, measured, most / least <= FLAT)


def _span(points: list[Result]) -> str:
    if len(points) < ENOUGH:
        return ""
    return f" from {points[0].size.records:,} to {points[-1].size.title}"
