"""The values of secrets, read when a task runs."""

from __future__ import annotations

import os
from collections.abc import Iterable

from airflow.sdk import Variable
from airflow.sdk.log import mask_secret

from daybook.outcomes import StageFailed


def read_secrets(names: Iterable[str]) -> dict[str, str]:
    """Return the values of secrets and hide them in everything that Airflow writes.

    Each is the Airflow variable of that name, from any secrets backend, else the variable of the
    worker's environment.

    :raises StageFailed: with exit code 78, naming every secret that is not there
    """
    values = {name: Variable.get(name, default=None) or os.environ.get(name, "") for name in names}
    if missing := [name for name, value in values.items() if not value]:
        raise StageFailed(
            78,
            f"no value for {', '.join(missing)}; expected an Airflow variable of that name,"
            " or a variable in the environment of the worker",
        )
    for value in values.values():
        # Given a name, Airflow hides the value only where the name sounds like a secret.
        mask_secret(value)
    return values
