"""What becomes of a task: from the exit code of its stage to done, skipped, failed or retried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jinja2
from airflow.sdk import RetryAction, RetryDecision, RetryPolicy
from airflow.sdk.exceptions import AirflowException, AirflowSkipException

from daybook.dates import PartitionDateError
from daybook.outlets import announce
from daybook.results import Result
from daybook.spec import Step

if TYPE_CHECKING:
    from airflow.sdk import Context

XCOM_RETURN_KEY = "return_value"

DONE = 0
NOTHING_TO_DO = 99

# In the words of the stages themselves, and for what the engine says of a signal.
MEANINGS = {
    64: "wrong usage",
    65: "the data was rejected",
    66: "an input is missing or is not what its manifest says",
    69: "the source is unavailable",
    70: "a bug",
    74: "reading or writing failed",
    75: "the partition is locked by another run",
    78: "the contract, the configuration or a key is invalid",
    137: "killed",
    143: "ended by a signal",
}

FINAL = frozenset({64, 65, 66, 78})

# How often the base delay may double, by exit code; a failure of the engine counts as 74.
# A source that limits its callers needs the longest pause, a stopped task none.
DOUBLINGS = {69: 5, 74: 4, 75: 2, 143: 0}


class StageFailed(AirflowException):
    """A stage that did not end with 0. The message is its verdict."""

    def __init__(self, exit_code: int, verdict: str) -> None:
        meaning = f" ({MEANINGS[exit_code]})" if exit_code in MEANINGS else ""
        super().__init__(f"exit {exit_code}{meaning}: {verdict}")
        self.exit_code = exit_code


class EngineFailed(AirflowException):
    """Docker or Kubernetes, not the stage, has failed."""


def conclude(
    exit_code: int, result: Result | None, hint: str, context: Context, outlets: Iterable[Any]
) -> Mapping[str, Any]:
    """Return the document of the result of a stage that has done its work, and announce it.

    :param result: what the stage said, if it is to be believed
    :param hint: what to say where the stage said nothing
    :param outlets: the assets that the stage has renewed
    :raises StageFailed: if the stage failed
    :raises AirflowSkipException: if it had nothing to do
    """
    verdict = result.verdict.partition("\n")[0] if result else hint
    if exit_code == NOTHING_TO_DO:
        raise AirflowSkipException(verdict)
    if exit_code != DONE or result is None:
        if result:
            # Of a task that succeeds, Airflow pushes what it returns.
            context["ti"].xcom_push(XCOM_RETURN_KEY, dict(result.document))
        raise StageFailed(exit_code, verdict)
    announce(context, outlets, result.document)
    return result.document


def hint(exit_code: int, step: Step, out_of_memory: bool = False) -> str:
    """Return what to say about a stage that has left no result.

    :param out_of_memory: whether the engine says that the container had too little
    """
    if exit_code == 137 or out_of_memory:
        why = "it had too little memory" if out_of_memory else "often for want of memory"
        return (
            f"{why}, its limit is {step.memory} MiB;"
            f" set DAYBOOK_MEMORY_{step.stage.upper()} to more"
        )
    if exit_code == 143:
        return f"{step.stage} was told to stop"
    if exit_code == DONE:
        return f"{step.image} ended well but left no result of this attempt; is it our image?"
    return f"{step.stage} left no result of this attempt; see the lines above"


class StageRetryPolicy(RetryPolicy):
    """Decides from the exit code whether a task is tried again, and when.

    A worker that dies takes no decision: Airflow then retries after the task's own delay.
    """

    def __init__(self, delay: timedelta) -> None:
        self.delay = delay

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,
        max_tries: int,
        context: Context | None = None,
    ) -> RetryDecision:
        """Decide about a failure. Airflow ends the retries after those that the task has."""
        retries = (context["task"].retries if context else None) or 0
        attempt = attempt_number(try_number, max_tries, retries)
        if isinstance(exception, StageFailed):
            code = exception.exit_code
            if code in FINAL:
                return RetryDecision.fail(f"exit {code} is final")
            if code in DOUBLINGS:
                return self._retry(attempt, DOUBLINGS[code], f"exit {code}")
            return self._retry_once(attempt, f"exit {code}")
        if isinstance(exception, EngineFailed):
            return self._retry(attempt, DOUBLINGS[74], "the engine failed")
        if isinstance(exception, (PartitionDateError, jinja2.TemplateError)):
            return RetryDecision.fail("the run itself is wrong")
        return self._retry_once(attempt, type(exception).__name__)

    def _retry(self, attempt: int, doublings: int, reason: str) -> RetryDecision:
        delay = self.delay * 2 ** min(attempt - 1, doublings)
        return RetryDecision.retry(delay, f"{reason}, attempt {attempt}")

    def _retry_once(self, attempt: int, reason: str) -> RetryDecision:
        if attempt > 1:
            return RetryDecision(RetryAction.FAIL, reason=f"{reason} again, attempt {attempt}")
        return self._retry(attempt, 0, reason)


def attempt_number(try_number: int, max_tries: int, retries: int) -> int:
    """Return which attempt it is, from 1, since the run was made or last cleared.

    Airflow counts ``try_number`` over the whole life of a run; clearing sets ``max_tries`` to what
    was used plus ``retries``.
    """
    return max(1, try_number - (max_tries - retries))
