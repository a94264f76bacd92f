"""Contenders run in turn; here they are shell commands that write one table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.__main__ import finish
from bench.contenders import Contender
from bench.data import Data
from bench.datasets import Dataset
from bench.race import Lane, Race
from bench.results import Result
from made import run

ROWS = "id,name\n1,a\n2,b\n"
DATASET = Dataset("t", "t", "things", "things", 1, ("things",), lambda n: [], lambda n: {})


def digest(files: dict[str, list[Path]]) -> dict[str, dict]:
    """Do what DuckDB does for the real one."""
    tables = {}
    for table, found in files.items():
        head, *rows = "".join(file.read_text() for file in found).splitlines()
        sums = {name: hashlib.sha256(repr(rows).encode()).hexdigest() for name in head.split(",")}
        tables[table] = {"rows": len(rows), "ordered": rows == sorted(rows), "columns": sums}
    return tables


@pytest.fixture
def made(tmp_path: Path) -> Data:
    data = Data(DATASET, 2, tmp_path / "data")
    for folder in (data.pages, data.staging):
        folder.mkdir(parents=True)
    (data.pages / "page-00001.json").write_text('{"things": [{}, {}]}')
    data.ndjson.write_text("{}\n{}\n")
    return data


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.race.STATE", tmp_path)


def contender(name: str, rows: str = ROWS, **more) -> Contender:
    def command(data: Data, output: Path) -> list[list[str]]:
        return [["sh", "-c", f"printf '{rows}' > {output}/things.csv"], ["true"]]

    more = {"peer": name, **more}
    return Contender(
        name, command=command, files=lambda output, table: [output / f"{table}.csv"], **more
    )


def raced(made: Data, *field: Contender, **more) -> dict[str, Result]:
    race = Race(made, more.pop("rounds", 1), more.pop("faults", {}), digest)
    return {result.name: result for result in race.run(list(field))}


def test_equal_rows_count_and_are_run_in_each_round(made: Data) -> None:
    found = raced(made, contender("a"), contender("b"), rounds=3)
    assert [len(result.runs) for result in found.values()] == [3, 3]
    assert all(result.counts for result in found.values())
    assert [len(run.parts) for run in found["a"].runs] == [2, 2, 2]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("id,name\n1,a\n", "things: 1 rows, expected 2; things.id: other values"),
        ("id,name\n1,a\n2,c\n", "things.id: other values; things.name: other values"),
        ("id,name\n2,b\n1,a\n", "things: the keys do not rise"),
    ],
)
def test_other_rows_are_named_and_end_with_1(
    made: Data, tmp_path: Path, rows: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = raced(made, contender("a"), contender("b", rows), rounds=3)
    assert found["b"].fault.startswith(f"made other rows: {fault}")
    assert len(found["b"].runs) == 1
    assert finish(tmp_path, list(found.values()), {}) == 1
    assert f"b, 2 things: made other rows: {fault}" in capsys.readouterr().err
    assert f"| b | **made other rows**: {fault}" in (tmp_path / "results.md").read_text()


def test_a_missing_peer_is_named_and_ends_with_1(made: Data, tmp_path: Path) -> None:
    reason = "could not be installed: no route"
    found = raced(made, contender("a"), contender("dlt"), faults={"dlt": f"missing: {reason}"})
    assert found["dlt"].runs == ()
    assert finish(tmp_path, list(found.values()), {}) == 1
    assert f"| dlt | **missing**: {reason} |" in (tmp_path / "results.md").read_text()


def test_a_whole_run_ends_with_0(made: Data, tmp_path: Path) -> None:
    assert finish(tmp_path, list(raced(made, contender("a")).values()), {}) == 0


@pytest.mark.parametrize(
    ("argv", "fault"),
    [
        (["sh", "-c", "echo no memory; exit 4"], "failed: exit 4: no memory"),
        (["/no/such/python"], "failed: [Errno 2] No such file or directory: '/no/such/python'"),
    ],
)
def test_a_program_that_fails_is_named_and_not_run_again(
    made: Data, argv: list[str], fault: str
) -> None:
    fails = Contender("b", "b", lambda data, output: [argv], None)
    found = raced(made, contender("a"), fails, rounds=2)
    assert found["b"].fault == fault
    assert (len(found["a"].runs), len(found["b"].runs)) == (2, 0)


@pytest.mark.parametrize(
    ("bounds", "left"),
    [
        ({"most": 1}, "not tried above 1: far too slow there"),
        ({"least": 3}, "not tried below 3: takes a minute however few there are"),
    ],
)
def test_what_is_too_slow_for_a_size_is_said_not_to_be_tried(
    made: Data, tmp_path: Path, bounds: dict[str, int], left: str
) -> None:
    found = raced(made, contender("a", least=2, most=2), contender("b", **bounds))
    assert (len(found["a"].runs), len(found["b"].runs)) == (1, 0)
    assert found["b"].left == left
    assert finish(tmp_path, list(found.values()), {}) == 0
    assert f"| b | {left} |" in (tmp_path / "results.md").read_text()


def test_surroundings_stand_during_a_run_and_give_its_first_command_arguments(
    made: Data,
) -> None:
    events = []

    @contextmanager
    def surroundings(data: Data, output: Path) -> Iterator[list[str]]:
        events.append("begin")
        yield ["--source", "there"]
        events.append("end")

    def command(data: Data, output: Path) -> list[list[str]]:
        events.append("command")
        return [
            ["sh", "-c", '[ "$1 $2" = "--source there" ]', "sh"],
            ["sh", "-c", "[ $# = 0 ]", "sh"],
        ]

    found = raced(made, Contender("a", "a", command, None, surroundings=surroundings))
    assert found["a"].counts
    assert events == ["begin", "command", "end"]


def test_a_form_that_is_slower_is_run_once(made: Data) -> None:
    slow = Contender("b", "a", lambda data, output: [["sleep", "0.5"]], None)
    found = raced(made, contender("a"), slow, rounds=3)
    assert (len(found["a"].runs), len(found["b"].runs)) == (3, 1)


@pytest.mark.parametrize(
    ("peer", "seconds", "rival", "is_done"),
    [
        ("daybook", [59, 59, 59], 10, False),
        ("daybook", [61, 61], 10, False),
        ("daybook", [61, 61, 61], 10, True),
        ("daybook", [181], 10, True),
        ("duckdb", [12], 10, False),
        ("duckdb", [13], 10, True),
        ("duckdb", [], 10, False),
    ],
)
def test_what_is_slow_runs_less_often(
    peer: str, seconds: list[float], rival: float, is_done: bool
) -> None:
    lane = Lane(contender("x", peer=peer), runs=[run(each) for each in seconds])
    other = Lane(contender("y", peer=peer), runs=[run(rival)])
    assert lane.is_done([lane, other]) is is_done
