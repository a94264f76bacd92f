"""Who is told of failures: a real receiver of HTTP requests."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from airflow.sdk import DAG

from daybook.factory import pipeline_dag
from runs import RUN_ID, dag_run, task_instance
from worker import Outcome, work

DAY = datetime(2026, 11, 21, tzinfo=UTC)


class Receiver(HTTPServer):
    """Keeps the JSON that is posted to it; answers with ``status``."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: list[dict[str, Any]] = []
        self.status = 204


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append({"path": self.path, **json.loads(body)})
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def failing(url: str) -> DAG:
    """Return the DAG of a deployment with one notifier, whose runs have two dates."""
    notifier = {"class": "daybook.notifiers.WebhookNotifier", "arguments": {"url": url}}
    return pipeline_dag("randomuser", {"DAYBOOK_FAILURE_NOTIFIERS": json.dumps([notifier])})


def fail(dag: DAG, variables: dict[str, str] | None = None) -> Outcome:
    run = dag_run(dag, DAY, conf={"partition_date": "2026-11-20"})
    return work(task_instance(dag, "validate", run), variables)


def test_a_failure_is_posted_with_its_verdict(receiver: Receiver) -> None:
    outcome = fail(failing(f"http://127.0.0.1:{receiver.server_port}/hook"))
    assert outcome.state == "failed"
    (received,) = receiver.received
    assert received.pop("log").startswith("http")
    assert received == {
        "path": "/hook",
        "dag": "daybook_randomuser",
        "task": "validate",
        "run": RUN_ID,
        "date": None,
        "attempt": 1,
        "verdict": str(outcome.error),
    }


def test_an_address_can_be_kept_in_a_variable(receiver: Receiver) -> None:
    address = f"http://127.0.0.1:{receiver.server_port}/token"
    fail(failing("{{ var.value.daybook_webhook }}"), {"daybook_webhook": address})
    assert [message["path"] for message in receiver.received] == ["/token"]


def test_a_receiver_that_refuses_changes_nothing(
    receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    receiver.status = 503
    outcome = fail(failing(f"http://127.0.0.1:{receiver.server_port}/hook"))
    assert outcome.state == "failed"
    assert "503" in capsys.readouterr().out


def test_an_unknown_notifier_is_an_import_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        pipeline_dag("randomuser", {"DAYBOOK_FAILURE_NOTIFIERS": '[{"class": "no.such.Class"}]'})
