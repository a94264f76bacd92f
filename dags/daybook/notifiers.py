"""Who is told when a task has failed for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import requests
from airflow.sdk import BaseNotifier

from daybook.settings import Notifier

if TYPE_CHECKING:
    from airflow.sdk import Context


def notifiers(configured: Iterable[Notifier]) -> list[Callable[[Context], None]]:
    """Make the notifiers that a deployment has configured; none by default."""
    return [_class(notifier.path)(**notifier.arguments) for notifier in configured]


def _class(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


class WebhookNotifier(BaseNotifier):
    """Posts a failure as JSON: dag, task, run, date, attempt, verdict and the address of the log.

    :param url: where to post, a template: ``{{ var.value.daybook_webhook }}`` keeps an address
        with a token out of the DAG
    """

    template_fields = ("url",)

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def notify(self, context: Context) -> None:
        """Post the failure of a task.

        :raises requests.RequestException: if nobody takes it; Airflow logs that and goes on
        """
        ti: Any = context["ti"]
        requests.post(
            self.url,
            json={
                "dag": ti.dag_id,
                "task": ti.task_id,
                "run": context["run_id"],
                "date": _partition_date(ti.task),
                "attempt": ti.try_number,
                "verdict": str(context.get("exception") or "see the log"),
                "log": ti.log_url,
            },
            timeout=10,
        ).raise_for_status()


def _partition_date(task: Any) -> str | None:
    """Return the date of a task, unless it failed before its date was known."""
    date = str(getattr(task, "partition_date", "{{"))
    return None if "{{" in date else date
