"""What each stage runs: image, command line, environment, volumes and limits. Knows no Airflow.

A field that depends on the run is a Jinja template, which Airflow renders. The operators make a
container or a pod of a step; :func:`docker_run` makes the line that a person types.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from daybook.dates import PARTITION_DATE
from daybook.settings import STAGES, Settings

RUN_ID = "{{ run_id }}"
# Unique over the whole life of a run, also when it is cleared and processed again; a result that
# an earlier attempt has left can't be taken for one of this.
ATTEMPT = "{{ ti.try_number }}"

USER = 10001
RESULT_VARIABLE = "DAYBOOK_RESULT"


@dataclass(frozen=True)
class Volume:
    """A volume or a folder of the engine's host, and where the container finds it."""

    source: str
    target: str
    read_only: bool = False

    @property
    def kind(self) -> Literal["bind", "volume"]:
        """Return ``bind`` for an absolute path and ``volume`` for a name."""
        return "bind" if self.source.startswith("/") else "volume"


@dataclass(frozen=True)
class Hardening:
    """What a container may not do."""

    user: str = f"{USER}:{USER}"
    read_only: bool = True
    cap_drop: tuple[str, ...] = ("ALL",)
    security_opt: tuple[str, ...] = ("no-new-privileges",)
    # MiB of /tmp, which Docker mounts noexec, nosuid and nodev.
    tmp: int = 64
    pids: int = 256


@dataclass(frozen=True)
class Step:
    """A stage of a pipeline as one container.

    ``memory`` is the limit in MiB, ``network`` a network's name or ``none``, ``secrets`` the names
    of the variables with values that only the container may see.
    """

    pipeline: str
    stage: str
    image: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    secrets: tuple[str, ...]
    volumes: tuple[Volume, ...]
    network: str
    memory: int
    timeout: timedelta
    hardening: Hardening = field(default_factory=Hardening)

    @property
    def result_path(self) -> str:
        """Return where the stage writes its result, a template."""
        return self.environment[RESULT_VARIABLE]


def steps(pipeline: str, secrets: Sequence[str], settings: Settings) -> tuple[Step, ...]:
    """Return the steps of a pipeline in their order.

    :param secrets: the variables that extract needs, as the contract names them
    """
    return tuple(_step(pipeline, stage, secrets, settings) for stage in STAGES)


def _step(pipeline: str, stage: str, secrets: Sequence[str], settings: Settings) -> Step:
    extract, export = stage == "extract", stage == "export"
    argv = ["--pipeline", pipeline, "--date", PARTITION_DATE, "--staging", "/staging"]
    volumes = [Volume(settings.staging, "/staging")]
    if export:
        argv += ["--output", "/output"]
        volumes.append(Volume(settings.output, "/output"))
    argv += ["--contracts", "/contracts"]
    volumes.append(Volume(settings.contracts_mount, "/contracts", read_only=True))
    if extract and (source := settings.source_of(pipeline)):
        argv += ["--source", source]
    argv += ["--run-id", RUN_ID, "--attempt", ATTEMPT]
    environment = {RESULT_VARIABLE: f"/staging/.results/{pipeline}/{PARTITION_DATE}/{stage}.json"}
    if settings.clock:
        environment["DAYBOOK_CLOCK"] = settings.clock
    return Step(
        pipeline=pipeline,
        stage=stage,
        image=f"{settings.images}/{stage}:{settings.version}",
        argv=tuple(argv),
        environment=environment,
        secrets=tuple(secrets) if extract else (),
        volumes=tuple(volumes),
        network=settings.network if extract else "none",
        memory=settings.memory[stage],
        timeout=timedelta(seconds=settings.timeout[stage]),
    )


def docker_run(step: Step) -> list[str]:
    """Return the ``docker run`` line of a step, secrets by name only."""
    hardening = step.hardening
    line = ["docker", "run", "--rm", "--user", hardening.user, "--read-only"]
    line += [word for name in hardening.cap_drop for word in ("--cap-drop", name)]
    line += [word for name in hardening.security_opt for word in ("--security-opt", name)]
    line += ["--tmpfs", f"/tmp:size={hardening.tmp}m"]  # noqa: S108
    line += ["--pids-limit", str(hardening.pids)]
    line += ["--memory", f"{step.memory}m", "--memory-swap", f"{step.memory}m"]
    line += ["--network", step.network]
    for volume in step.volumes:
        line += [
            "--volume",
            f"{volume.source}:{volume.target}" + (":ro" if volume.read_only else ""),
        ]
    for name, value in step.environment.items():
        line += ["--env", f"{name}={value}"]
    line += [word for name in step.secrets for word in ("--env", name)]
    return [*line, step.image, *step.argv]
