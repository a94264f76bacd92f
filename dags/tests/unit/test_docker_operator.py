"""Stages as containers of a real engine, run by Airflow's own task runner."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from airflow.sdk import DAG
from airflow.sdk.exceptions import AirflowTaskTimeout
from docker import APIClient

from daybook.instance import instance_id
from daybook.outcomes import EngineFailed, StageFailed
from runs import RUN_ID, dag_run, task_instance
from worker import Outcome, work

pytestmark = pytest.mark.container

DAY = datetime(2026, 11, 21, tzinfo=UTC)
Pipeline = Callable[..., DAG]


def run(dag: DAG, task_id: str = "flatten", try_number: int = 1, **given: Any) -> Outcome:
    return work(task_instance(dag, task_id, dag_run(dag, DAY), try_number=try_number, **given))


def containers(engine: APIClient, volume: str) -> list[dict[str, Any]]:
    return engine.containers(all=True, filters={"volume": volume})


def test_a_stage_that_is_done_pushes_its_result_and_leaves_no_container(
    pipeline: Pipeline, engine: APIClient, volume: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = run(pipeline(PRINT="flattened 5 rows"))
    assert outcome.error is None
    assert outcome.state == "success"
    assert outcome.xcom["verdict"] == "done"
    assert outcome.xcom["rows"] == {"users": 5}
    assert " flattened 5 rows " in capsys.readouterr().out
    assert containers(engine, volume) == []


@pytest.mark.parametrize(
    ("exit_code", "message", "state", "delay"),
    [
        (65, "exit 65 (the data was rejected): said so", "failed", None),
        (69, "exit 69 (the source is unavailable): said so", "up_for_retry", 2),
        (70, "exit 70 (a bug): said so", "up_for_retry", 2),
        (3, "exit 3: said so", "up_for_retry", 2),
    ],
)
def test_an_exit_code_decides_what_becomes_of_the_task(
    pipeline: Pipeline, exit_code: int, message: str, state: str, delay: int | None
) -> None:
    outcome = run(pipeline(EXIT=str(exit_code), VERDICT="said so"))
    assert isinstance(outcome.error, StageFailed)
    assert str(outcome.error) == message
    assert outcome.error.__cause__ is None
    assert outcome.error.__context__ is None
    assert outcome.state == state
    assert outcome.retry_delay == (timedelta(seconds=delay) if delay else None)
    assert outcome.xcom["exitCode"] == exit_code


def test_nothing_to_do_skips_the_task(pipeline: Pipeline) -> None:
    assert run(pipeline(EXIT="99", VERDICT="nothing new")).state == "skipped"


def test_the_events_of_assets_tell_date_rows_and_hash(pipeline: Pipeline) -> None:
    events = run(pipeline(), "export").events
    assert len(events) == 1
    assert events[0]["extra"] == {
        "date": "2026-11-21",
        "rows": {"users": 5},
        "sha256": "7".zfill(64),
    }


def test_a_failed_stage_emits_no_event(pipeline: Pipeline) -> None:
    assert run(pipeline(EXIT="65"), "validate").events == []


@pytest.mark.parametrize("left", [{"RESULT": "no"}, {"RESULT_ATTEMPT": "7"}])
def test_a_result_of_another_attempt_is_not_believed(
    pipeline: Pipeline, left: dict[str, str]
) -> None:
    outcome = run(pipeline(EXIT="65", VERDICT="of another attempt", **left))
    assert str(outcome.error) == (
        "exit 65 (the data was rejected): "
        "flatten left no result of this attempt; see the lines above"
    )
    assert outcome.xcom is None


def test_what_an_earlier_attempt_has_left_is_not_believed(pipeline: Pipeline) -> None:
    assert run(pipeline(VERDICT="first")).xcom["attempt"] == "1"
    outcome = run(pipeline(RESULT="no"), try_number=2)
    assert isinstance(outcome.error, StageFailed)
    assert "ended well but left no result of this attempt" in str(outcome.error)


def test_a_time_out_shows_as_one_and_the_program_sees_sigterm(
    pipeline: Pipeline, engine: APIClient, volume: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dag = pipeline(SLEEP="60")
    dag.get_task("flatten").execution_timeout = timedelta(seconds=2)
    started = time.monotonic()
    outcome = run(dag)
    assert isinstance(outcome.error, AirflowTaskTimeout)
    assert outcome.state == "up_for_retry"
    assert time.monotonic() - started < 9, "the program did not react to SIGTERM"
    assert " the program saw SIGTERM " in capsys.readouterr().out
    assert containers(engine, volume) == []


def test_a_task_that_is_stopped_ends_with_143(
    pipeline: Pipeline, engine: APIClient, volume: str
) -> None:
    timer = threading.Timer(2, signal.pthread_kill, [threading.main_thread().ident, signal.SIGTERM])
    timer.start()
    before = signal.getsignal(signal.SIGTERM)
    try:
        outcome = run(pipeline(SLEEP="60"))
    finally:
        timer.cancel()
        signal.signal(signal.SIGTERM, before)
    assert str(outcome.error) == "exit 143 (ended by a signal): stopped by a signal"
    assert outcome.state == "up_for_retry"
    assert containers(engine, volume) == []


def test_a_task_that_is_stopped_before_its_container_starts_starts_none(
    pipeline: Pipeline, engine: APIClient, volume: str
) -> None:
    dag = pipeline()
    ti = task_instance(dag, "flatten", dag_run(dag, DAY))
    ti.task.on_kill()
    outcome = work(ti)
    assert str(outcome.error) == "exit 143 (ended by a signal): flatten was told to stop"
    assert engine.containers(all=True, filters={"volume": volume}) == []
    assert outcome.xcom is None


def test_of_many_leftovers_only_those_of_the_same_task_go(
    pipeline: Pipeline, engine: APIClient, volume: str
) -> None:
    own = {
        "daybook.instance": instance_id(),
        "daybook.dag": "daybook_randomuser",
        "daybook.task": "flatten",
        "daybook.run": RUN_ID,
        "daybook.map": "-1",
    }
    dag = pipeline()
    others = {
        "daybook.instance": "another",
        "daybook.dag": "daybook_randomuser2",
        "daybook.task": "flatten2",
        "daybook.run": "scheduled__2026-11-22T00:00:00+00:00",
        "daybook.map": "1",
    }
    kept = {start(engine, dag, volume, {**own, name: value}) for name, value in others.items()}
    running, ended = (start(engine, dag, volume, own) for _ in range(2))
    engine.kill(ended)
    assert run(dag).state == "success"
    left = {container["Id"] for container in containers(engine, volume)}
    assert left == kept
    assert running not in left


def start(engine: APIClient, dag: DAG, volume: str, labels: dict[str, str]) -> str:
    container = engine.create_container(
        dag.get_task("flatten").image,
        labels=labels,
        entrypoint=["/bin/sleep", "60"],
        host_config=engine.create_host_config(binds=[f"{volume}:/staging"], init=True),
    )
    engine.start(container["Id"])
    return container["Id"]


def test_anonymous_volumes_go_with_the_container(pipeline: Pipeline, engine: APIClient) -> None:
    def anonymous() -> set[str]:
        return {v["Name"] for v in engine.volumes()["Volumes"] if len(v["Name"]) == 64}

    before = anonymous()
    dag = pipeline()
    dag.get_task("flatten").mounts.append({"target": "/more", "source": None, "type": "volume"})
    assert run(dag).state == "success"
    assert anonymous() <= before


def test_a_container_that_is_gone_already_is_no_failure(
    pipeline: Pipeline, engine: APIClient, volume: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dag = pipeline()
    operator: Any = dag.get_task("flatten")
    container = start(engine, dag, volume, {})
    engine.remove_container(container, force=True)
    operator.container = {"Id": container}
    operator.on_kill()
    assert capsys.readouterr().out.count(" is gone already ") == 2
    assert operator.container is None


def test_an_engine_that_does_not_answer_is_retried(pipeline: Pipeline) -> None:
    dag = pipeline()
    dag.get_task("flatten").docker_url = "unix:///nowhere/docker.sock"
    outcome = run(dag)
    assert isinstance(outcome.error, EngineFailed)
    assert "/nowhere/docker.sock" in str(outcome.error)
    assert outcome.retry_delay == timedelta(seconds=2)


def test_an_image_of_ours_is_never_looked_for_in_a_public_registry(pipeline: Pipeline) -> None:
    dag = pipeline()
    dag.get_task("flatten").image = "daybook-test/flatten:of-nobody"
    outcome = run(dag)
    assert str(outcome.error) == (
        "exit 78 (the contract, the configuration or a key is invalid): "
        "the engine has no image daybook-test/flatten:of-nobody; build it with docker/build,"
        " or name a registry in DAYBOOK_IMAGES"
    )
    assert outcome.state == "failed"


def test_a_killed_container_hints_at_its_memory(pipeline: Pipeline, engine: APIClient) -> None:
    outcome = run(pipeline(EXIT="137", RESULT="no"))
    assert str(outcome.error) == (
        "exit 137 (killed): often for want of memory, its limit is 1024 MiB;"
        " set DAYBOOK_MEMORY_FLATTEN to more"
    )


def test_the_container_is_hardened_and_labelled(
    pipeline: Pipeline, engine: APIClient, volume: str
) -> None:
    seen: list[dict[str, Any]] = []

    def inspect() -> None:
        seen.extend(engine.inspect_container(c["Id"]) for c in containers(engine, volume))

    timer = threading.Timer(1.5, inspect)
    timer.start()
    assert run(pipeline(SLEEP="2"), try_number=3).state == "success"
    timer.join()
    host, config = seen[0]["HostConfig"], seen[0]["Config"]
    assert host["ReadonlyRootfs"]
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert host["Tmpfs"] == {"/tmp": "size=64m"}
    assert host["PidsLimit"] == 256
    assert host["Memory"] == host["MemorySwap"] == 1024 << 20
    assert host["NetworkMode"] == "none"
    assert config["User"] == "10001:10001"
    assert config["Labels"] == {
        "daybook.instance": instance_id(),
        "daybook.dag": "daybook_randomuser",
        "daybook.task": "flatten",
        "daybook.run": RUN_ID,
        "daybook.map": "-1",
        "daybook.attempt": "3",
        "daybook.date": "2026-11-21",
    }
    assert [m["Destination"] for m in seen[0]["Mounts"] if m["RW"]] == ["/staging"]
    assert json.dumps(seen[0]).count("DAYBOOK_KEY") == 0
