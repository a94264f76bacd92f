"""Results as values."""

from __future__ import annotations

import json

from bench.results import Results, from_json, to_json
from made import result, run

QUICK = result("DuckDB a", 400, 1.0, peer="duckdb")
SLOW = result("DuckDB b", 400, 9.0, 2.0, 3.0, peer="duckdb")
WRONG = result("DuckDB c", 400, 0.1, peer="duckdb", fault="orders: 2 rows, expected 3")
OURS = result("Daybook flatten", 4000, 5.0)
SMALL = result("Daybook flatten", 400, 1.5)
RESULTS = Results(
    [QUICK, SLOW, WRONG, SMALL, OURS, result("Daybook flatten", 400, 7, unit="orders")]
)


def test_the_median_of_the_runs_counts_and_the_largest_memory() -> None:
    assert (SLOW.seconds, SLOW.cpu) == (3.0, 6.0)
    costs = (run(1.0, memory=5), run(1.0, memory=7), run(1.0, memory=6))
    assert result("x", 1).counts is False
    assert max(cost.memory for cost in costs) == 7


def test_a_run_takes_what_its_programs_take_one_after_the_other() -> None:
    of_three = run(1.0, 2.0, 4.0)
    assert (of_three.seconds, of_three.cpu, of_three.memory) == (7.0, 14.0, 100_000_000)


def test_other_rows_never_count() -> None:
    assert RESULTS.fastest("duckdb", "users", 400) == QUICK
    assert RESULTS.find("DuckDB c", "users", 400) is None


def test_a_series_is_of_one_data_set_from_small_to_large() -> None:
    assert RESULTS.series("Daybook flatten", "users") == [SMALL, OURS]
    assert RESULTS.fastest("duckdb", "users", 4000) is None


def test_results_come_back_from_json_as_they_were() -> None:
    assert from_json(json.loads(json.dumps(to_json(RESULTS.all)))) == list(RESULTS.all)
