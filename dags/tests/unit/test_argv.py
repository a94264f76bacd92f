"""The containers of a pipeline, held to dags/tests/argv.json, which other tests read too."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daybook.factory import pipeline_dag
from daybook.settings import STAGES, Settings
from daybook.spec import docker_run, steps
from runs import dag_run, rendered

GOLDEN = json.loads((Path(__file__).parent.parent / "argv.json").read_text(encoding="utf-8"))
ENVIRONMENT = GOLDEN["settings"]


@pytest.mark.container
@pytest.mark.parametrize("number", range(len(STAGES)), ids=STAGES)
def test_the_dag_renders_the_containers_of_the_golden_file(number: int) -> None:
    dag = pipeline_dag(GOLDEN["pipeline"], ENVIRONMENT)
    logical_date = datetime.fromisoformat(GOLDEN["date"]).replace(tzinfo=UTC)
    run = dag_run(dag, logical_date, run_id=GOLDEN["runId"])
    operator = rendered(dag, STAGES[number], run, try_number=GOLDEN["attempt"])
    host = operator.cli.create_host_config(
        mounts=operator.mounts, network_mode=operator.network_mode, mem_limit=operator.mem_limit
    )
    assert {
        "stage": operator.task_id,
        "image": operator.image,
        "command": operator.command,
        "environment": operator.environment,
        "secrets": list(operator.step.secrets),
        "mounts": [
            {
                "type": mount["Type"],
                "source": mount["Source"],
                "target": mount["Target"],
                "readOnly": mount["ReadOnly"],
            }
            for mount in host["Mounts"]
        ],
        "network": host["NetworkMode"],
        "user": operator.user,
        "memory": host["Memory"],
        "memorySwap": host["MemorySwap"],
        "pidsLimit": host["PidsLimit"],
        "readOnlyRoot": host["ReadonlyRootfs"],
        "capDrop": host["CapDrop"],
        "securityOpt": host["SecurityOpt"],
        "tmpfs": host["Tmpfs"],
    } == {name: value for name, value in GOLDEN["stages"][number].items() if name != "dockerRun"}


@pytest.mark.parametrize("number", range(len(STAGES)), ids=STAGES)
def test_the_line_for_a_person_starts_the_same_container(number: int) -> None:
    step = steps(GOLDEN["pipeline"], ["DAYBOOK_KEY"], Settings.of(ENVIRONMENT))[number]
    dag = pipeline_dag(GOLDEN["pipeline"], ENVIRONMENT)
    logical_date = datetime.fromisoformat(GOLDEN["date"]).replace(tzinfo=UTC)
    run = dag_run(dag, logical_date, run_id=GOLDEN["runId"])
    operator = rendered(dag, step.stage, run, try_number=GOLDEN["attempt"])
    line = docker_run(replace(step, argv=tuple(operator.command), environment=operator.environment))
    assert line == GOLDEN["stages"][number]["dockerRun"]
