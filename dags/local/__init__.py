"""An Airflow on this machine: its processes here, PostgreSQL and the sample source in containers.

Entry points are ``Deployment`` (what sets one Airflow apart from another) and ``LocalAirflow`` (up,
down, status of it). Nothing here is loaded by Airflow itself.
"""

from local.airflow import LocalAirflow
from local.deployment import Deployment, Sample
from local.errors import LocalError

__all__ = ["Deployment", "LocalAirflow", "LocalError", "Sample"]
