"""docker/compose.yaml, brought up with the Compose that is here, as docs/airflow.md says."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docker
import httpx
import pytest
from running import wait_for

from local.configuration import USER
from local.deployment import ROOT
from local.rest import Rest

pytestmark = pytest.mark.system


@dataclass(frozen=True)
class Project:
    """A Compose project with names, volumes, network and port of its own."""

    name: str
    settings: Path
    port: int
    command: tuple[str, ...]

    def __call__(self, *arguments: str) -> None:
        """Run a command of Compose."""
        words = ["--env-file", str(self.settings), "--project-name", self.name]
        file = ["--file", str(ROOT / "docker" / "compose.yaml")]
        subprocess.run(
            [*self.command, *words, *file, *arguments],
            check=True,
            env={
                **os.environ,
                "DAYBOOK_NAME": self.name,
                "DAYBOOK_STAGING": f"{self.name}-staging",
                "DAYBOOK_OUTPUT": f"{self.name}-output",
                "DAYBOOK_NETWORK": self.name,
                "DAYBOOK_AIRFLOW_PORT": str(self.port),
            },
        )

    @property
    def rest(self) -> Rest:
        """The REST interface of its Airflow."""
        words = dict(line.split("=", 1) for line in self.settings.read_text().splitlines())
        return Rest(f"http://127.0.0.1:{self.port}", USER, words["DAYBOOK_AIRFLOW_PASSWORD"])

    def containers(self) -> list[Any]:
        """Return its containers."""
        label = f"com.docker.compose.project={self.name}"
        return docker.from_env().containers.list(all=True, filters={"label": label})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Bring the project up, and down with its volumes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = tmp_path_factory.mktemp("compose") / "env"
    subprocess.run([ROOT / "docker" / "compose-env", settings], check=True)
    found = subprocess.run([ROOT / "scripts" / "compose"], check=True, stdout=subprocess.PIPE)
    command = tuple(found.stdout.decode().split())
    made = Project(f"daybook-test-{secrets.token_hex(4)}", settings, port, command)
    try:
        made("up", "--detach")
        yield made
    finally:
        made("down", "--volumes", "--timeout", "3")
        assert made.containers() == []


def test_only_the_owner_reads_the_secrets(project: Project) -> None:
    assert project.settings.stat().st_mode & 0o077 == 0


def test_the_scheduled_run_is_green(project: Project) -> None:
    run = f"scheduled__{datetime.now(UTC).date()}T00%3A00%3A00%2B00%3A00"

    def state() -> str:
        try:
            found = project.rest.get(f"dags/daybook_randomuser/dagRuns/{run}")["state"]
        except httpx.HTTPStatusError:
            return ""
        return found if found in ("success", "failed") else ""

    assert wait_for("the run has ended", state) == "success"


def test_listens_on_the_loopback_interface_only(project: Project) -> None:
    published = [
        address
        for container in project.containers()
        for addresses in container.ports.values()
        for address in addresses or ()
    ]
    assert published == [{"HostIp": "127.0.0.1", "HostPort": str(project.port)}]
