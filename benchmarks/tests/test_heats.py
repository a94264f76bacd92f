"""The sizes of a run; no data is made here, and each race is one shell command."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bench.contenders import SCALED, Contender
from bench.data import FORMAT
from bench.datasets import USERS
from bench.heats import FULL, QUICK, Bench, Heat
from bench.jdks import Jdk

HEAT = Heat(USERS, 5000)
ROUNDS = 2


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    for folder in ("pages", "staging"):
        (tmp_path / "data" / HEAT.name / folder).mkdir(parents=True)
    (tmp_path / "data" / HEAT.name / "records.ndjson").touch()
    (tmp_path / "data" / HEAT.name / "done").write_text(FORMAT)
    started = tmp_path / "started"
    peers = [*[(name, "daybook") for name in SCALED], ("polars", "polars")]

    def field(*_: object) -> list[Contender]:
        return [
            Contender(name, peer, lambda data, output: [["sh", "-c", f"echo x >> {started}"]], None)
            for name, peer in peers
        ]

    monkeypatch.setattr("bench.heats.contenders", field)
    monkeypatch.setattr("bench.race.STATE", tmp_path)
    jdk = Jdk(Path("/jdk"), "17.0.15")
    return Bench(jdk, [], ROUNDS, [], {}, {"date": "2026-11-21"}, state=tmp_path)


def starts(bench: Bench) -> int:
    return len((bench.state / "started").read_text().splitlines())


def test_a_whole_size_is_measured_with_all(bench: Bench) -> None:
    assert [result.name for result in bench.measure(HEAT)] == [*SCALED, "polars"]
    assert starts(bench) == ROUNDS * 4


def test_a_size_between_is_measured_with_those_whose_cost_is_followed(bench: Bench) -> None:
    between = dataclasses.replace(HEAT, whole=False)
    assert [result.name for result in bench.measure(between)] == list(SCALED)


def test_a_small_size_has_more_rounds(bench: Bench) -> None:
    results = bench.measure(dataclasses.replace(HEAT, times=3))
    assert {len(result.runs) for result in results} == {3 * ROUNDS}


def test_only_those_asked_for_take_part(bench: Bench) -> None:
    alone = dataclasses.replace(bench, only=["polars"])
    assert [result.name for result in alone.measure(HEAT)] == ["polars"]


def test_a_size_is_measured_again_unless_the_run_is_resumed(bench: Bench) -> None:
    first = bench.measure(HEAT)
    assert bench.measure(HEAT) != first
    assert starts(bench) == 2 * ROUNDS * 4


def test_a_resumed_run_keeps_what_was_measured(bench: Bench) -> None:
    first = bench.measure(HEAT)
    assert dataclasses.replace(bench, resume=True).measure(HEAT) == first
    assert starts(bench) == ROUNDS * 4


def test_what_was_measured_in_fewer_rounds_is_measured_again(bench: Bench) -> None:
    bench.measure(HEAT)
    more = dataclasses.replace(HEAT, times=2)
    results = dataclasses.replace(bench, resume=True).measure(more)
    assert {len(result.runs) for result in results} == {2 * ROUNDS}


@pytest.mark.parametrize(
    "change", [{"rounds": 1}, {"facts": {"date": "2026-11-22"}}, {"only": ["daybook"]}], ids=str
)
def test_what_was_measured_otherwise_is_measured_again(bench: Bench, change: dict) -> None:
    bench.measure(HEAT)
    before = starts(bench)
    dataclasses.replace(bench, resume=True, **change).measure(HEAT)
    assert starts(bench) > before


def test_the_sizes_are_whole_pages_and_the_line_has_five() -> None:
    for heat in [*FULL, *QUICK]:
        assert heat.records % heat.dataset.page == 0
    assert sorted(heat.records for heat in FULL if heat.dataset is USERS) == [
        40_000,
        120_000,
        400_000,
        1_200_000,
        4_000_000,
    ]
    assert {heat.dataset for heat in QUICK} == {heat.dataset for heat in FULL}
