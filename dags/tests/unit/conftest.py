"""An Airflow of the tests' own: a home that is gone afterwards, no examples, no network."""

from __future__ import annotations

import os
import shutil
import tempfile

# Before the first import of Airflow, which reads its configuration then.
HOME = tempfile.mkdtemp(prefix="daybook-airflow-")
os.environ.update(
    AIRFLOW_HOME=HOME,
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__UNIT_TEST_MODE="False",
    AIRFLOW__LOGGING__LOGGING_LEVEL="WARNING",
)
for name in [name for name in os.environ if name.startswith("DAYBOOK_")]:
    del os.environ[name]


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
