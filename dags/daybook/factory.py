"""Makes the DAG of a pipeline from its contract. Wiring only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from airflow.sdk import DAG, CronTriggerTimetable, Param, chain

from daybook.contracts import Contract, read_contract
from daybook.dates import daybook_date
from daybook.documentation import documentation
from daybook.notifiers import notifiers
from daybook.outcomes import StageRetryPolicy
from daybook.outlets import partition_asset, report_asset
from daybook.settings import Settings
from daybook.spec import Step, steps

START = datetime(2026, 1, 1, tzinfo=UTC)


def pipeline_dag(pipeline: str, environment: Mapping[str, str] | None = None) -> DAG:
    """Return the DAG ``daybook_<pipeline>``.

    :param pipeline: the name of a contract in the deployment's folder of contracts
    :param environment: holds the settings; by default the environment of the process
    :raises ContractError: if there is no such contract, or it is broken
    :raises SettingsError: if a setting is wrong
    """
    settings = Settings.of(os.environ if environment is None else environment)
    contract = read_contract(settings.contracts, pipeline)
    with DAG(
        dag_id=f"daybook_{pipeline}",
        description=contract.purpose,
        doc_md=documentation(contract, settings),
        # Midnight and an interval of zero: every kind of run has the same one logical date a day.
        schedule=CronTriggerTimetable("0 0 * * *", timezone="UTC"),
        start_date=START,
        catchup=False,
        max_active_runs=settings.max_active_runs,
        params={"partition_date": _partition_date()},
        user_defined_macros={"daybook_date": daybook_date},
        default_args={
            "owner": "daybook",
            "pool": settings.pool,
            "retries": settings.retries,
            "retry_delay": settings.retry_delay,
            "retry_policy": StageRetryPolicy(settings.retry_delay),
            "on_failure_callback": notifiers(settings.notifiers),
        },
        tags={"daybook"},
    ) as dag:
        chain(
            *(
                _task(step, contract, settings)
                for step in steps(pipeline, contract.secrets, settings)
            )
        )
    return dag


def _partition_date() -> Param:
    return Param(
        None,
        type=["null", "string"],
        format="date",
        title="Partition date",
        description="For a run without a logical date only: the day to work on, such as 2026-11-21",
    )


def _task(step: Step, contract: Contract, settings: Settings) -> Any:
    common: dict[str, Any] = {
        "task_id": step.stage,
        "execution_timeout": step.timeout,
        "outlets": _outlets(step, contract),
    }
    # Imported here, because each takes as long to import as all the rest.
    if settings.runtime == "kubernetes":
        from daybook.kubernetes_operator import KubernetesStageOperator

        return KubernetesStageOperator(step=step, settings=settings, **common)
    from daybook.docker_operator import DockerStageOperator

    return DockerStageOperator(step=step, **common)


def _outlets(step: Step, contract: Contract) -> list[Any]:
    if step.stage == "validate":
        return [report_asset(contract.pipeline)]
    if step.stage == "export":
        return [partition_asset(contract.pipeline)]
    return []
