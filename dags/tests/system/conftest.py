"""One Airflow for all tests of a session, with a home, volumes, network and instance of its own."""

from __future__ import annotations

import base64
import contextlib
import json
import secrets
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from contract_copies import ROW_COUNT, retrying, write_contract
from docker.errors import NotFound
from running import (
    PRINTED_SECRET,
    Backfill,
    Pipeline,
    Rejected,
    create_backfill,
    left_behind,
)

from daybook import __version__
from local import Deployment, LocalAirflow, Sample
from local.configuration import BUNDLE
from local.deployment import ROOT

TESTS = {
    "name": "tests",
    "classpath": "airflow.dag_processing.bundles.local.LocalDagBundle",
    "kwargs": {"path": str(Path(__file__).with_name("dags"))},
}
# By default Airflow notices a killed worker after minutes.
SETTINGS = {
    ("dag_processor", "dag_bundle_config_list"): json.dumps([BUNDLE, TESTS]),
    ("dag_processor", "min_file_process_interval"): "30",
    ("scheduler", "scheduler_heartbeat_sec"): "1",
    ("scheduler", "scheduler_idle_sleep_time"): "0.5",
    ("scheduler", "orphaned_tasks_check_interval"): "5",
    ("scheduler", "task_instance_heartbeat_timeout"): "12",
    ("scheduler", "task_instance_heartbeat_timeout_detection_interval"): "2",
    ("workers", "min_heartbeat_interval"): "2",
}
ENVIRONMENT = {
    "DAYBOOK_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
    "PRINTED_SECRET": PRINTED_SECRET,
    "DAYBOOK_RETRIES": "2",
    "DAYBOOK_RETRY_DELAY": "1",
}
SAMPLES = {
    "randomuser": (),
    "flaky": ("--fault", "status-503:4"),
    "silent": ("--fault", "status-503"),
    "strict": (),
    "survivor": (),
}


@pytest.fixture(scope="session")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAirflow]:
    """Start Airflow; each pipeline's scheduled run of today begins at once."""
    subprocess.run([ROOT / "scripts" / "engine"], check=True)
    contracts = tmp_path_factory.mktemp("contracts")
    contracts.chmod(0o755)
    contracts.parent.chmod(0o755)
    contracts.parent.parent.chmod(0o755)
    for pipeline in SAMPLES:
        write_contract(contracts, pipeline, retrying(2 if pipeline == "flaky" else 1))
    name = f"daybook-test-{secrets.token_hex(4)}"
    started = LocalAirflow(
        Deployment(
            home=tmp_path_factory.mktemp("home"),
            name=name,
            network=name,
            staging=f"{name}-staging",
            output=f"{name}-output",
            contracts=contracts,
            samples=tuple(
                Sample(
                    pipeline, ("--api", "randomuser", "--requests-log", "/tmp/requests", *faults)
                )
                for pipeline, faults in SAMPLES.items()
            ),
            pipelines=tuple(SAMPLES),
            images="daybook",
            version=__version__,
            port=0,
            settings=SETTINGS,
            environment=ENVIRONMENT,
        )
    )
    try:
        started.up(print)
        yield started
    finally:
        started.down()
        started.containers.remove_volumes()


@pytest.fixture(scope="session")
def today() -> date:
    """The day of the scheduled runs; the tests don't run over midnight."""
    return datetime.now(UTC).date()


@pytest.fixture(scope="session")
def people(airflow: LocalAirflow) -> Pipeline:
    """A pipeline whose source is well."""
    return Pipeline(airflow, "randomuser")


@pytest.fixture(scope="session")
def flaky(airflow: LocalAirflow) -> Pipeline:
    """A pipeline whose source fails four times; extract asks it twice."""
    return Pipeline(airflow, "flaky")


@pytest.fixture(scope="session")
def silent(airflow: LocalAirflow) -> Pipeline:
    """A pipeline whose source always fails."""
    return Pipeline(airflow, "silent")


@pytest.fixture(scope="session")
def strict(airflow: LocalAirflow) -> Pipeline:
    """A pipeline whose contract a test changes."""
    return Pipeline(airflow, "strict")


@pytest.fixture(scope="session")
def survivor(airflow: LocalAirflow) -> Pipeline:
    """A pipeline whose tasks are killed."""
    return Pipeline(airflow, "survivor")


@pytest.fixture(scope="session")
def days(today: date) -> list[date]:
    """The three days of the backfill, the first and the last included."""
    return [today - timedelta(days=days) for days in (10, 9, 8)]


@pytest.fixture(scope="session")
def backfill(people: Pipeline, days: list[date]) -> Iterator[Backfill]:
    """Begin a backfill of three days; an attempt of the second has left a container."""
    runs = tuple(people.run("backfill", day) for day in days)
    leftover = left_behind(people.airflow, runs[1])
    others = (
        left_behind(people.airflow, runs[1], instance="another"),
        left_behind(people.airflow, people.run("backfill", days[0] - timedelta(days=1))),
    )
    try:
        create_backfill(people, days)
        yield Backfill(runs, leftover, others)
    finally:
        for container in others:
            with contextlib.suppress(NotFound):
                container.remove(force=True)


@pytest.fixture(scope="session")
def rejected(strict: Pipeline, today: date) -> Rejected:
    """Process a day again after its contract has got a rule that the data breaks."""
    run = strict.run("scheduled", today).expect("success")
    before = strict.published()
    contracts = strict.airflow.deployment.contracts
    rule = {ROW_COUNT: "mustBeGreaterOrEqualTo: 501"}
    write_contract(contracts, strict.name, {**retrying(1), **rule})
    run.clear()
    run.expect("failed")
    return Rejected(run, before)
