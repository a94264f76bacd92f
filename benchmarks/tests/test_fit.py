"""A line over the number of records."""

from __future__ import annotations

import random

import pytest

from bench.fit import Line, fit


def test_points_on_a_line_give_that_line() -> None:
    line = fit([(n, 0.4 + 2e-6 * n) for n in (40_000, 400_000, 4_000_000)])
    assert line.a == pytest.approx(0.4)
    assert line.b == pytest.approx(2e-6)


def test_the_start_counts_as_much_as_the_largest_size() -> None:
    points = [(1, 1.0), (10, 2.0), (1000, 100.0)]
    line = fit(points)
    # Without weights the line would miss the first point by more than a third.
    assert all(abs(line.residual(n, cost)) < 0.25 for n, cost in points)


def test_no_other_line_has_smaller_relative_residuals() -> None:
    dice = random.Random(7)
    points = [
        (n, (0.5 + 3e-6 * n) * dice.uniform(0.8, 1.2)) for n in range(40_000, 4_000_000, 90_001)
    ]
    best = fit(points)

    def squares(line: Line) -> float:
        return sum(line.residual(n, cost) ** 2 for n, cost in points)

    for a in (0.99, 1.0, 1.01):
        for b in (0.99, 1.0, 1.01):
            assert squares(Line(best.a * a, best.b * b)) >= squares(best)


def test_a_residual_is_a_share_of_what_was_measured() -> None:
    assert Line(1.0, 0.5).residual(6, 5.0) == pytest.approx(0.2)
    assert Line(1.0, 0.5).residual(6, 3.2) == pytest.approx(-0.25)


def test_one_size_gives_no_line() -> None:
    with pytest.raises(ValueError, match="2 points give no line; expected two sizes at least"):
        fit([(40_000, 1.0), (40_000, 1.1)])
