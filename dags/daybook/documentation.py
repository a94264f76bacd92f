"""The text about a DAG that Airflow shows."""

from __future__ import annotations

from daybook.contracts import Contract
from daybook.settings import Settings


def documentation(contract: Contract, settings: Settings) -> str:
    """Return the Markdown about the DAG of a contract."""
    dag = f"daybook_{contract.pipeline}"
    return f"""
# {dag}

{contract.purpose}. Tables: {", ".join(contract.tables)}.

`extract` archives the source's answers of the day, `flatten` makes tables, `validate` proves the
contract's rules, `export` publishes all tables of the day at once. Every task is one container
(`{settings.images}/<stage>:{settings.version}`); running any of them again is safe, and the same
day gives the same bytes.

The **partition date** is the run's logical date, a day of UTC. A run without a logical date takes
the parameter `partition_date`, else the day on which it was triggered. A run that has both, and
they differ, fails before anything starts.

## A past date

- A day that has no run yet: Trigger, logical date `2026-11-21T00:00:00Z`; or
  `airflow dags trigger {dag} --logical-date 2026-11-21T00:00:00Z`.
- A day that has a run: clear that run, or backfill with reprocessing. A second run with the same
  logical date is refused.
- Many days: `airflow backfill create --dag-id {dag} --from-date 2026-11-01 --to-date 2026-11-30
  --reprocess-behavior none|failed|completed`. Both ends are included; the DAG must not be paused.
  An archived day is not asked for again.

## Failures

| exit | meaning | what Airflow does | who acts |
| --- | --- | --- | --- |
| 64, 78 | wrong option, contract, configuration or key | fails | who runs this |
| 65 | the data broke a rule; readers keep the earlier generation | fails | the data's owner |
| 66 | an input is missing or changed | fails | clear the task before |
| 69 | the source does not answer | retries, longer pauses | nobody, then the source's owner |
| 70, others | a bug | retries once | the authors of Daybook |
| 74, engine | disk, permission or container engine | retries | who runs the machine |
| 75 | another run works on the day | retries | nobody |
| 137 | killed, often memory | retries once | raise `DAYBOOK_MEMORY_<STAGE>` |
| 143 | stopped | retries | nobody |
| 99 | nothing to do | skips | nobody |

A killed worker is noticed after about 5 minutes (`[scheduler] task_instance_heartbeat_timeout`);
the retry first removes the container that was left over. More: `docs/operations.md`.
"""
