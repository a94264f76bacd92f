"""Gives every contract a DAG file of its own.

A file that fails to import fails with all of its DAGs: Airflow keeps import errors by file, and
takes every DAG of such a file off the schedule. So each contract gets a file of two lines.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from airflow.configuration import AIRFLOW_HOME
from airflow.dag_processing.bundles.base import BaseDagBundle

from daybook.contracts import pipelines
from daybook.settings import contracts_folder

_FILE = """\
# An Airflow DAG, made from a contract by daybook.bundle; changes are lost.
from daybook.factory import pipeline_dag

dag = pipeline_dag({pipeline!r})
"""


class ContractBundle(BaseDagBundle):
    """A DAG bundle with one file per contract in ``DAYBOOK_CONTRACTS``.

    A contract that comes or goes is noticed at the next refresh; what is in it, whenever Airflow
    parses the file.

    :param path: where the files are kept; by default in Airflow's home
    """

    supports_versioning = False

    def __init__(
        self, *, name: str, refresh_interval: int = 30, path: str | None = None, **kwargs: object
    ) -> None:
        super().__init__(name=name, refresh_interval=refresh_interval, **kwargs)  # type: ignore[arg-type]
        self._path = Path(path) if path else Path(AIRFLOW_HOME) / "daybook-dags"

    @property
    def path(self) -> Path:
        """Return the folder with the files."""
        return self._path

    def get_current_version(self) -> None:
        """Return nothing: contracts have no versions here, images have."""
        return

    def initialize(self) -> None:
        """Write the files."""
        self.refresh()
        super().initialize()

    def refresh(self) -> None:
        """Write the files of new contracts and remove those of contracts that are gone.

        Every worker does so as well, at the same time; each file is replaced as a whole.

        :raises ContractError: if there is no folder of contracts; the files stay
        """
        self._path.mkdir(parents=True, exist_ok=True)
        wanted = {
            f"{pipeline}.py": _FILE.format(pipeline=pipeline)
            for pipeline in pipelines(contracts_folder(os.environ))
        }
        for name, text in wanted.items():
            file = self._path / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                made = self._path / f".{uuid.uuid4().hex}"
                made.write_text(text, encoding="utf-8")
                made.replace(file)
        for file in self._path.glob("*.py"):
            if file.name not in wanted:
                file.unlink(missing_ok=True)
