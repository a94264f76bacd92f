"""What a test asks a running Airflow, and the volumes of its stages."""

from __future__ import annotations

import secrets
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

import docker
import httpx
from docker.models.containers import Container

from local import LocalAirflow
from local.airflow import AIRFLOW
from local.containers import INSTANCE_LABEL

TIMEOUT = 240.0
# What the container of the DAG in dags/printing.py prints.
PRINTED_SECRET = "printed-" + secrets.token_hex(16)
STAGES = ("extract", "flatten", "validate", "export")


def wait_for(what: str, condition: Callable[[], Any], timeout: float = TIMEOUT) -> Any:
    """Return the condition's first true value."""
    end = time.monotonic() + timeout
    while not (value := condition()):
        assert time.monotonic() < end, f"waited {timeout:.0f} s in vain until {what}"
        time.sleep(1)
    return value


def logical(day: date) -> str:
    """Return the logical date of a day."""
    return f"{day.isoformat()}T00:00:00Z"


@dataclass(frozen=True)
class Run:
    """A run of the DAG of a pipeline."""

    airflow: LocalAirflow
    dag: str
    id: str

    @property
    def path(self) -> str:
        """The path in the REST interface."""
        return f"dags/{self.dag}/dagRuns/{quote(self.id, safe='')}"

    @property
    def state(self) -> str:
        """The state, such as ``success``; empty while there is no such run."""
        try:
            return self.airflow.rest.get(self.path)["state"]
        except httpx.HTTPStatusError as error:
            if error.response.status_code != httpx.codes.NOT_FOUND:
                raise
            return ""

    def ended(self) -> str:
        """Wait for the end; return the state."""
        return wait_for(
            f"{self.dag} {self.id} has ended",
            lambda: (state := self.state) in ("success", "failed") and state,
        )

    def expect(self, state: str) -> Run:
        """Wait for the end, which must be in that state."""
        assert self.ended() == state, f"{self.dag} {self.id}: {self.attempts()}\n{self.last_log()}"
        return self

    def task(self, stage: str) -> dict[str, Any]:
        """Return the task instance of a stage."""
        return self.airflow.rest.get(f"{self.path}/taskInstances/{stage}")

    def states(self) -> dict[str, str]:
        """Return the state of each task."""
        found = self.airflow.rest.get(f"{self.path}/taskInstances")["task_instances"]
        return {task["task_id"]: task["state"] for task in found}

    def tries(self, stage: str) -> list[str]:
        """Return the state of each attempt of a stage, oldest first; none if it has not started."""
        found = self.airflow.rest.get(f"{self.path}/taskInstances/{stage}/tries")["task_instances"]
        return [task["state"] for task in sorted(found, key=lambda task: task["try_number"])]

    def attempts(self) -> dict[str, list[str]]:
        """Return the states of all attempts of all stages."""
        return {stage: self.tries(stage) for stage in self.states()}

    def log(self, stage: str, attempt: int = 1, level: str = "") -> list[str]:
        """Return the lines of the log as the user interface shows them, of one level or of all."""
        path = f"{self.path}/taskInstances/{stage}/logs/{attempt}"
        content = self.airflow.rest.get(path, full_content=True)["content"]
        return [
            " ".join([line["event"], *(e["exc_value"] for e in line.get("error_detail") or ())])
            for line in content
            if not level or line.get("level") == level
        ]

    def last_log(self) -> str:
        """Return the log of the last failed attempt, for messages of failed tests."""
        for stage, state in self.states().items():
            if state == "failed":
                return "\n".join(self.log(stage, self.task(stage)["try_number"]))
        return ""

    def result(self, stage: str = "export") -> dict[str, Any]:
        """Return the document that the stage has written, from XCom."""
        path = f"{self.path}/taskInstances/{stage}/xcomEntries/return_value"
        return self.airflow.rest.get(path)["value"]

    def clear(self) -> None:
        """Process the run again."""
        body = {"dry_run": False, "only_failed": False}
        self.airflow.rest.post(f"{self.path}/clear", body)


