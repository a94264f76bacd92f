"""The id of an installation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from daybook import instance


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(instance, "AIRFLOW_HOME", str(tmp_path))
    return tmp_path


def test_it_is_made_once_also_by_many_tasks_at_a_time(home: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        made = set(pool.map(lambda _: instance.instance_id(), range(64)))
    assert len(made) == 1
    assert len(made.pop()) == 32
    assert [file.name for file in home.iterdir()] == ["daybook-instance"]


def test_two_homes_have_two(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = instance.instance_id()
    other = home / "other"
    other.mkdir()
    monkeypatch.setattr(instance, "AIRFLOW_HOME", str(other))
    assert instance.instance_id() != first


def test_a_deployment_may_set_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYBOOK_INSTANCE", "blue")
    assert instance.instance_id() == "blue"
