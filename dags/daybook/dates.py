"""The partition date of a DAG run."""

from __future__ import annotations

from datetime import UTC, date, datetime

# Every name is one that Airflow defines for each kind of run, or is tested before it is used:
# templates are rendered under strict undefined. No macro may be called partition_date, which is
# a name of Airflow's own context.
PARTITION_DATE = (
    "{{ daybook_date(params.partition_date, dag_run.partition_key,"
    " ds if ds is defined else none, dag_run.run_after) }}"
)


class PartitionDateError(ValueError):
    """A run whose partition date is not one day."""


def daybook_date(
    parameter: str | None, partition_key: str | None, ds: str | None, run_after: datetime
) -> str:
    """Return the partition date of a run as ``yyyy-MM-dd``.

    It is the parameter, else the first ten characters of the partition key, else the logical date,
    else the UTC day from which the run may start, which Airflow keeps over retries.

    :param parameter: ``params.partition_date``, for runs without a logical date
    :param partition_key: ``dag_run.partition_key``
    :param ds: the run's logical date, where it has one
    :param run_after: ``dag_run.run_after``, with a time zone
    :raises PartitionDateError: if the parameter names another day than the run itself, or one of
        the first two is no day
    """
    own = _day("the partition key", partition_key[:10]) if partition_key else ds
    if not parameter:
        return own or run_after.astimezone(UTC).date().isoformat()
    asked = _day("params.partition_date", parameter)
    for name, day in (("partition key", own if partition_key else None), ("logical date", ds)):
        if day and day != asked:
            raise PartitionDateError(
                f"params.partition_date is {asked}, but the {name} of this run is {day}; "
                "a run with a date of its own takes no such parameter: "
                "trigger it without one, or backfill the days that you want"
            )
    return asked


def _day(name: str, text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat also reads 20261121 and 2026-W47-6.
    if day is None or day.isoformat() != text:
        raise PartitionDateError(f"{name} is '{text}'; expected a day such as 2026-11-21")
    return text
