"""The containers of one local Airflow: PostgreSQL, and sample sources in the stages' network."""

from __future__ import annotations

import contextlib
import time
from typing import Any

import docker
from docker.errors import APIError, NotFound
from docker.models.containers import Container

from local.deployment import Deployment, Sample
from local.errors import UNAVAILABLE, LocalError

INSTANCE_LABEL = "daybook.instance"
POSTGRES_PORT = "5432/tcp"
DATABASE = "airflow"
HARDENING = {"cap_drop": ["ALL"], "security_opt": ["no-new-privileges"]}


class Containers:
    """Start and removes what runs beside Airflow's processes; ``instance`` labels all of it."""

    def __init__(self, deployment: Deployment, instance: str) -> None:
        self._deployment = deployment
        self._instance = instance
        self._engine = docker.from_env()

    @property
    def names(self) -> list[str]:
        """The names of all containers that ``up`` starts."""
        samples = [self._name(sample.host) for sample in self._deployment.samples]
        return [self._name("postgres"), *samples]

    def running(self) -> list[str]:
        """Return the names of those that run."""
        found = self._engine.containers.list(filters={"label": self._label})
        return [container.name for container in found if container.name in self.names]

    def start_network(self) -> None:
        """Make the network unless it exists."""
        if not self._engine.networks.list(names=[f"^{self._deployment.network}$"]):
            self._engine.networks.create(self._deployment.network, labels=self._labels)

    def start_postgres(self, password: str) -> None:
        """Start PostgreSQL on a free port of the loopback interface."""
        self._run(
            "postgres",
            environment={
                "POSTGRES_USER": DATABASE,
                "POSTGRES_PASSWORD": password,
                "POSTGRES_DB": DATABASE,
            },
            ports={POSTGRES_PORT: ("127.0.0.1", None)},
            volumes={self.database_volume: {"bind": "/var/lib/postgresql/data", "mode": "rw"}},
        )

    def database_url(self, password: str) -> str:
        """Return the URL of Airflow's database in the running PostgreSQL."""
        ports = self._engine.containers.get(self._name("postgres")).ports[POSTGRES_PORT]
        port = (ports or [])[0]["HostPort"]
        return f"postgresql://{DATABASE}:{password}@127.0.0.1:{port}/{DATABASE}"

    def start_samples(self) -> None:
        """Start the sample sources."""
        for sample in self._deployment.samples:
            self.start_sample(sample)

    def start_sample(self, sample: Sample) -> Container:
        """Start a sample source that containers in the network find by its host name."""
        return self._run(
            sample.host,
            image="sample",
            command=list(sample.options),
            network=self._deployment.network,
            networking_config={
                self._deployment.network: self._engine.api.create_endpoint_config(
                    aliases=[sample.host]
                )
            },
            read_only=True,
            tmpfs={"/tmp": "size=64m"},  # noqa: S108 - in the container
            mem_limit="512m",
            **HARDENING,
        )

    def wait_for_postgres(self, timeout: float = 60) -> None:
        """Wait until PostgreSQL takes connections over the network."""
        container = self._engine.containers.get(self._name("postgres"))
        end = time.monotonic() + timeout
        probe = ["pg_isready", "--quiet", "--host=127.0.0.1", f"--username={DATABASE}"]
        while container.exec_run(probe).exit_code != 0:
            container.reload()
            if container.status == "exited" or time.monotonic() > end:
                words = container.logs(tail=5).decode(errors="replace").strip()
                raise LocalError(
                    f"PostgreSQL does not start in '{container.name}': {words}", UNAVAILABLE
                )
            time.sleep(0.3)

    def remove(self) -> None:
        """Remove every container of the instance, those of the stages included, and the network."""
        for container in self._engine.containers.list(all=True, filters={"label": self._label}):
            with contextlib.suppress(NotFound):
                container.remove(force=True, v=True)
        for network in self._engine.networks.list(filters={"label": self._label}):
            try:
                network.remove()
            except APIError as error:
                if error.status_code != 403:  # somebody else's container is in it
                    raise

    def remove_volumes(self) -> None:
        """Remove Airflow's database and what the stages have written."""
        for name in (self.database_volume, self._deployment.staging, self._deployment.output):
            with contextlib.suppress(NotFound):
                self._engine.volumes.get(name).remove()

    @property
    def database_volume(self) -> str:
        """The volume with Airflow's database."""
        return self._name("postgres")

    @property
    def _label(self) -> str:
        return f"{INSTANCE_LABEL}={self._instance}"

    @property
    def _labels(self) -> dict[str, str]:
        return {INSTANCE_LABEL: self._instance}

    def _name(self, what: str) -> str:
        return f"{self._deployment.name}-{what}"

    def _run(self, what: str, *, image: str = "", **arguments: Any) -> Container:
        name = self._name(what)
        self._remove_leftover(name)
        return self._engine.containers.run(
            self._deployment.image(image or what),
            name=name,
            labels=self._labels,
            detach=True,
            **arguments,
        )

    def _remove_leftover(self, name: str) -> None:
        try:
            container = self._engine.containers.get(name)
        except NotFound:
            return
        if container.labels.get(INSTANCE_LABEL) != self._instance:
            raise LocalError(
                f"The container '{name}' belongs to another Airflow; expected none of this name;"
                " end that one with its own './daybook airflow down', or remove the container"
            )
        container.remove(force=True, v=True)
