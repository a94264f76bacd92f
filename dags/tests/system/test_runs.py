"""The DAGs on a real Airflow: PostgreSQL, LocalExecutor, the real operator, the real engine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import docker
import psutil
import psycopg2
import pytest
from running import (
    PRINTED_SECRET,
    STAGES,
    Backfill,
    Pipeline,
    Rejected,
    Run,
    create_backfill,
    hashes,
    wait_for,
)

from local import LocalAirflow

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def printing(airflow: LocalAirflow) -> Run:
    """Begin the run whose container prints its secret."""
    path = "dags/printing/dagRuns"
    made = airflow.rest.post(path, {"logical_date": None})
    return Run(airflow, "printing", made["dag_run_id"])


@pytest.fixture(scope="module")
def conflict(survivor: Pipeline, days: list[date]) -> Run:
    """Begin a backfill of a day with a parameter that names another one."""
    day = f"{days[0]}T00:00:00Z"
    body = {"dag_id": survivor.dag, "from_date": day, "to_date": day}
    conf = {"partition_date": days[1].isoformat()}
    survivor.airflow.rest.post("backfills", {**body, "dag_run_conf": conf})
    return survivor.run("backfill", days[0])


@pytest.fixture(scope="module")
def past(people: Pipeline, today: date) -> Run:
    """Begin a manual run of a day in the past."""
    return people.trigger(today - timedelta(days=5))


@pytest.fixture(scope="module", autouse=True)
def begun(backfill: Backfill, printing: Run, conflict: Run, past: Run) -> None:
    """Let everything that needs no other run first run at the same time."""


def connections(process: psutil.Process) -> list[Any]:
    """Return the connections of a process: of one that has ended meanwhile, none."""
    try:
        return process.net_connections("inet")
    except psutil.NoSuchProcess:
        return []


def test_listens_on_the_loopback_interface_only(airflow: LocalAirflow) -> None:
    found = [
        connection.laddr.ip
        for process in airflow.processes.all()
        for connection in connections(process)
        if connection.status == psutil.CONN_LISTEN
    ]
    assert found
    assert set(found) == {"127.0.0.1"}
    for name in airflow.containers.names:
        ports = docker.from_env().containers.get(name).ports
        published = [address["HostIp"] for places in ports.values() for address in places or ()]
        assert set(published) <= {"127.0.0.1"}, name


def test_up_when_it_is_up_changes_nothing(airflow: LocalAirflow) -> None:
    before = sorted(process.pid for process in airflow.processes.all())
    airflow.up(print)
    assert set(before) & {process.pid for process in airflow.processes.all()}
    assert all(part.is_up for part in airflow.status())


def test_a_scheduled_run_processes_its_day(people: Pipeline, today: date) -> None:
    run = people.run("scheduled", today).expect("success")
    assert run.states() == dict.fromkeys(STAGES, "success")
    assert dates_of(run) == {today.isoformat()}


def test_a_manual_run_processes_its_logical_date(past: Run, today: date) -> None:
    past.expect("success")
    assert dates_of(past) == {(today - timedelta(days=5)).isoformat()}


def test_a_run_without_a_date_processes_the_day_of_its_start(people: Pipeline, today: date) -> None:
    people.run("scheduled", today).expect("success")
    before = of_day(people.published(), today)
    run = people.trigger(None).expect("success")
    assert dates_of(run) == {today.isoformat()}
    assert of_day(people.published(), today) == before


def test_a_backfill_processes_its_days_and_both_ends(
    people: Pipeline, backfill: Backfill, days: list[date]
) -> None:
    for run, day in zip(backfill.runs, days, strict=True):
        run.expect("success")
        assert dates_of(run) == {day.isoformat()}
    for day in (days[0] - timedelta(days=1), days[-1] + timedelta(days=1)):
        assert people.run("backfill", day).state == ""


def test_only_the_leftover_container_of_the_same_task_is_removed(backfill: Backfill) -> None:
    backfill.runs[1].expect("success")
    existing = {found.id for found in docker.from_env().containers.list(all=True)}
    assert backfill.leftover.id not in existing
    assert {other.id for other in backfill.others} <= existing


def test_three_attempts_outlast_a_source_that_is_down(flaky: Pipeline, today: date) -> None:
    run = flaky.run("scheduled", today).expect("success")
    assert run.tries("extract") == ["failed", "failed", "success"]
    assert any("exit 69" in line for line in run.log("extract", 2))


def test_rejected_data_fails_once_and_leaves_what_readers_see(
    strict: Pipeline, rejected: Rejected
) -> None:
    assert rejected.run.states() == {
        "extract": "success",
        "flatten": "success",
        "validate": "failed",
        "export": "upstream_failed",
    }
    assert rejected.run.tries("validate") == ["success", "failed"]
    assert "exit 65" in rejected.run.log("validate", 2, "error")[-1]
    assert rejected.before
    assert strict.published() == rejected.before


def test_a_task_that_is_processed_again_has_all_its_attempts(silent: Pipeline, today: date) -> None:
    run = silent.run("scheduled", today).expect("failed")
    assert run.tries("extract") == ["failed"] * 3
    run.clear()
    run.expect("failed")
    assert run.tries("extract") == ["failed"] * 6


def test_a_backfill_with_the_parameter_of_another_day_fails(
    survivor: Pipeline, conflict: Run, days: list[date]
) -> None:
    conflict.expect("failed")
    assert conflict.tries("extract") == ["failed"]
    text = "\n".join(conflict.log("extract"))
    assert days[0].isoformat() in text
    assert days[1].isoformat() in text
    assert conflict.id not in [found.labels["daybook.run"] for found in survivor.containers()]


def test_an_asset_event_says_what_was_published(people: Pipeline, past: Run) -> None:
    past.expect("success")
    events = people.airflow.rest.get("assets/events", source_run_id=past.id, limit=100)
    extras = [
        event["extra"] for event in events["asset_events"] if event["source_task_id"] == "export"
    ]
    result = past.result()
    day = result["date"]
    assert len(extras) == 1
    assert extras[0]["date"] == day
    assert extras[0]["rows"] == {"address": 500, "users": 500, "login_data": 500}
    assert extras[0]["sha256"] == people.published()[f"{people.name}/{day}/SHA256SUMS"]


def test_a_failed_task_sends_no_asset_event(silent: Pipeline) -> None:
    events = silent.airflow.rest.get("assets/events", source_dag_id=silent.dag)
    assert events["asset_events"] == []


def test_a_printed_secret_is_nowhere(airflow: LocalAirflow, printing: Run) -> None:
    printing.expect("failed")
    shown = "\n".join(printing.log("extract"))
    assert "out ***" in shown
    assert "error ***" in shown
    assert PRINTED_SECRET not in str(printing.task("extract"))
    for file in airflow.home.rglob("*"):
        if file.is_file():
            lines = file.read_bytes().split(b"\n")
            assert [line for line in lines if PRINTED_SECRET.encode() in line] == [], file
    assert tables_with(airflow, PRINTED_SECRET) == []
    # The search finds what is there.
    assert "task_instance" in tables_with(airflow, printing.id)


def test_the_same_backfill_again_asks_for_nothing_and_changes_nothing(
    people: Pipeline, backfill: Backfill, days: list[date]
) -> None:
    for run in backfill.runs:
        run.expect("success")
    # Until then Airflow takes the first one for active and refuses another; its runs end earlier.
    wait_for("the backfill has ended", lambda: people.backfills()[0]["completed_at"])
    before, generations = people.published(), generations_of(people)
    requests = people.requests()
    assert requests >= len(days)
    create_backfill(people, days, "--reprocess-behavior", "completed")
    for run in backfill.runs:
        wait_for(f"{run.id} has begun again", lambda run=run: len(run.tries("extract")) == 2)
        run.expect("success")
        assert run.attempts() == {stage: ["success", "success"] for stage in STAGES}
    assert people.published() == before
    assert generations_of(people) == generations
    assert people.requests() == requests


def test_no_task_leaves_a_container(
    people: Pipeline, flaky: Pipeline, strict: Pipeline, silent: Pipeline, backfill: Backfill
) -> None:
    assert people.containers() == [backfill.others[1]]
    for pipeline in (flaky, strict, silent):
        assert pipeline.containers() == []


def dates_of(run: Run) -> set[str]:
    """Return the partition dates that the results of all stages name."""
    return {run.result(stage)["date"] for stage in STAGES}


def of_day(published: dict[str, str], day: date) -> dict[str, str]:
    """Return the files of one partition."""
    files = {path: digest for path, digest in published.items() if f"/{day}/" in path}
    assert files
    return files


def generations_of(pipeline: Pipeline) -> dict[str, str]:
    """Return all files of all generations."""
    return hashes(pipeline.airflow, f"find .generations/{pipeline.name} -type f")


def tables_with(airflow: LocalAirflow, text: str) -> list[str]:
    """Return the tables of Airflow's database that hold a text, in any column."""
    with psycopg2.connect(airflow.database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS r WHERE strpos(r::text, %s) > 0', (text,)
            )
            if cursor.fetchone() != (0,):
                found.append(table)
        assert len(tables) > 30
        return found
