"""The cost of a program as a line over the number of records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """The cost `a + b * n`: `a` seconds for the start, `b` for each record."""

    a: float
    b: float

    def at(self, n: float) -> float:
        """Return the cost of n records."""
        return self.a + self.b * n

    def residual(self, n: float, measured: float) -> float:
        """Return by which share of the measured cost it is above the line."""
        return (measured - self.at(n)) / measured


def fit(points: list[tuple[float, float]]) -> Line:
    """Return the line through (n, cost) whose relative residuals have the least sum of squares."""
    if len({n for n, _ in points}) < 2:
        raise ValueError(f"{len(points)} points give no line; expected two sizes at least")
    # Each point counts by one over the square of its cost: ten per cent of a second weigh as much
    # as ten per cent of a minute.
    weights = [1 / cost**2 for _, cost in points]
    total = sum(weights)
    mean_n = sum(w * n for w, (n, _) in zip(weights, points, strict=True)) / total
    mean_cost = sum(w * cost for w, (_, cost) in zip(weights, points, strict=True)) / total
    spread = sum(w * (n - mean_n) ** 2 for w, (n, _) in zip(weights, points, strict=True))
    both = sum(
        w * (n - mean_n) * (cost - mean_cost) for w, (n, cost) in zip(weights, points, strict=True)
    )
    b = both / spread
    return Line(mean_cost - b * mean_n, b)
