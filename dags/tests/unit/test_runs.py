"""Runs of every kind, made by Airflow's own code in a database of Airflow."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from airflow import models, settings
from airflow.api.common.trigger_dag import trigger_dag
from airflow.api_fastapi.core_api.datamodels.dag_run import TriggerDAGRunPostBody
from airflow.api_fastapi.execution_api.datamodels.taskinstance import DagRun as ServedDagRun
from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.collection import update_dag_parsing_results_in_db
from airflow.dag_processing.dagbag import BundleDagBag
from airflow.dag_processing.processor import _serialize_dags
from airflow.exceptions import DagNotPartitionedError
from airflow.models import DagModel, DagRun, TaskInstance
from airflow.models.backfill import (
    Backfill,
    BackfillDagRun,
    InvalidBackfillConf,
    ReprocessBehavior,
    _create_backfill,
)
from airflow.models.base import Base
from airflow.models.serialized_dag import SerializedDagModel
from airflow.sdk import DAG
from airflow.sdk.api.datamodels._generated import DagRun as HandedDagRun
from airflow.utils.db import synchronize_log_template
from airflow.utils.types import DagRunTriggeredByType, DagRunType
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from daybook.bundle import ContractBundle
from daybook.factory import pipeline_dag
from daybook.outcomes import attempt_number
from daybook.settings import STAGES
from runs import task_instance
from worker import work

DAG_ID = "daybook_randomuser"
CONFIGURATION = '[{"name": "daybook", "classpath": "daybook.bundle.ContractBundle", "kwargs": {}}]'


@pytest.fixture(scope="module")
def bag() -> BundleDagBag:
    """The DAGs, parsed and written to a new database as the DAG processor does it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST", CONFIGURATION)
        models.import_all_models()
        Base.metadata.create_all(settings.engine)
        synchronize_log_template()
        DagBundlesManager().sync_bundles_to_db()
        bundle = ContractBundle(name="daybook")
        bundle.initialize()
        parsed = BundleDagBag(bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)
        with Session(settings.engine) as session:
            store(parsed, session)
            session.commit()
    return parsed


def store(bag: BundleDagBag, session: Session) -> None:
    dags, errors = _serialize_dags(bag, None)
    assert errors == {}
    files = {("daybook", path.name) for path in Path(bag.dag_folder).glob("*.py")}
    found = {("daybook", file): text for file, text in bag.import_errors.items()}
    update_dag_parsing_results_in_db(
        "daybook", None, dags, found, None, set(), session, files_parsed=files
    )


@pytest.fixture
def dag(bag: BundleDagBag) -> DAG:
    # Parsed anew, as a worker does it: the parameters of a run stay in the DAG.
    return pipeline_dag("randomuser")


@pytest.fixture
def session(bag: BundleDagBag) -> Iterator[Session]:
    with Session(settings.engine) as opened:
        yield opened
        opened.rollback()
        for model in (BackfillDagRun, TaskInstance, DagRun, Backfill):
            opened.execute(delete(model))
        opened.commit()


def scheduled(session: Session) -> Any:
    serialized = session.scalar(SerializedDagModel.latest_item_select_object(DAG_ID))
    assert serialized is not None
    return serialized.dag


def trigger(**given: Any) -> DagRun:
    run = trigger_dag(DAG_ID, triggered_by=DagRunTriggeredByType.CLI, **given)
    assert run is not None
    return run


def backfill(
    session: Session,
    first: datetime,
    last: datetime,
    conf: dict[str, Any] | None = None,
    reprocess: ReprocessBehavior = ReprocessBehavior.NONE,
) -> list[DagRun]:
    _create_backfill(
        dag_id=DAG_ID,
        from_date=first,
        to_date=last,
        max_active_runs=2,
        reverse=False,
        dag_run_conf=conf,
        triggering_user_name=None,
        reprocess_behavior=reprocess,
    )
    query = select(DagRun).where(DagRun.run_type == DagRunType.BACKFILL_JOB)
    return list(session.scalars(query.order_by(DagRun.logical_date)))


