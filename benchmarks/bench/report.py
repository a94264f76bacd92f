"""Writes what was measured: results.json, results.md and a chart."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bench.measure import Cost


@dataclass(frozen=True)
class Result:
    """The runs of one contender on one size, or why there are none."""

    name: str
    peer: str
    records: int
    bytes: int
    costs: tuple[Cost, ...]
    fault: str = ""

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(cost.seconds for cost in self.costs)

    @property
    def cpu(self) -> float:
        """The median of the processor's time, in seconds."""
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def memory(self) -> int:
        """The largest resident set of all runs, in bytes."""
        return max(cost.memory for cost in self.costs)


def markdown(results: list[Result], facts: dict[str, str], chart: str) -> str:
    """Returns results.md."""
    lines = ["# Benchmark", ""]
    lines += ["Written by `./daybook bench`; [README.md](README.md) says how it is measured.", ""]
    lines += ["| | |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in facts.items()]
    for records in sorted({result.records for result in results}):
        of_size = [result for result in results if result.records == records]
        lines += ["", f"## {records:,} users, {of_size[0].bytes / 1e6:,.0f} MB of JSON", ""]
        lines += _table(of_size)
    lines += ["", f"![Wall time of the contenders]({chart})", ""]
    return "\n".join(lines)


def _table(results: list[Result]) -> list[str]:
    ours = next((result for result in results if result.name == "Daybook flatten"), None)
    lines = ["| | wall s | CPU s | MB/s | MB per CPU s | peak MB | runs | times flatten |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for result in results:
        if not result.costs:
            lines.append(f"| {result.name} | missing: {result.fault} | | | | | | |")
            continue
        times = f"{result.seconds / ours.seconds:.1f}" if ours and ours.costs else ""
        megabytes = result.bytes / 1e6
        lines.append(
            f"| {result.name} | {result.seconds:.2f} | {result.cpu:.2f} "
            f"| {megabytes / result.seconds:.0f} | {megabytes / result.cpu:.0f} "
            f"| {result.memory / 1e6:.0f} | {len(result.costs)} | {times} |"
        )
    return lines


def chart(results: list[Result]) -> str:
    """Returns a bar chart (SVG) of the wall times of the largest size that most contenders ran."""
    records = min(result.records for result in results)
    bars = [result for result in results if result.records == records and result.costs]
    bars.sort(key=lambda result: result.seconds)
    longest = max(result.seconds for result in bars)
    height = 26 * len(bars) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="720" height="{height}" fill="#ffffff"/>',
        f'<text x="10" y="22" font-weight="bold">Seconds for {records:,} users (median)</text>',
    ]
    for index, result in enumerate(bars):
        y = 36 + 26 * index
        width = max(2, 330 * result.seconds / longest)
        colour = "#1f6feb" if result.name.startswith("Daybook") else "#9aa4b2"
        parts.append(f'<text x="280" y="{y + 14}" text-anchor="end">{escape(result.name)}</text>')
        parts.append(f'<rect x="290" y="{y}" width="{width:.0f}" height="18" fill="{colour}"/>')
        parts.append(f'<text x="{296 + width:.0f}" y="{y + 14}">{result.seconds:.1f}</text>')
    return "\n".join([*parts, "</svg>", ""])


def write(folder: Path, results: list[Result], facts: dict[str, str]) -> None:
    """Writes both files into a folder."""
    (folder / "results.svg").write_text(chart(results), encoding="utf-8")
    (folder / "results.md").write_text(markdown(results, facts, "results.svg"), encoding="utf-8")
