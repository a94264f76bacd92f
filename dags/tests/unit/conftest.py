"""An Airflow of the tests' own: a home that is gone afterwards, no examples, no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow.sdk import DAG
    from docker import APIClient

# Before the first import of Airflow, which reads its configuration then.
HOME = tempfile.mkdtemp(prefix="daybook-airflow-")
os.environ.update(
    AIRFLOW_HOME=HOME,
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__LOGGING__LOGGING_LEVEL="INFO",
)
for name in [name for name in os.environ if name.startswith("DAYBOOK_")]:
    if name != "DAYBOOK_REQUIRE_ENGINE":
        del os.environ[name]

ENGINE_SCRIPT = Path(__file__).resolve().parents[3] / "scripts/engine"


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def engine() -> Iterator[APIClient]:
    """A Docker engine; started where that is ours to do."""
    from docker import APIClient

    started = subprocess.run([ENGINE_SCRIPT], capture_output=True, text=True, check=False)
    if started.returncode:
        reason = f"no engine ({started.stderr.strip()})"
        if os.environ.get("DAYBOOK_REQUIRE_ENGINE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    client = APIClient()
    yield client
    client.close()


@pytest.fixture
def volume(engine: APIClient) -> Iterator[str]:
    """The name of a volume that is gone after the test, with the containers that use it."""
    name = f"daybook-test-{uuid.uuid4().hex[:12]}"
    engine.create_volume(name)
    yield name
    for container in engine.containers(all=True, filters={"volume": name}):
        engine.remove_container(container["Id"], force=True, v=True)
    engine.remove_volume(name)


@pytest.fixture(scope="session")
def image_tag(engine: APIClient) -> Iterator[str]:
    """The tag of images that behave like stages; they are gone after the tests."""
    import stage_image
    from daybook.settings import STAGES

    tag = uuid.uuid4().hex[:12]
    names = stage_image.build(engine, STAGES, tag)
    yield tag
    for name in names:
        engine.remove_image(name, force=True)


@pytest.fixture
def pipeline(volume: str, image_tag: str) -> Callable[..., DAG]:
    """Makes the DAG of randomuser; what is given goes into the environment of its containers."""
    import stage_image
    from daybook.factory import pipeline_dag

    def make(**behaviour: str) -> DAG:
        dag = pipeline_dag(
            "randomuser",
            {
                "DAYBOOK_IMAGES": stage_image.REPOSITORY,
                "DAYBOOK_VERSION": image_tag,
                "DAYBOOK_STAGING": volume,
                "DAYBOOK_OUTPUT": volume,
                "DAYBOOK_NETWORK": "none",
                "DAYBOOK_RETRY_DELAY": "2",
            },
        )
        for task in dag.tasks:
            task.environment.update(behaviour)
        return dag

    return make