def handed(run: DagRun) -> HandedDagRun:
    """Return a run as the API server hands it to a worker."""
    served = ServedDagRun.model_validate(run, from_attributes=True)
    return HandedDagRun.model_validate(served.model_dump(mode="json"))


def partition_dates(dag: DAG, run: DagRun) -> set[str]:
    """Return the partition dates that the tasks of a run render wherever they do so."""
    rendered: set[str] = set()
    for stage in STAGES:
        ti = task_instance(dag, stage, handed(run))
        ti.render_templates(ti.get_template_context(), dag.get_template_env())
        operator: Any = ti.task
        rendered.add(operator.command[operator.command.index("--date") + 1])
        rendered.add(operator.partition_date)
        rendered.add(operator.result_path.split("/")[-2])
    return rendered


def test_a_scheduled_run_has_the_date_of_its_midnight(session: Session) -> None:
    dag = scheduled(session)
    now = datetime.now(UTC)
    first = dag.next_dagrun_info(last_automated_run_info=None)
    second = dag.next_dagrun_info(last_automated_run_info=first)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    assert first.logical_date == first.run_after == midnight
    assert second.logical_date == second.run_after == midnight + timedelta(days=1)


def test_a_scheduled_run_works_on_its_day(dag: DAG, session: Session) -> None:
    info = scheduled(session).next_dagrun_info(last_automated_run_info=None)
    run = scheduled(session).create_dagrun(
        run_id=f"scheduled__{info.run_after.isoformat()}",
        logical_date=info.logical_date,
        data_interval=info.data_interval,
        run_after=info.run_after,
        run_type=DagRunType.SCHEDULED,
        triggered_by=DagRunTriggeredByType.TIMETABLE,
        state="queued",
        session=session,
    )
    assert partition_dates(dag, run) == {info.logical_date.date().isoformat()}


def test_a_run_triggered_for_a_past_date_works_on_it(dag: DAG, session: Session) -> None:
    run = trigger(logical_date=datetime(2026, 11, 5, tzinfo=UTC))
    # On the command line Airflow puts the data interval around now, so nobody may read it.
    assert run.data_interval_start.date().isoformat() != "2026-11-05"
    assert partition_dates(dag, run) == {"2026-11-05"}


def test_a_run_triggered_by_rest_for_a_past_date_works_on_it(dag: DAG, session: Session) -> None:
    body = TriggerDAGRunPostBody(logical_date=datetime(2026, 11, 6, 13, 30, tzinfo=UTC))
    given = body.validate_context(scheduled(session))
    run = scheduled(session).create_dagrun(
        **given,
        run_type=DagRunType.MANUAL,
        triggered_by=DagRunTriggeredByType.REST_API,
        state="queued",
        session=session,
    )
    assert partition_dates(dag, run) == {"2026-11-06"}


def test_a_run_without_a_date_works_on_the_day_on_which_it_was_triggered(
    dag: DAG, session: Session
) -> None:
    run = trigger(run_after=datetime(2026, 11, 20, 23, 59, tzinfo=UTC))
    assert run.logical_date is None
    assert partition_dates(dag, run) == {"2026-11-20"}


def test_a_run_without_a_date_takes_the_parameter(dag: DAG, session: Session) -> None:
    run = trigger(conf={"partition_date": "2026-11-03"})
    assert partition_dates(dag, run) == {"2026-11-03"}


def test_a_run_with_a_partition_key_works_on_its_date(dag: DAG, session: Session) -> None:
    # Airflow gives keys only to DAGs with a partitioned timetable, which ours may become.
    with pytest.raises(DagNotPartitionedError):
        trigger(partition_key="2026-11-04")
    run = trigger()
    run.partition_key = "2026-11-04T00:00:00"
    assert partition_dates(dag, run) == {"2026-11-04"}


