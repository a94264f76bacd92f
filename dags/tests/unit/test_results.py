"""Whether a result file is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from daybook.results import MAX_BYTES, Attempt, Result, ResultError, read_result

ATTEMPT = Attempt("randomuser", "flatten", "2026-11-21", "manual__1", "2")
DOCUMENT = {
    "pipeline": "randomuser",
    "stage": "flatten",
    "date": "2026-11-21",
    "runId": "manual__1",
    "attempt": "2",
    "exitCode": 65,
    "verdict": "quarantine over budget",
}


def content(**changed: Any) -> bytes:
    return json.dumps({**DOCUMENT, **changed}).encode()


def test_the_result_of_this_attempt_is_believed() -> None:
    assert read_result(content(), ATTEMPT) == Result(65, "quarantine over budget", DOCUMENT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("runId", "manual__2"),
        ("attempt", "1"),
        ("attempt", 2),
        ("stage", "extract"),
        ("date", "2026-11-20"),
        ("pipeline", "shop"),
    ],
)
def test_the_result_of_anything_else_is_not(name: str, value: Any) -> None:
    with pytest.raises(ResultError, match="the result is of"):
        read_result(content(**{name: value}), ATTEMPT)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b"null", content(exitCode="x"), content(exitCode=None)]
)
def test_what_no_stage_writes_is_not(data: bytes) -> None:
    with pytest.raises(ResultError, match="not the JSON of a stage"):
        read_result(data, ATTEMPT)


def test_a_result_that_is_too_long_is_not() -> None:
    with pytest.raises(ResultError, match="expected 32768 at most"):
        read_result(content(verdict="x" * MAX_BYTES), ATTEMPT)
