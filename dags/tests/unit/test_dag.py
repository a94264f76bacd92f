"""The DAG as Airflow sees it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from airflow.sdk import DAG, CronTriggerTimetable
from airflow.serialization.serialized_objects import DagSerialization

from daybook.factory import pipeline_dag
from daybook.outcomes import StageRetryPolicy
from daybook.settings import STAGES


@pytest.fixture(scope="module", params=["docker", "kubernetes"])
def dag(request: pytest.FixtureRequest) -> DAG:
    return pipeline_dag("randomuser", {"DAYBOOK_RUNTIME": request.param})


def test_the_stages_follow_each_other(dag: DAG) -> None:
    assert [task.task_id for task in dag.topological_sort()] == list(STAGES)
    assert [sorted(dag.get_task(stage).downstream_task_ids) for stage in STAGES] == [
        ["flatten"],
        ["validate"],
        ["export"],
        [],
    ]


def test_a_run_a_day_at_midnight_and_none_for_the_past(dag: DAG) -> None:
    timetable = dag.timetable
    assert isinstance(timetable, CronTriggerTimetable)
    assert (timetable.expression, str(timetable.timezone)) == ("0 0 * * *", "UTC")
    assert timetable.interval == timedelta()
    assert dag.catchup is False
    assert dag.max_active_runs == 3
    assert dag.start_date is not None
    assert dag.start_date.utcoffset() == timedelta()


def test_every_task_has_its_limits(dag: DAG) -> None:
    for task in dag.tasks:
        assert task.pool == "daybook"
        assert task.retries == 3
        assert task.retry_delay == timedelta(seconds=60)
        assert isinstance(task.retry_policy, StageRetryPolicy)
        assert task.execution_timeout is not None
        assert task.image.endswith(f"/{task.task_id}:0.1.0")
    assert dag.get_task("flatten").execution_timeout == timedelta(hours=1)


def test_validate_and_export_have_an_asset_each(dag: DAG) -> None:
    assert {task.task_id: [asset.uri for asset in task.outlets] for task in dag.tasks} == {
        "extract": [],
        "flatten": [],
        "validate": ["x-daybook://randomuser/report"],
        "export": ["x-daybook://randomuser/partition"],
    }


def test_it_survives_serialization(dag: DAG) -> None:
    data: Any = DagSerialization.to_dict(dag)
    DagSerialization.validate_schema(data)
    again = DagSerialization.from_dict(data)
    assert again.dag_id == "daybook_randomuser"
    assert sorted(again.task_dict) == sorted(STAGES)
    assert all(task.has_retry_policy for task in again.tasks)
    assert DagSerialization.to_dict(dag) == data


def test_nobody_is_told_of_failures_by_default(dag: DAG) -> None:
    assert all(not task.on_failure_callback for task in dag.tasks)


def test_parsing_reads_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYBOOK_KEY", "the value of the key")
    made = pipeline_dag("randomuser")
    assert "the value of the key" not in json.dumps(DagSerialization.to_dict(made))
    assert all("the value of the key" not in str(vars(task)) for task in made.tasks)


def test_it_explains_itself(dag: DAG) -> None:
    text = dag.doc_md or ""
    for words in (
        "airflow dags trigger daybook_randomuser --logical-date",
        "airflow backfill create --dag-id daybook_randomuser",
        "--reprocess-behavior",
        "| 65 |",
        "about 5 minutes",
        "address, users, login_data",
    ):
        assert words in text
    assert len(text.splitlines()) < 60
