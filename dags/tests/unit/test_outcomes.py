"""What the retry policy decides."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from airflow.sdk import RetryAction, RetryDecision
from airflow.sdk.exceptions import AirflowTaskTimeout

from daybook.dates import PartitionDateError
from daybook.outcomes import MEANINGS, EngineFailed, StageFailed, StageRetryPolicy

RETRIES = 3
POLICY = StageRetryPolicy(timedelta(seconds=60))


def decide(error: BaseException, try_number: int, max_tries: int = RETRIES) -> RetryDecision:
    context: Any = {"task": SimpleNamespace(retries=RETRIES)}
    return POLICY.evaluate(error, try_number, max_tries, context)


@pytest.mark.parametrize("code", [64, 65, 66, 78])
def test_what_a_retry_can_not_mend_is_final(code: int) -> None:
    assert decide(StageFailed(code, ""), 1).action == RetryAction.FAIL


@pytest.mark.parametrize(
    ("error", "minutes"),
    [
        (StageFailed(69, ""), [1, 2, 4, 8, 16, 32, 32]),
        (StageFailed(74, ""), [1, 2, 4, 8, 16, 16]),
        (StageFailed(75, ""), [1, 2, 4, 4]),
        (StageFailed(143, ""), [1, 1, 1]),
        (EngineFailed("no engine"), [1, 2, 4, 8, 16, 16]),
    ],
)
def test_what_may_pass_is_tried_again_after_a_bounded_delay(
    error: BaseException, minutes: list[int]
) -> None:
    decisions = [decide(error, attempt + 1) for attempt in range(len(minutes))]
    assert {decision.action for decision in decisions} == {RetryAction.RETRY}
    assert [decision.retry_delay for decision in decisions] == [
        timedelta(minutes=count) for count in minutes
    ]


@pytest.mark.parametrize(
    "error",
    [
        StageFailed(70, ""),
        StageFailed(137, ""),
        StageFailed(1, ""),
        StageFailed(0, "left no result"),
        AirflowTaskTimeout("Timeout"),
        RuntimeError("a bug of this code"),
    ],
)
def test_everything_else_is_tried_once_more(error: BaseException) -> None:
    assert decide(error, 1) == RetryDecision.retry(timedelta(minutes=1), decide(error, 1).reason)
    assert decide(error, 2).action == RetryAction.FAIL


@pytest.mark.parametrize("error", [PartitionDateError("two"), jinja2.UndefinedError("ds")])
def test_a_run_that_can_not_be_rendered_is_final(error: BaseException) -> None:
    assert decide(error, 1).action == RetryAction.FAIL


def test_a_cleared_run_starts_afresh() -> None:
    # Cleared after four tries, Airflow allows three retries more: tries 5 to 8.
    assert decide(StageFailed(70, ""), 5, 7).action == RetryAction.RETRY
    assert decide(StageFailed(70, ""), 6, 7).action == RetryAction.FAIL
    assert decide(StageFailed(69, ""), 5, 7).retry_delay == timedelta(minutes=1)


def test_the_meanings_are_those_of_the_stages() -> None:
    core = Path(__file__).resolve().parents[3] / "etl-core/src/main/java/dev/daybook/problem"
    words = re.findall(r'\((\d+), "(.+)"\)', (core / "ExitCode.java").read_text(encoding="utf-8"))
    assert {code: text for code, text in MEANINGS.items() if code != 137} == {
        int(code): text for code, text in words if code not in ("0", "99")
    }


def test_the_message_is_that_of_the_stage_s_last_line() -> None:
    assert str(StageFailed(65, "2 of 121 checks failed")) == (
        "exit 65 (the data was rejected): 2 of 121 checks failed"
    )
    assert str(StageFailed(3, "odd")) == "exit 3: odd"
