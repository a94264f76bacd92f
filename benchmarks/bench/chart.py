"""Draws the wall times of all contenders, a panel a size."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

from bench.contenders import ALONE, EXTRACT
from bench.results import Result, Results, Size

WIDTH = 860
LEFT = 345
RIGHT = 780
BAR = 24
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 17px; font-weight: 600 }
  .size { font-size: 14px; font-weight: 600 }
  .note, .tick { fill: #59636e; font-size: 12px }
  .paper { fill: #ffffff } .grid { stroke: #d1d9e0 } .ours { fill: #0969da } .peer { fill: #9aa4b2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .note, .tick { fill: #9198a1 }
    .paper { fill: #0d1117 } .grid { stroke: #30363d } .ours { fill: #4493f8 }
    .peer { fill: #656c76 }
  }
"""


def chart(results: Results) -> str:
    """Return an SVG with the median wall times on a logarithmic axis that all panels share."""
    panels = [(size, _bars(results.of(size))) for size in results.sizes]
    panels = [(size, bars) for size, bars in panels if any(b.name not in ALONE for b in bars)]
    times = [bar.seconds for _, bars in panels for bar in bars]
    if not times:
        return '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    # The shortest bar, too, is long enough to be seen.
    axis = _Axis(math.floor(math.log10(0.8 * min(times))), math.ceil(math.log10(max(times))))
    parts: list[str] = []
    y = 74
    for size, bars in panels:
        parts += _panel(size, bars, axis, y)
        y += _height(bars) + 26
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" '
            'role="img" aria-label="Wall time of the contenders">',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{y}"/>',
            '<text class="title" x="16" y="28">From JSON to tables: seconds, median of the runs'
            "</text>",
            '<text class="note" x="16" y="48">Shorter is better; each step of the grid is ten times'
            " the one before. Of a peer with several forms the fastest is shown.</text>",
            *parts,
            "</svg>",
            "",
        ]
    )


class _Axis:
    """Where a time stands; from a power of ten to another."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = max(high, low + 1)

    def x(self, seconds: float) -> float:
        share = (math.log10(seconds) - self.low) / (self.high - self.low)
        return LEFT + (RIGHT - LEFT) * share

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]


def _bars(results: list[Result]) -> list[Result]:
    """Return what is drawn of a size, the fastest first: one form a peer, and all of ours."""
    found = [result for result in results if result.counts and result.name != EXTRACT]
    drawn = [
        result
        for result in found
        if result.peer == "daybook"
        or all(result.seconds <= other.seconds for other in found if other.peer == result.peer)
    ]
    return sorted(drawn, key=lambda result: result.seconds)


def _height(bars: list[Result]) -> int:
    return 44 + BAR * len(bars)


def _panel(size: Size, bars: list[Result], axis: _Axis, top: int) -> list[str]:
    bottom = top + 18 + BAR * len(bars)
    title = f"{size.title}, {size.bytes / 1e6:,.0f} MB of JSON"
    parts = [f'<text class="size" x="16" y="{top + 8}">{escape(title)}</text>']
    for tick in axis.ticks():
        x = f"{axis.x(tick):.1f}"
        parts.append(f'<line class="grid" x1="{x}" y1="{top + 16}" x2="{x}" y2="{bottom + 4}"/>')
        label = f'<text class="tick" x="{x}" y="{bottom + 18}" text-anchor="middle">{tick:g} s'
        parts.append(f"{label}</text>")
    for number, bar in enumerate(bars):
        y = top + 20 + BAR * number
        end = axis.x(bar.seconds)
        width = f"{end - LEFT:.1f}"
        kind = "ours" if bar.name.startswith("Daybook") else "peer"
        name = escape(bar.name)
        parts += [
            f'<text x="{LEFT - 10}" y="{y + 13}" text-anchor="end">{name}</text>',
            f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width}" height="17" rx="2"/>',
            f'<text x="{end + 6:.1f}" y="{y + 13}">{_seconds(bar.seconds)}</text>',
        ]
    return parts


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
