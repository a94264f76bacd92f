"""Workers and whole Airflows that are killed, and what is left of one that has ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import docker
import psutil
import pytest
from docker.models.containers import Container
from running import Pipeline, Run, wait_for

from local import LocalAirflow
from local.containers import INSTANCE_LABEL

pytestmark = pytest.mark.system

# Microseconds of each tenth of a second in which flatten may compute: enough to live, too little to
# end before Airflow has noticed that nobody waits for it any more.
CRAWL = 4000


@contextmanager
def crawling(pipeline: Pipeline, stage: str) -> Iterator[Callable[[], Container]]:
    """Slow down the next container of a stage; gives what waits for it."""
    engine = docker.from_env()
    events = engine.events(
        decode=True,
        filters={
            "event": "start",
            "label": [
                f"{INSTANCE_LABEL}={pipeline.airflow.instance}",
                f"daybook.dag={pipeline.dag}",
                f"daybook.task={stage}",
            ],
        },
    )
    caught: list[Container] = []

    def catch() -> None:
        for event in events:
            container = engine.containers.get(event["id"])
            container.update(cpu_period=100_000, cpu_quota=CRAWL)
            caught.append(container)
            return

    thread = threading.Thread(target=catch, daemon=True)
    thread.start()
    try:
        yield lambda: wait_for(f"{stage} runs", lambda: caught and caught[0])
    finally:
        events.close()


@pytest.fixture(scope="module")
def first(survivor: Pipeline, today: date) -> Run:
    """A day that was processed without harm."""
    return survivor.run("scheduled", today).expect("success")


@pytest.fixture(scope="module")
def second(survivor: Pipeline, today: date) -> Run:
    """Another one."""
    return survivor.trigger(today - timedelta(days=1)).expect("success")


def test_a_killed_worker_costs_an_attempt_and_nothing_else(
    survivor: Pipeline, first: Run, second: Run
) -> None:
    before = survivor.published()
    with crawling(survivor, "flatten") as flatten:
        first.clear()
        container = flatten()
        for process in worker_of(survivor.airflow, first):
            process.kill()
    assert is_running(container)
    expect_recovery(survivor, first, container)
    assert survivor.published() == before


def test_a_killed_airflow_goes_on_where_it_was(survivor: Pipeline, first: Run, second: Run) -> None:
    airflow = survivor.airflow
    before = survivor.published()
    with crawling(survivor, "flatten") as flatten:
        second.clear()
        container = flatten()
        airflow.processes.kill()
    assert is_running(container)
    assert airflow.processes.all() == []
    airflow.start_processes()
    airflow.wait_until_healthy()
    expect_recovery(survivor, second, container)
    assert survivor.published() == before


def test_down_leaves_no_process_and_no_container(airflow: LocalAirflow) -> None:
    before = airflow.processes.all()
    assert before
    airflow.down()
    assert [process for process in before if process.is_running()] == []
    assert airflow.processes.all() == []
    label = f"{INSTANCE_LABEL}={airflow.instance}"
    assert docker.from_env().containers.list(all=True, filters={"label": label}) == []
    assert docker.from_env().networks.list(names=[airflow.deployment.network]) == []
    assert not any(part.is_up for part in airflow.status())


def worker_of(airflow: LocalAirflow, run: Run) -> list[psutil.Process]:
    """Return the worker that runs flatten and the task's process below it: both bear its id."""
    task = run.task("flatten")["id"]
    found = [each for each in airflow.processes.all() if task in " ".join(each.cmdline())]
    assert len(found) >= 2, f"expected a worker and its task with {task} in the title: {found}"
    return found


def is_running(container: Container) -> bool:
    """Return whether the container has not ended yet."""
    container.reload()
    return container.status == "running"


def expect_recovery(pipeline: Pipeline, run: Run, container: Container) -> None:
    """Wait for the second attempt; the container of the first one has gone, and so have all."""
    run.expect("success")
    assert run.tries("flatten") == ["success", "failed", "success"]
    existing = {found.id for found in docker.from_env().containers.list(all=True)}
    assert container.id not in existing
    assert pipeline.containers() == []
