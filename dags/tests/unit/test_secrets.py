"""Secrets reach extract, and nothing that Airflow writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from airflow.sdk import DAG
from airflow.sdk.execution_time.comms import MaskSecret
from airflow.sdk.log import _secrets_masker
from docker import APIClient

from runs import dag_run, task_instance
from worker import Outcome, work

DAY = datetime(2026, 11, 21, tzinfo=UTC)
KEY = "bm90IGEgcmVhbCBrZXksIGJ1dCAzMiBieXRlcyBsb25n"


def run(dag: DAG, task_id: str, variables: dict[str, str] | None = None) -> Outcome:
    return work(task_instance(dag, task_id, dag_run(dag, DAY)), variables)


@pytest.mark.container
@pytest.mark.parametrize("place", ["variable of Airflow", "environment of the worker"])
def test_a_secret_that_the_container_tells_is_hidden(
    pipeline: Callable[..., DAG],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: str,
) -> None:
    if place == "environment of the worker":
        monkeypatch.setenv("DAYBOOK_KEY", KEY)
        outcome = run(pipeline(TELL="yes"), "extract")
    else:
        outcome = run(pipeline(TELL="yes"), "extract", {"DAYBOOK_KEY": KEY})
    assert outcome.error is None
    # The supervisor, which writes the log, hides what the task has told it to.
    assert KEY in outcome.masked
    written = _secrets_masker().redact(capsys.readouterr().out)
    assert " the key is *** " in written
    assert KEY not in written
    sent = [m for m in outcome.supervisor.messages if not isinstance(m, MaskSecret)]
    assert KEY not in json.dumps([message.model_dump(mode="json") for message in sent])
    assert outcome.rendered["environment"].keys() == {"DAYBOOK_RESULT", "TELL"}


@pytest.mark.container
@pytest.mark.parametrize("stage", ["flatten", "validate", "export"])
def test_only_extract_gets_a_secret(
    pipeline: Callable[..., DAG], capsys: pytest.CaptureFixture[str], stage: str
) -> None:
    outcome = run(pipeline(TELL="yes"), stage, {"DAYBOOK_KEY": KEY})
    assert outcome.error is None
    written = capsys.readouterr().out
    assert " the key is " in written
    assert KEY not in written
    assert KEY not in outcome.masked


@pytest.mark.container
def test_a_missing_secret_is_named_before_a_container_starts(
    pipeline: Callable[..., DAG], engine: APIClient, volume: str
) -> None:
    outcome = run(pipeline(), "extract")
    assert str(outcome.error) == (
        "exit 78 (the contract, the configuration or a key is invalid): no value for DAYBOOK_KEY;"
        " expected an Airflow variable of that name, or a variable in the environment of the worker"
    )
    assert outcome.state == "failed"
    assert engine.containers(all=True, filters={"volume": volume}) == []
