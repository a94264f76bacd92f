"""The command ``./daybook task``: one stage of one date in a container, as the DAG starts it."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from daybook.contracts import ContractError, read_contract
from daybook.dates import PARTITION_DATE
from daybook.settings import STAGES, Settings, SettingsError
from daybook.spec import ATTEMPT, RUN_ID, Step, docker_run, steps
from local.deployment import Deployment, default_deployment
from local.errors import LocalError
from local.keys import read_key
from local.scripts import run

CONFIGURATION = 78


def arguments(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Read the command line; the second part are options for the stage itself."""
    parser = argparse.ArgumentParser(
        prog="./daybook task",
        description="Runs one stage of one date in a container, as the DAG does, on the volumes of"
        " the local Airflow, and prints the line that it uses.",
        epilog="Other options are the stage's own, such as --refetch of extract.",
        allow_abbrev=False,
    )
    parser.error = _usage  # type: ignore[method-assign]
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("--date", required=True, metavar="yyyy-MM-dd")
    parser.add_argument("--pipeline", default="randomuser", metavar="NAME")
    return parser.parse_known_args(words)


def _usage(message: str) -> None:
    print(f"{message}; see ./daybook task --help", file=sys.stderr)
    raise SystemExit(64)


def at(step: Step, date: str, run_id: str) -> Step:
    """Return a step with the values that Airflow would render."""
    values = {PARTITION_DATE: date, RUN_ID: run_id, ATTEMPT: "1"}

    def rendered(text: str) -> str:
        for template, value in values.items():
            text = text.replace(template, value)
        return text

    return replace(
        step,
        argv=tuple(rendered(word) for word in step.argv),
        environment={name: rendered(text) for name, text in step.environment.items()},
    )


def settings(deployment: Deployment, running: Sequence[str]) -> Settings:
    """Return the settings of the local Airflow; a sample source counts while it runs."""
    environment = {**os.environ, **deployment.variables}
    for sample in deployment.samples:
        if f"{deployment.name}-{sample.host}" in running:
            environment.update([sample.setting])
    return Settings.of(environment)


def secrets(step: Step, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the values of a step's secrets, from the environment or else the key file."""
    return {name: environment.get(name) or read_key() for name in step.secrets}


def docker(*words: str) -> str:
    """Return what a command of the engine prints, or nothing when it fails."""
    found = subprocess.run(["docker", *words], capture_output=True, text=True, check=False)  # noqa: S607
    return found.stdout if found.returncode == 0 else ""


def main(words: Sequence[str]) -> int:
    """Run the stage; return its exit code."""
    given, own = arguments(words)
    run("docker/build", given.stage)
    deployment = default_deployment()
    running = docker("ps", "--format", "{{.Names}}").split()
    try:
        contract = read_contract(deployment.contracts, given.pipeline)
        found = steps(given.pipeline, contract.secrets, settings(deployment, running))
        run_id = f"task__{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        step = at(found[STAGES.index(given.stage)], given.date, run_id)
        hidden = secrets(step, os.environ)
    except (ContractError, SettingsError, LocalError) as e:
        print(e, file=sys.stderr)
        return CONFIGURATION
    if step.network != "none" and not docker("network", "inspect", step.network):
        docker("network", "create", step.network)
    line = [*docker_run(step), *own]
    print(shlex.join(line), flush=True)
    return subprocess.run(line, env={**os.environ, **hidden}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
