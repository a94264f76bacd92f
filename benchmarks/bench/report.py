"""Writes what was measured: results.md, results.json with all runs, and a chart."""

from __future__ import annotations

import json
from pathlib import Path

from bench.chart import chart
from bench.claims import WITHIN, claims
from bench.contenders import A_DAY, ALL, ALONE, EXTRACT, FLATTEN, SCALED, STAGES
from bench.datasets import USERS
from bench.fit import Line, fit
from bench.results import Result, Results, Size, to_json


def markdown(results: Results, facts: dict[str, str], image: str) -> str:
    """Return results.md."""
    lines = ["# Benchmark", ""]
    lines += ["Written by `./daybook bench`; [README.md](README.md) says how it is measured.", ""]
    lines += _rows(("", ""), facts.items())
    lines += ["", "## What is asked", ""]
    lines += ["Of wall times, where nothing else is said, and on the JDK in use.", ""]
    lines += _rows(
        ("", "asked", "measured", "holds"),
        [(claim.what, claim.asked, claim.measured, claim.verdict) for claim in claims(results)],
    )
    lines += ["", f"![Wall time of the contenders]({image})"]
    for size in results.sizes:
        lines += _day(size, results)
        if any(result.name not in ALONE for result in results.of(size)):
            lines += ["", f"## {size.title}, {size.bytes / 1e6:,.0f} MB of JSON", ""]
            lines += _contenders(results.of(size))
            lines += _shares(size, results)
    lines += _model(results)
    return "\n".join([*lines, ""])


def _rows(head: tuple[str, ...], rows, right: int | None = None) -> list[str]:
    """Return a table; the columns from `right` on are numbers."""
    right = len(head) if right is None else right
    rule = ["---" if at < right else "---:" for at in range(len(head))]
    return ["| " + " | ".join(row) + " |" for row in (head, rule, *rows)]


def _contenders(results: list[Result]) -> list[str]:
    ours = next((r for r in results if r.name == FLATTEN and r.counts), None)
    head = ("", "wall s", "CPU s", "MB/s", "MB per CPU s", "peak MB", "runs", "times flatten")
    rows = []
    for result in results:
        if result.name == EXTRACT:
            continue
        if not result.counts:
            rows.append((result.name, _reason(result), *[""] * (len(head) - 2)))
            continue
        times = f"{result.seconds / ours.seconds:.1f}" if ours else ""
        rows.append((result.name, *_costs(result), str(len(result.runs)), times))
    return _rows(head, rows, right=1)


def _reason(result: Result) -> str:
    if result.left:
        return result.left
    kind, _, reason = result.fault.partition(":")
    return f"**{kind}**: " + " ".join(reason.replace("|", "\\|").split())


def _costs(result: Result) -> tuple[str, ...]:
    megabytes = result.size.bytes / 1e6
    return (
        f"{result.seconds:.2f}",
        f"{result.cpu:.2f}",
        f"{megabytes / result.seconds:.0f}",
        f"{megabytes / result.cpu:.0f}",
        f"{result.memory / 1e6:.0f}",
    )


def _day(size: Size, results: Results) -> list[str]:
    """Return what each stage takes of a day, where all have been run as one."""
    day = results.find(A_DAY, size.unit, size.records)
    if day is None:
        return []
    stages = {stage: day.part(at) for at, stage in enumerate(("extract", *STAGES))}
    rows = [
        (stage, f"{r.seconds:.2f}", f"{r.cpu:.2f}", f"{r.memory / 1e6:.0f}", str(len(r.runs)))
        for stage, r in {**stages, "all": day}.items()
    ]
    return [
        "",
        f"## A day of {size.title}",
        "",
        "From the source to the published tables, as `./daybook run` starts the stages:",
        "",
        *_rows(("stage", "wall s", "CPU s", "peak MB", "runs"), rows, right=1),
    ]


def _shares(size: Size, results: Results) -> list[str]:
    """Return what each stage takes of the whole."""
    extract = results.find(EXTRACT, size.unit, size.records)
    rest = results.find(ALL, size.unit, size.records)
    if extract is None or rest is None:
        return []
    stages = {"extract": extract}
    stages |= {stage: rest.part(number) for number, stage in enumerate(STAGES)}
    seconds = sum(result.seconds for result in stages.values())
    cpu = sum(result.cpu for result in stages.values())
    head = ("stage", "wall s", "CPU s", "MB/s", "MB per CPU s", "peak MB", "of wall", "of CPU")
    rows = [
        (stage, *_costs(r), f"{100 * r.seconds / seconds:.0f} %", f"{100 * r.cpu / cpu:.0f} %")
        for stage, r in stages.items()
    ]
    return [
        "",
        "The stages of Daybook, each by itself; the source of extract runs on the same machine and "
        "takes its share of the processor, which is not counted here:",
        "",
        *_rows(head, rows, right=1),
    ]


def _model(results: Results) -> list[str]:
    """Return the cost of Daybook over all sizes, and how far it is from a line."""
    lines = []
    for name in SCALED:
        points = results.series(name, USERS.unit)
        if len(points) < 3:
            continue
        wall = fit([(point.size.records, point.seconds) for point in points])
        cpu = fit([(point.size.records, point.cpu) for point in points])
        rows = [
            (
                f"{point.size.records:,}",
                *_beside_line(wall, point.size.records, point.seconds),
                *_beside_line(cpu, point.size.records, point.cpu),
                f"{point.memory / 1e6:.0f}",
            )
            for point in points
        ]
        lines += ["", f"### {name}", ""]
        lines += _rows(
            ("users", "wall s", "line", "residual", "CPU s", "line", "residual", "peak MB"),
            rows,
            right=0,
        )
        lines += ["", _formula("Wall time", wall, points), _formula("CPU time", cpu, points)]
    if not lines:
        return []
    return [
        "",
        "## Cost over size",
        "",
        "The line a + b·n with the least squares of relative residuals; a residual is the share of "
        "the measured time by which it is above the line.",
        *lines,
    ]


def _beside_line(line: Line, records: int, cost: float) -> tuple[str, ...]:
    residual = line.residual(records, cost)
    return f"{cost:.2f}", f"{line.at(records):.2f}", f"{100 * residual:+.1f} %"


def _formula(what: str, line: Line, points: list[Result]) -> str:
    costs = [point.seconds if what == "Wall time" else point.cpu for point in points]
    worst = max(
        abs(line.residual(point.size.records, cost))
        for point, cost in zip(points, costs, strict=True)
    )
    verdict = "all residuals are" if worst <= WITHIN else "not all residuals are"
    return (
        f"- {what}: {line.a:.2f} s + {1e6 * line.b:.2f} s for each million users; {verdict} "
        f"within {100 * WITHIN:.0f} %."
    )


def write(folder: Path, results: list[Result], facts: dict[str, str]) -> None:
    """Write all three files into a folder."""
    found = Results(results)
    (folder / "results.svg").write_text(chart(found), encoding="utf-8")
    (folder / "results.md").write_text(markdown(found, facts, "results.svg"), encoding="utf-8")
    values = {"facts": facts, "results": to_json(results)}
    text = json.dumps(values, indent=1, ensure_ascii=False) + "\n"
    (folder / "results.json").write_text(text, encoding="utf-8")
