"""The command ``./daybook airflow``.

docker/compose.yaml calls it too: ``set-up ADDRESS PIPELINE...`` makes the pool of a running Airflow
and unpauses its DAGs, as the administrator with the password in ``DAYBOOK_AIRFLOW_PASSWORD``.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace

from docker.errors import DockerException

from local.airflow import LocalAirflow
from local.configuration import USER
from local.deployment import default_deployment
from local.errors import UNAVAILABLE, LocalError
from local.keys import missing_keys, read_key
from local.rest import Rest
from local.scripts import run
from local.setup import set_up

USAGE = """\
usage: ./daybook airflow up|down|status
       ./daybook airflow ARGUMENTS   Airflow's own command line, e.g. backfill create --help

up      start a local Airflow with its DAGs, a PostgreSQL and the sample source
down    end it; what was published and Airflow's history stay
        --volumes  remove these too
status  say what is up
"""
IMAGES = ("extract", "flatten", "validate", "export", "sample", "postgres")


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    match arguments:
        case ["up"]:
            return up()
        case ["down"]:
            return down(volumes=False)
        case ["down", "--volumes"]:
            return down(volumes=True)
        case ["status"]:
            return status()
        case ["set-up", address, *names]:
            set_up(Rest(address, USER, os.environ["DAYBOOK_AIRFLOW_PASSWORD"]), names)
            return 0
        case [] | ["up" | "down" | "status" | "help" | "--help", *_]:
            print(USAGE, end="")
            return 0 if arguments and arguments[0] in ("help", "--help") else 64
        case _:
            return LocalAirflow(default_deployment()).run(*arguments)


def up() -> int:
    """Start everything and say where it is."""
    began = time.monotonic()
    prepare()
    deployment = default_deployment()
    keys = {name: read_key() for name in missing_keys(deployment.contracts, os.environ)}
    environment = {**deployment.environment, **keys}
    airflow = LocalAirflow(replace(deployment, environment=environment))
    airflow.up(say)
    print(
        f"""
Airflow is up after {time.monotonic() - began:.0f} s

  open      {airflow.address}
  user      {USER}
  password  {airflow.secrets.password}

  then      Dags > daybook_randomuser: today's run has started by itself; its tasks are four
            containers. Click a task, then Logs: the last line is the verdict.
  a date    Trigger > Single Run, and choose a logical date
  dates     Trigger > Backfill, or
            ./daybook airflow backfill create --dag-id daybook_randomuser \\
              --from-date 2026-11-01 --to-date 2026-11-03
  tables    docker run --rm -v {deployment.output}:/output:ro --entrypoint ls \\
              {deployment.image("export")} /output/randomuser/
  end it    ./daybook airflow down
"""
    )
    return 0


def prepare() -> None:
    """Make sure of an engine and of images; what is there and fresh is left alone."""
    run("scripts/engine")
    run("docker/build", *IMAGES)


def down(*, volumes: bool) -> int:
    """End everything."""
    airflow = LocalAirflow(default_deployment())
    airflow.down()
    if volumes:
        airflow.containers.remove_volumes()
    say("Airflow is down")
    return 0


def status() -> int:
    """Say what is up; 69 unless everything is."""
    airflow = LocalAirflow(default_deployment())
    parts = airflow.status()
    for part in parts:
        print(f"{'up  ' if part.is_up else 'down'}  {part.name:<26}  {part.detail}")
    if not all(part.is_up for part in parts):
        return UNAVAILABLE
    print(f"\n{airflow.address}  user {USER}  password {airflow.secrets.password}")
    return 0


def say(line: str) -> None:
    """Tell the person what happens."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except DockerException as error:
        say(f"The Docker engine does not do what it should: {error}")
        sys.exit(UNAVAILABLE)
    except KeyboardInterrupt:
        sys.exit(130)
