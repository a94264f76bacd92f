"""Up, down and status of one local Airflow."""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from local.configuration import USER, Secrets, write_configuration
from local.containers import Containers
from local.deployment import ROOT, Deployment
from local.errors import UNAVAILABLE, LocalError
from local.processes import Processes
from local.rest import Rest
from local.setup import POOL, set_up

DAGS = ROOT / "dags"
AIRFLOW = (str(Path(sys.executable).with_name("airflow")),)
STOP_GRACE = 15.0
START_TIMEOUT = 120.0
PROCESSES: Mapping[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
}


@dataclass(frozen=True)
class Part:
    """A process or container, and where it stands."""

    name: str
    is_up: bool
    detail: str


class LocalAirflow:
    """One Airflow: scheduler, API server and DAG processor here, the rest in containers.

    All methods may be called at any time and from several processes; ``up`` and ``down`` wait for
    each other. Whatever is not up they bring up or leave, so calling twice does no harm.
    """

    def __init__(self, deployment: Deployment) -> None:
        self.deployment = deployment
        self.home = deployment.home
        for folder in (self.home, self.home / "run", self.home / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o700)
        self.secrets = Secrets.of(self.home)
        self.instance = self._instance()
        self.processes = Processes(self.home)
        self.containers = Containers(deployment, self.instance)

    @property
    def address(self) -> str:
        """The address of the user interface of the last ``up``."""
        return f"http://127.0.0.1:{self._port_file.read_text(encoding='ascii').strip()}"

    @property
    def database_url(self) -> str:
        """The URL of Airflow's database while it is up, password included."""
        return self.containers.database_url(self.secrets.database)

    @property
    def rest(self) -> Rest:
        """The REST interface, as the administrator."""
        return Rest(self.address, USER, self.secrets.password)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of Airflow's processes, and of its command line."""
        scripts = Path(sys.executable).parent
        # This Airflow is what its deployment says, whatever another one has left in the shell.
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("AIRFLOW__", "DAYBOOK_"))
        }
        return {
            **inherited,
            "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}",
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW_CONFIG": str(self.home / "airflow.cfg"),
            "PYTHONPATH": str(DAGS),
            "PYTHONUNBUFFERED": "1",
            "DAYBOOK_INSTANCE": self.instance,
            "DAYBOOK_POOL": POOL,
            **self.deployment.variables,
            **dict(sample.setting for sample in self.deployment.samples),
            **self.deployment.environment,
        }

    def up(self, say: Callable[[str], None]) -> None:
        """Start whatever is missing and return when Airflow is healthy and its DAGs are unpaused.

        Raises LocalError if something needed is missing or does not start in time.
        """
        with self._locked():
            if not all(part.is_up for part in self.status()):
                self._end()
                self._start(say)
            self.wait_until_healthy()
            set_up(self.rest, self.deployment.pipelines)

    def down(self) -> None:
        """End every process of this home and removes all containers of its instance."""
        with self._locked():
            self._end()

    def start_processes(self) -> None:
        """Start Airflow's three processes."""
        for name, arguments in PROCESSES.items():
            self.processes.start(name, [*AIRFLOW, *arguments], self.environment)

    def status(self) -> list[Part]:
        """Return every part of this Airflow."""
        running = self.containers.running()
        containers = [Part(name, name in running, "container") for name in self.containers.names]
        pids = {name: self.processes.pid(name) for name in PROCESSES}
        processes = [
            Part(name, pid is not None, f"process {pid}" if pid else str(self.processes.log(name)))
            for name, pid in pids.items()
        ]
        return containers + processes

    def run(self, *arguments: str) -> int:
        """Run Airflow's own command line in this home; return its exit code."""
        return subprocess.run([*AIRFLOW, *arguments], env=self.environment, check=False).returncode

    def wait_until_healthy(self) -> None:
        """Wait until all three processes are well; LocalError if one ends or it takes too long."""
        end = time.monotonic() + START_TIMEOUT
        while not self._is_healthy():
            for name in PROCESSES:
                if self.processes.pid(name) is None:
                    raise LocalError(
                        f"Airflow's {name} has ended: {self._last_line(name)}", UNAVAILABLE
                    )
            if time.monotonic() > end:
                raise LocalError(
                    f"Airflow is not healthy after {START_TIMEOUT:.0f} s; its logs are in"
                    f" '{self.home / 'logs'}'",
                    UNAVAILABLE,
                )
            time.sleep(0.5)

    def _is_healthy(self) -> bool:
        try:
            health = self.rest.get("monitor/health")
        except httpx.HTTPError:
            return False
        parts = ("metadatabase", "scheduler", "dag_processor")
        return all(health[part]["status"] == "healthy" for part in parts)

    def _start(self, say: Callable[[str], None]) -> None:
        say("Starting PostgreSQL and the sample source ...")
        self.containers.start_network()
        self.containers.start_postgres(self.secrets.database)
        self.containers.start_samples()
        port = _free_port(self.deployment.port)
        self._port_file.write_text(f"{port}\n", encoding="ascii")
        write_configuration(
            self.home,
            self.secrets,
            database=self.database_url.replace("postgresql:", "postgresql+psycopg2:"),
            port=port,
            overrides=self.deployment.settings,
        )
        self.containers.wait_for_postgres()
        say("Starting Airflow ...")
        self._migrate()
        self.start_processes()

    def _migrate(self) -> None:
        log = self.processes.log("migrate")
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as out:
            result = subprocess.run(
                [*AIRFLOW, "db", "migrate"],
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if result.returncode != 0:
            raise LocalError(
                f"Airflow can't migrate its database: {self._last_line('migrate')}", UNAVAILABLE
            )

    def _end(self) -> None:
        self.processes.end(STOP_GRACE)
        self.containers.remove()

    def _last_line(self, name: str) -> str:
        log = self.processes.log(name)
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return f"{lines[-1] if lines else 'no output'} (in '{log}')"

    def _instance(self) -> str:
        file = self.home / "daybook-instance"
        if not file.exists():
            file.write_text(f"{secrets.token_hex(8)}\n", encoding="ascii")
        return file.read_text(encoding="ascii").strip()

    @property
    def _port_file(self) -> Path:
        return self.home / "run" / "port"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _free_port(wanted: int) -> int:
    """Return the wanted port of the loopback interface if it is free, else any that is."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise LocalError("No port of 127.0.0.1 is free", UNAVAILABLE)
