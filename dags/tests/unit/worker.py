"""A worker without a server: Airflow's own task runner, and a supervisor that only listens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import structlog
from airflow.sdk.api.datamodels._generated import TaskInstanceState
from airflow.sdk.exceptions import ErrorType
from airflow.sdk.execution_time import task_runner
from airflow.sdk.execution_time.comms import (
    ErrorResponse,
    GetVariable,
    InactiveAssetsResult,
    MaskSecret,
    RetryTask,
    SetRenderedFields,
    SetXCom,
    SucceedTask,
    ValidateInletsAndOutlets,
    VariableResult,
)
from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance


@dataclass
class Supervisor:
    """Takes the messages of a task; ``variables`` are those of Airflow."""

    variables: dict[str, str] = field(default_factory=dict)
    messages: list[Any] = field(default_factory=list)

    def send(self, msg: Any) -> Any:
        self.messages.append(msg)
        if isinstance(msg, GetVariable):
            if msg.key in self.variables:
                return VariableResult(key=msg.key, value=self.variables[msg.key])
            return ErrorResponse(error=ErrorType.VARIABLE_NOT_FOUND)
        if isinstance(msg, ValidateInletsAndOutlets):
            return InactiveAssetsResult(inactive_assets=[])
        return None

    def of_type(self, kind: type[Any]) -> list[Any]:
        return [message for message in self.messages if isinstance(message, kind)]


@dataclass(frozen=True)
class Outcome:
    """What became of a task."""

    state: TaskInstanceState
    error: BaseException | None
    supervisor: Supervisor

    @property
    def xcom(self) -> Any:
        pushed = [m.value for m in self.supervisor.of_type(SetXCom) if m.key == "return_value"]
        return pushed[-1] if pushed else None

    @property
    def retry_delay(self) -> timedelta | None:
        retries = self.supervisor.of_type(RetryTask)
        return timedelta(seconds=retries[0].retry_delay_seconds) if retries else None

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for m in self.supervisor.of_type(SucceedTask) for event in m.outlet_events]

    @property
    def rendered(self) -> dict[str, Any]:
        return self.supervisor.of_type(SetRenderedFields)[0].rendered_fields

    @property
    def masked(self) -> list[str]:
        return [message.value for message in self.supervisor.of_type(MaskSecret)]


def work(ti: RuntimeTaskInstance, variables: dict[str, str] | None = None) -> Outcome:
    """Run a task to its end."""
    supervisor = Supervisor(variables or {})
    with _supervised(supervisor):
        context = ti.get_template_context()
        log = structlog.get_logger("task")
        state, _, error = task_runner.run(ti, context, log)
        context["exception"] = error
        task_runner.finalize(ti, state, context, log, error)
    return Outcome(state, error, supervisor)


@contextmanager
def _supervised(supervisor: Supervisor) -> Iterator[None]:
    task_runner.SUPERVISOR_COMMS = supervisor  # type: ignore[assignment]
    try:
        yield
    finally:
        del task_runner.SUPERVISOR_COMMS
