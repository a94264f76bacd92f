"""results.md, results.json and the chart."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bench import report
from bench.chart import chart
from bench.measure import Cost, Run
from bench.results import Result, Results, from_json
from made import result

FLATTEN = "Daybook flatten"
ALL = "Daybook flatten, validate, export"
STAGES = (Cost(3.0, 5.0, 200_000_000), Cost(4.0, 6.0, 400_000_000), Cost(2.0, 3.0, 60_000_000))
WHOLE = [
    result(FLATTEN, 400_000, 2.0, 3.0, 9.0),
    Result(ALL, "daybook", result(ALL, 400_000).size, (Run(STAGES),)),
    result("Daybook extract", 400_000, 6.0, cpu=1.0),
    result("DuckDB a", 400_000, 3.6, peer="duckdb"),
    result("DuckDB b", 400_000, 30.0, peer="duckdb"),
    result(
        "polars", 400_000, 1.5, peer="polars", fault="made other rows: users: 3 rows,\nexpected 4"
    ),
    result("dlt", 400_000, peer="dlt", fault="missing: no | network"),
    result("pandas", 400_000, peer="pandas", left="not tried above 1: far too slow there"),
]
SERIES = [result(FLATTEN, n, s) for n, s in ((40_000, 0.8), (120_000, 1.2), (4_000_000, 20.6))]


def rows(text: str, name: str) -> list[str]:
    """Return the lines of tables that begin with a cell."""
    return [line for line in text.splitlines() if line.startswith(f"| {name} |")]


def markdown(results: list[Result]) -> str:
    return report.markdown(Results(results), {"date": "2026-11-21"}, "results.svg")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        (FLATTEN, "| 3.00 | 6.00 | 133 | 67 | 100 | 3 | 1.0 |"),
        ("DuckDB b", "| 30.00 | 60.00 | 13 | 7 | 100 | 1 | 10.0 |"),
        ("polars", "| **made other rows**: users: 3 rows, expected 4 | | | | | | |"),
        ("dlt", "| **missing**: no \\| network | | | | | | |"),
        ("pandas", "| not tried above 1: far too slow there | | | | | | |"),
    ],
)
def test_a_contender_has_its_costs_or_the_reason_why_not(name: str, row: str) -> None:
    (line,) = rows(markdown(WHOLE), name)
    assert line.replace("|  ", "| ") == f"| {name} {row}"


@pytest.mark.parametrize(
    ("stage", "row"),
    [
        ("extract", "| 6.00 | 6.00 | 67 | 67 | 100 | 40 % | 30 % |"),
        ("flatten", "| 3.00 | 5.00 | 133 | 80 | 200 | 20 % | 25 % |"),
        ("validate", "| 4.00 | 6.00 | 100 | 67 | 400 | 27 % | 30 % |"),
        ("export", "| 2.00 | 3.00 | 200 | 133 | 60 | 13 % | 15 % |"),
    ],
)
def test_each_stage_has_its_share_of_the_day(stage: str, row: str) -> None:
    assert rows(markdown(WHOLE), stage) == [f"| {stage} {row}"]


def test_extract_makes_no_tables_and_is_no_contender() -> None:
    assert rows(markdown(WHOLE), "Daybook extract") == []


def test_without_extract_there_are_no_shares() -> None:
    assert rows(markdown([r for r in WHOLE if r.name != "Daybook extract"]), "flatten") == []


def test_the_cost_over_size_stands_beside_its_line() -> None:
    text = markdown(SERIES)
    assert rows(text, "120,000") == [
        "| 120,000 | 1.20 | 1.20 | +0.0 % | 2.40 | 2.40 | +0.0 % | 100 |"
    ]
    assert (
        "- Wall time: 0.60 s + 5.00 s for each million users; all residuals are within 10 %."
        in text
    )


def test_a_residual_above_the_bar_is_said() -> None:
    text = markdown([*SERIES, result(FLATTEN, 1_200_000, 9.0)])
    assert "users; not all residuals are within 10 %." in text


def test_sizes_that_only_we_ran_have_no_table_of_contenders() -> None:
    text = markdown([*SERIES, *WHOLE])
    assert "## 400,000 users, 400 MB of JSON" in text
    assert "## 120,000 users" not in text


def test_a_day_has_a_table_of_its_stages_and_is_not_in_the_chart() -> None:
    extract = Cost(0.5, 0.75, 90_000_000)
    name = "Daybook, all stages of a day"
    day = Result(name, "daybook", result(name, 500).size, (Run((extract, *STAGES)),))
    text = markdown([day, *WHOLE])
    assert "## A day of 500 users" in text
    assert "## 500 users" not in text
    assert rows(text, "extract")[0] == "| extract | 0.50 | 0.75 | 90 | 1 |"
    assert rows(text, "all") == ["| all | 9.50 | 14.75 | 400 | 1 |"]
    assert not [t for t in texts(chart(Results([day, *WHOLE]))) if t.startswith("500 users")]


def test_all_runs_are_kept_beside_the_tables(tmp_path: Path) -> None:
    report.write(tmp_path, WHOLE, {"machine": "2 x größer"})
    kept = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert kept["facts"] == {"machine": "2 x größer"}
    assert from_json(kept["results"]) == WHOLE
    assert "![Wall time of the contenders](results.svg)" in (tmp_path / "results.md").read_text()


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.text]


def test_the_chart_shows_the_fastest_form_of_each_that_counts_with_its_time() -> None:
    found = texts(chart(Results([*WHOLE, *SERIES])))
    names = [text for text in found if text in {each.name for each in WHOLE}]
    assert names == [FLATTEN, "DuckDB a", ALL]
    assert [text for text in found if text in {"3.00", "3.60", "9.00"}] == ["3.00", "3.60", "9.00"]
    assert "400,000 users, 400 MB of JSON" in found
    assert not [text for text in found if text.startswith("120,000")]


def test_ten_times_the_time_is_one_step_of_the_grid_further() -> None:
    peers = [result(n, 400, s, peer=n) for n, s in (("a", 1.0), ("b", 10.0), ("c", 100.0))]
    svg = ElementTree.fromstring(chart(Results([result(FLATTEN, 400, 2.0), *peers])))
    bars = [e for e in svg.iter() if e.get("class") == "peer"]
    widths = [float(bar.get("width", 0)) for bar in bars]
    assert widths[1] - widths[0] == pytest.approx(widths[2] - widths[1], abs=0.2)
    assert widths[0] > 0


def test_markup_in_a_name_is_text_in_the_chart() -> None:
    assert "a <b> & c" in texts(chart(Results([result("a <b> & c", 400, 1.0, peer="x")])))


def test_a_run_in_which_nobody_counts_has_an_empty_chart() -> None:
    assert ElementTree.fromstring(chart(Results([]))).tag.endswith("svg")
