"""``./daybook task``, held to dags/tests/argv.json as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daybook.settings import STAGES, Settings
from daybook.spec import docker_run, steps
from local.task import arguments, at, secrets

GOLDEN = json.loads((Path(__file__).parent.parent / "argv.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(STAGES)), ids=STAGES)
def test_starts_the_container_of_the_dag(number: int) -> None:
    step = steps(GOLDEN["pipeline"], ["DAYBOOK_KEY"], Settings.of(GOLDEN["settings"]))[number]
    line = docker_run(at(step, GOLDEN["date"], GOLDEN["runId"]))
    assert line == GOLDEN["stages"][number]["dockerRun"]


def test_names_a_secret_and_never_shows_it() -> None:
    step = steps("randomuser", ["DAYBOOK_KEY"], Settings.of({"DAYBOOK_KEY": "hidden"}))[0]
    assert secrets(step, {"DAYBOOK_KEY": "hidden"}) == {"DAYBOOK_KEY": "hidden"}
    assert "hidden" not in " ".join(docker_run(step))


def test_gives_the_stage_its_own_options() -> None:
    given, own = arguments(["extract", "--date", "2026-11-21", "--refetch"])
    assert (given.stage, given.date, given.pipeline) == ("extract", "2026-11-21", "randomuser")
    assert own == ["--refetch"]


@pytest.mark.parametrize("words", [["load", "--date", "2026-11-21"], ["flatten"]])
def test_refuses_what_it_does_not_know(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments(words)
    assert ended.value.code == 64
    assert "see ./daybook task --help" in capsys.readouterr().err