@dataclass(frozen=True)
class Pipeline:
    """A pipeline of the tests."""

    airflow: LocalAirflow
    name: str

    @property
    def dag(self) -> str:
        """The DAG's id."""
        return f"daybook_{self.name}"

    def run(self, kind: str, day: date) -> Run:
        """Return the ``scheduled`` or ``backfill`` run of a day."""
        return Run(self.airflow, self.dag, f"{kind}__{day.isoformat()}T00:00:00+00:00")

    def trigger(self, day: date | None, conf: dict[str, Any] | None = None) -> Run:
        """Start a manual run, with a logical date or without."""
        body = {"logical_date": logical(day) if day else None, "conf": conf or {}}
        made = self.airflow.rest.post(f"dags/{self.dag}/dagRuns", body)
        return Run(self.airflow, self.dag, made["dag_run_id"])

    def backfills(self) -> list[dict[str, Any]]:
        """Return all backfills, oldest first."""
        found = self.airflow.rest.get("backfills", dag_id=self.dag)["backfills"]
        return sorted(found, key=lambda backfill: backfill["id"])

    def published(self) -> dict[str, str]:
        """Return the SHA-256 of every file that readers see, by its path below the output."""
        return hashes(self.airflow, f"find -L {self.name} -type f")

    def requests(self) -> int:
        """Return how many requests its sample source has had."""
        container = f"{self.airflow.deployment.name}-sample-{self.name}"
        found = docker.from_env().containers.get(container).exec_run(["wc", "-l", "/tmp/requests"])
        return int(found.output.split()[0]) if found.exit_code == 0 else 0

    def containers(self) -> list[Any]:
        """Return all containers of its tasks, those that have ended included."""
        labels = [f"{INSTANCE_LABEL}={self.airflow.instance}", f"daybook.dag={self.dag}"]
        return docker.from_env().containers.list(all=True, filters={"label": labels})


def hashes(airflow: LocalAirflow, find: str) -> dict[str, str]:
    """Return the SHA-256 of the files in the output that a ``find`` command finds."""
    script = f"cd /output && {find} | LC_ALL=C sort | xargs -r sha256sum"
    out = docker.from_env().containers.run(
        airflow.deployment.image("export"),
        [script],
        entrypoint=["/bin/sh", "-c"],
        volumes={airflow.deployment.output: {"bind": "/output", "mode": "ro"}},
        network_mode="none",
        remove=True,
    )
    lines = (line.split(maxsplit=1) for line in out.decode().splitlines())
    return {path: digest for digest, path in lines}


@dataclass(frozen=True)
class Backfill:
    """The first backfill, and containers that were there before it."""

    runs: tuple[Run, ...]
    leftover: Container
    others: tuple[Container, ...]


@dataclass(frozen=True)
class Rejected:
    """A run whose data was rejected, and what its pipeline had published before."""

    run: Run
    before: dict[str, str]


def left_behind(airflow: LocalAirflow, run: Run, instance: str = "") -> Container:
    """Start what a killed worker would have left of extract."""
    return docker.from_env().containers.run(
        airflow.deployment.image("sample"),
        detach=True,
        labels={
            INSTANCE_LABEL: instance or airflow.instance,
            "daybook.dag": run.dag,
            "daybook.task": "extract",
            "daybook.run": run.id,
            "daybook.map": "-1",
        },
    )


def create_backfill(pipeline: Pipeline, days: list[date], *arguments: str) -> None:
    """Call Airflow's command line for all days from the first to the last."""
    subprocess.run(
        [
            *AIRFLOW,
            *("backfill", "create", "--dag-id", pipeline.dag),
            *("--from-date", days[0].isoformat(), "--to-date", days[-1].isoformat()),
            *arguments,
        ],
        env=pipeline.airflow.environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
