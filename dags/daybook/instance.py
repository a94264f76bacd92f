"""The id of this installation of Airflow."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from airflow.configuration import AIRFLOW_HOME


def instance_id() -> str:
    """Return ``DAYBOOK_INSTANCE``, else an id that is made once and kept in Airflow's home.

    Ids of runs are equal in different installations that use one engine; this one is not.
    """
    if given := os.environ.get("DAYBOOK_INSTANCE"):
        return given
    file = Path(AIRFLOW_HOME) / "daybook-instance"
    if not file.exists():
        made = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
        made.write_text(uuid.uuid4().hex + "\n", encoding="ascii")
        try:
            # Of several tasks that start at once, the first one wins.
            os.link(made, file)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return file.read_text(encoding="ascii").strip()
