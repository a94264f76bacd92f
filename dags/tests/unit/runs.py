"""DAG runs of every kind, as Airflow's API server hands them to a worker."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from airflow.sdk import DAG
from airflow.sdk.api.datamodels._generated import DagRun, TIRunContext
from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance

RUN_ID = "scheduled__2026-11-21T00:00:00+00:00"
RUN_AFTER = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


def dag_run(dag: DAG, logical_date: datetime | None, **given: Any) -> DagRun:
    values: dict[str, Any] = {
        "dag_id": dag.dag_id,
        "run_id": RUN_ID,
        "logical_date": logical_date,
        "data_interval_start": logical_date,
        "data_interval_end": logical_date,
        "run_after": logical_date or RUN_AFTER,
        "start_date": RUN_AFTER,
        "end_date": None,
        "run_type": "scheduled",
        "state": "running",
        "consumed_asset_events": [],
        "partition_key": None,
    }
    return DagRun(**{**values, **given})


def task_instance(
    dag: DAG, task_id: str, run: DagRun, *, try_number: int = 1, max_tries: int | None = None
) -> RuntimeTaskInstance:
    task = dag.get_task(task_id)
    tries = (task.retries or 0) if max_tries is None else max_tries
    return RuntimeTaskInstance.model_construct(
        id=uuid4(),
        task_id=task_id,
        dag_id=dag.dag_id,
        run_id=run.run_id,
        try_number=try_number,
        dag_version_id=uuid4(),
        map_index=-1,
        task=task.prepare_for_execution(),
        bundle_instance=None,
        max_tries=tries,
        start_date=RUN_AFTER,
        _ti_context_from_server=TIRunContext(
            dag_run=run, max_tries=tries, should_retry=tries != 0 and try_number <= tries
        ),
    )


def rendered(dag: DAG, task_id: str, run: DagRun, *, try_number: int = 1) -> Any:
    """Return the operator of a task with its templates rendered, as a worker does it."""
    ti = task_instance(dag, task_id, run, try_number=try_number)
    ti.render_templates(ti.get_template_context(), dag.get_template_env())
    return ti.task
