"""What is asked, against what was measured."""

from __future__ import annotations

import pytest

from bench.claims import Claim, claims
from bench.results import Result, Results
from made import result, run

FLATTEN = "Daybook flatten"
ALL = "Daybook flatten, validate, export"
A_DAY = "Daybook, all stages of a day"
SIZES = (40_000, 400_000, 4_000_000)


def found(*results: Result) -> dict[str, Claim]:
    return {claim.what: claim for claim in claims(Results(results))}


@pytest.mark.parametrize(
    ("ours", "holds", "measured"),
    [
        (1.0, True, "2.00 times: 1.00 s; DuckDB b 2.00 s"),
        (1.01, False, "1.98 times: 1.01 s; DuckDB b 2.00 s"),
    ],
)
def test_flatten_is_compared_with_the_fastest_form(ours: float, holds: bool, measured: str) -> None:
    claim = found(
        result(FLATTEN, 400_000, ours),
        result("DuckDB a", 400_000, 2.5, peer="duckdb"),
        result("DuckDB b", 400_000, 2.0, peer="duckdb"),
        result("DuckDB c", 400_000, 0.5, peer="duckdb", fault="users: other values"),
    )[f"{FLATTEN}, beside the fastest form of DuckDB, 400,000 users"]
    assert claim == Claim(claim.what, "at least 2.0 times as fast", measured, holds)


def test_what_does_not_hold_is_said_not_to_hold() -> None:
    assert [Claim("", "", "", holds).verdict for holds in (True, False, None)] == [
        "yes",
        "**no**",
        "not measured",
    ]


def test_a_share_of_the_tokenizer_is_one_of_cpu_time() -> None:
    results = result(FLATTEN, 400_000, 2.0), result("Jackson, tokens only", 400_000, 0.69)
    claim = found(*results)[
        f"{FLATTEN}, bytes per CPU second beside the bare tokenizer's, 400,000 users"
    ]
    assert claim.measured == "34 %: 4.00 s of CPU; the tokenizer 1.38 s"
    assert claim.holds is False


@pytest.mark.parametrize(
    ("middle", "holds", "measured"),
    [
        (4.8, True, "the largest is +3.9 %, at 400,000 users"),
        (7.0, False, "the largest is +27.7 %, at 400,000 users"),
    ],
)
def test_the_largest_residual_decides(middle: float, holds: bool, measured: str) -> None:
    seconds = (0.9, middle, 40.5)
    claim = found(*[result(FLATTEN, n, s) for n, s in zip(SIZES, seconds, strict=True)])[
        f"{FLATTEN}, wall time as a + b·n from 40,000 to 4,000,000 users"
    ]
    assert claim.holds is holds
    assert claim.measured == measured


@pytest.mark.parametrize(
    ("seconds", "cpu", "holds"),
    [
        ((0.5, 0.5, 0.5, 0.4), 2.0, (True, True)),
        ((0.5, 0.5, 0.5, 0.5), 2.0, (False, True)),
        ((0.1, 0.8, 0.1, 0.1), 1.875, (True, False)),
    ],
)
def test_a_day_is_judged_whole_and_its_processes_each(
    seconds: tuple[float, ...], cpu: float, holds: tuple[bool, bool]
) -> None:
    day = Result(A_DAY, "daybook", result(A_DAY, 500).size, (run(*seconds, cpu=cpu),))
    results = found(day)
    wall, each = results[f"{A_DAY}, 500 users"], results[f"{A_DAY}, 500 users, CPU of each process"]
    assert (wall.holds, each.holds) == holds
    assert wall.measured == f"{sum(seconds):.2f} s"
    assert each.measured == ", ".join(
        f"{stage} {cpu * part:.2f} s"
        for stage, part in zip(("extract", "flatten", "validate", "export"), seconds, strict=True)
    )


@pytest.mark.parametrize(("peak", "holds"), [(125_000_000, True), (126_000_000, False)])
def test_memory_is_flat_if_it_grows_by_a_quarter_at_most(peak: int, holds: bool) -> None:
    peaks = (100_000_000, peak, 110_000_000)
    claim = found(*[result(ALL, n, 1.0, memory=m) for n, m in zip(SIZES, peaks, strict=True)])[
        f"{ALL}, peak memory from 40,000 to 4,000,000 users"
    ]
    assert claim.holds is holds


def test_what_was_not_run_is_not_measured() -> None:
    results = found(result(FLATTEN, 400_000, 1.0), result(FLATTEN, 40_000, 0.2))
    assert len(results) == 16
    assert {claim.verdict for claim in results.values()} == {"not measured"}
