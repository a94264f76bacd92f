"""The assets of a pipeline and the events about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset

if TYPE_CHECKING:
    from airflow.sdk import Context


def partition_asset(pipeline: str) -> Asset:
    """Return the asset of the published partitions of a pipeline."""
    return Asset(name=f"daybook_{pipeline}.partition", uri=f"x-daybook://{pipeline}/partition")


def report_asset(pipeline: str) -> Asset:
    """Return the asset of the validation reports of a pipeline."""
    return Asset(name=f"daybook_{pipeline}.report", uri=f"x-daybook://{pipeline}/report")


def announce(context: Context, outlets: Iterable[Any], result: Mapping[str, Any]) -> None:
    """Put what consumers want to know into the events that Airflow emits when the task succeeds."""
    extra = {name: result[name] for name in ("date", "rows", "sha256", "report") if name in result}
    for asset in outlets:
        context["outlet_events"][asset].extra = extra
