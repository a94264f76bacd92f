"""What a deployment sets, read from variables of the environment when a DAG is parsed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from daybook import __version__

STAGES = ("extract", "flatten", "validate", "export")

# Limits of a container in MiB, and when Airflow stops a task. A stage's own time-outs are shorter,
# so that it is the stage that says what took so long.
MEMORY = {"extract": 512, "flatten": 1024, "validate": 1536, "export": 512}
TIMEOUT = {"extract": 1800, "flatten": 3600, "validate": 1800, "export": 1800}

T = TypeVar("T")


class SettingsError(ValueError):
    """Variables of the environment that don't hold what they should: all of them at once."""


@dataclass(frozen=True)
class Notifier:
    """A notifier of Airflow: the path of its class and the arguments of its constructor."""

    path: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Settings:
    """The settings of a deployment; the README of this folder lists the variables.

    ``contracts`` is the folder that Airflow's processes read, ``contracts_mount`` what the engine
    mounts for the stages: an absolute path of its host, or the name of a volume (Kubernetes: of a
    ConfigMap). ``sources`` are addresses by pipeline, ``source`` is for all others.
    ``memory`` is in MiB, ``timeout`` in seconds, both by stage. ``namespace`` and
    ``secret``, the name of a Secret, are for Kubernetes.
    """

    contracts: Path
    contracts_mount: str
    staging: str = "daybook-staging"
    output: str = "daybook-output"
    network: str = "daybook"
    source: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    images: str = "daybook"
    version: str = __version__
    runtime: str = "docker"
    pool: str = "daybook"
    max_active_runs: int = 3
    retries: int = 3
    retry_delay: timedelta = timedelta(seconds=60)
    notifiers: tuple[Notifier, ...] = ()
    clock: str | None = None
    memory: Mapping[str, int] = field(default_factory=lambda: MEMORY)
    timeout: Mapping[str, int] = field(default_factory=lambda: TIMEOUT)
    namespace: str = "default"
    secret: str = "daybook"  # noqa: S105

    def source_of(self, pipeline: str) -> str | None:
        """Return the address that extract asks instead of the contract's, if there is one."""
        return self.sources.get(pipeline, self.source)

    @staticmethod
    def of(environment: Mapping[str, str]) -> Settings:
        """Read the settings.

        :raises SettingsError: naming every variable that can't be understood
        """
        reader = _Reader(environment)
        runtime = reader.one_of("DAYBOOK_RUNTIME", ("docker", "kubernetes"))
        contracts = contracts_folder(environment)
        settings = Settings(
            contracts=contracts,
            contracts_mount=reader.text("DAYBOOK_CONTRACTS_MOUNT")
            or ("daybook-contracts" if runtime == "kubernetes" else str(contracts)),
            staging=reader.text("DAYBOOK_STAGING") or Settings.staging,
            output=reader.text("DAYBOOK_OUTPUT") or Settings.output,
            network=reader.text("DAYBOOK_NETWORK") or Settings.network,
            source=reader.text("DAYBOOK_SOURCE"),
            sources=reader.by_name("DAYBOOK_SOURCE_"),
            images=reader.text("DAYBOOK_IMAGES") or Settings.images,
            version=reader.text("DAYBOOK_VERSION") or Settings.version,
            runtime=runtime,
            pool=reader.text("DAYBOOK_POOL") or Settings.pool,
            max_active_runs=reader.number("DAYBOOK_MAX_ACTIVE_RUNS", Settings.max_active_runs, 1),
            retries=reader.number("DAYBOOK_RETRIES", Settings.retries, 0),
            retry_delay=timedelta(
                seconds=reader.number(
                    "DAYBOOK_RETRY_DELAY", int(Settings.retry_delay.total_seconds()), 0
                )
            ),
            notifiers=reader.notifiers("DAYBOOK_FAILURE_NOTIFIERS"),
            clock=reader.text("DAYBOOK_CLOCK"),
            memory=reader.by_stage("DAYBOOK_MEMORY", MEMORY, 64),
            timeout=reader.by_stage("DAYBOOK_TIMEOUT", TIMEOUT, 1),
            namespace=reader.text("DAYBOOK_NAMESPACE") or Settings.namespace,
            secret=reader.text("DAYBOOK_SECRET") or Settings.secret,
        )
        reader.throw_if_faulty()
        return settings


def contracts_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of contracts: the deployment's, else one beside the DAGs, else ours."""
    if given := environment.get("DAYBOOK_CONTRACTS", "").strip():
        return Path(given)
    dags = Path(__file__).resolve().parent.parent
    beside = dags / "contracts"
    return beside if beside.is_dir() else dags.parent / "etl-core/src/main/resources/contracts"


class _Reader:
    """Reads variables and collects what is wrong with them. An empty variable is an unset one."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._faults: list[str] = []

    def text(self, name: str) -> str | None:
        return self._environment.get(name, "").strip() or None

    def by_name(self, prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix).lower(): text
            for name in sorted(self._environment)
            if name.startswith(prefix) and (text := self.text(name))
        }

    def one_of(self, name: str, words: tuple[str, ...]) -> str:
        found = self.text(name) or words[0]
        if found not in words:
            self._fault(name, found, f"one of {', '.join(words)}")
        return found

    def number(self, name: str, default: int, least: int) -> int:
        found = self.text(name)
        if found is None:
            return default
        # isdecimal also takes digits of other scripts, which int understands as well.
        if not (found.isascii() and found.isdecimal() and int(found) >= least):
            self._fault(name, found, f"a whole number, {least} or more")
            return default
        return int(found)

    def by_stage(self, prefix: str, defaults: Mapping[str, int], least: int) -> dict[str, int]:
        return {
            stage: self.number(f"{prefix}_{stage.upper()}", default, least)
            for stage, default in defaults.items()
        }

    def notifiers(self, name: str) -> tuple[Notifier, ...]:
        found = self.text(name)
        if found is None:
            return ()
        try:
            return tuple(
                Notifier(str(entry["class"]), dict(entry.get("arguments", {})))
                for entry in json.loads(found)
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            # The text may hold an address with a token, so it is not repeated.
            self._faults.append(
                f"{name} is not understood; expected JSON such as"
                ' [{"class": "daybook.notifiers.WebhookNotifier", "arguments": {"url": "..."}}]'
            )
            return ()

    def throw_if_faulty(self) -> None:
        if self._faults:
            raise SettingsError("; ".join(self._faults))

    def _fault(self, name: str, found: str, expected: str) -> None:
        self._faults.append(f"{name} is '{found}'; expected {expected}")
