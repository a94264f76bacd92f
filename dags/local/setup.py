"""What an Airflow needs before its DAGs run: the pool, and the DAGs unpaused."""

from __future__ import annotations

import time
from collections.abc import Iterable

import httpx

from local.errors import UNAVAILABLE, LocalError
from local.rest import Rest

POOL = "daybook"
# Containers at once over all runs; a JVM each.
POOL_SLOTS = 4
DAG_TIMEOUT = 120.0


def set_up(rest: Rest, pipelines: Iterable[str]) -> None:
    """Make the pool unless it exists, and unpause the DAGs when they are there.

    The pool comes first: without it the tasks of a run would wait for ever.
    """
    pools = {pool["name"] for pool in rest.get("pools", limit=100)["pools"]}
    if POOL not in pools:
        rest.post("pools", {"name": POOL, "slots": POOL_SLOTS, "description": "Containers at once"})
    for pipeline in pipelines:
        _unpause(rest, f"daybook_{pipeline}")


def _unpause(rest: Rest, dag: str) -> None:
    end = time.monotonic() + DAG_TIMEOUT
    while True:
        try:
            rest.patch(f"dags/{dag}", {"is_paused": False})
            return
        except httpx.HTTPStatusError as error:
            if error.response.status_code != httpx.codes.NOT_FOUND:
                raise
        if time.monotonic() > end:
            raise LocalError(
                f"Airflow has found no DAG '{dag}' in {DAG_TIMEOUT:.0f} s; expected one for each"
                " contract; its list of DAGs shows the errors of those that it can't import",
                UNAVAILABLE,
            )
        time.sleep(0.5)