def test_a_partition_key_that_is_no_date_fails_every_task(dag: DAG, session: Session) -> None:
    run = trigger()
    run.partition_key = "europe"
    outcome = work(task_instance(dag, "extract", handed(run)))
    assert str(outcome.error).startswith("the partition key is 'europe'; expected a day")
    assert outcome.state == "failed"


def test_a_backfill_includes_both_ends(dag: DAG, session: Session) -> None:
    runs = backfill(session, datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC))
    days = ["2026-11-01", "2026-11-02", "2026-11-03"]
    assert [run.logical_date.date().isoformat() for run in runs] == days
    assert list(itertools.chain.from_iterable(partition_dates(dag, run) for run in runs)) == days


def test_a_backfill_with_another_date_in_its_conf_fails_in_every_task(
    dag: DAG, session: Session
) -> None:
    day = datetime(2026, 11, 2, tzinfo=UTC)
    (run,) = backfill(session, day, day, {"partition_date": "2026-11-09"})
    for stage in STAGES:
        outcome = work(task_instance(dag, stage, handed(run)))
        message = str(outcome.error)
        assert "params.partition_date is 2026-11-09" in message
        assert "the logical date of this run is 2026-11-02" in message
        assert outcome.state == "failed"
        assert outcome.retry_delay is None


def test_a_backfill_with_its_own_date_in_its_conf_is_harmless(dag: DAG, session: Session) -> None:
    day = datetime(2026, 11, 2, tzinfo=UTC)
    (run,) = backfill(session, day, day, {"partition_date": "2026-11-02"})
    assert partition_dates(dag, run) == {"2026-11-02"}


def test_what_is_no_date_is_refused_before_a_run_is_made(session: Session) -> None:
    day = datetime(2026, 11, 2, tzinfo=UTC)
    with pytest.raises(InvalidBackfillConf):
        backfill(session, day, day, {"partition_date": 20261102})
    with pytest.raises(ValueError, match="partition_date"):
        trigger(conf={"partition_date": "tomorrow"})


def test_reprocessing_counts_attempts_afresh(session: Session) -> None:
    day = datetime(2026, 11, 2, tzinfo=UTC)
    (run,) = backfill(session, day, day)
    retries = scheduled(session).get_task("flatten").retries
    flatten = select(TaskInstance).where(
        TaskInstance.run_id == run.run_id, TaskInstance.task_id == "flatten"
    )
    attempts = []
    for reprocessing in range(3):
        if reprocessing:
            for active in session.scalars(select(Backfill)):
                active.completed_at = datetime.now(UTC)
            run.state = "failed"
            session.commit()
            backfill(session, day, day, None, ReprocessBehavior.FAILED)
            session.expire_all()
        ti = session.scalars(flatten).one()
        # Two tries, both fail.
        for _ in range(2):
            ti.try_number += 1
            attempts.append(attempt_number(ti.try_number, ti.max_tries, retries))
        ti.state = "failed"
        session.commit()
    assert attempts == [1, 2, 1, 2, 1, 2]
    assert ti.try_number == 6


def test_a_broken_contract_keeps_no_other_dag_from_its_schedule(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contracts = Path(__file__).resolve().parents[3] / "etl-core/src/main/resources/contracts"
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "randomuser.odcs.yaml").write_bytes((contracts / "randomuser.odcs.yaml").read_bytes())
    (folder / "shop.odcs.yaml").write_text("kind: [")
    monkeypatch.setenv("DAYBOOK_CONTRACTS", str(folder))
    bundle = ContractBundle(name="daybook", path=str(tmp_path / "dags"))
    bundle.initialize()
    store(BundleDagBag(bundle.path, bundle_path=bundle.path, bundle_name="daybook"), session)
    states = {
        model.dag_id: (model.has_import_errors, model.is_stale)
        for model in session.scalars(select(DagModel))
    }
    assert states == {"daybook_randomuser": (False, False), "daybook_shop": (True, True)}
