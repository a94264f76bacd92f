"""A DAG whose container prints the secret that it was given, as a careless program would."""

from datetime import timedelta

from airflow.sdk import DAG

from daybook.dates import daybook_date
from daybook.docker_operator import DockerStageOperator
from daybook.outcomes import StageRetryPolicy
from daybook.settings import Settings
from daybook.spec import Step

settings = Settings.of({"DAYBOOK_CONTRACTS": "/unused"})
step = Step(
    pipeline="printing",
    stage="extract",
    image=f"daybook/extract:{settings.version}",
    argv=('echo "out $PRINTED_SECRET"; echo "error $PRINTED_SECRET" >&2; exit 65',),
    environment={"DAYBOOK_RESULT": "/tmp/none.json"},
    secrets=("PRINTED_SECRET",),
    volumes=(),
    network="none",
    memory=64,
    timeout=timedelta(minutes=1),
)

with DAG(
    "printing",
    schedule=None,
    is_paused_upon_creation=False,
    params={"partition_date": None},
    user_defined_macros={"daybook_date": daybook_date},
):
    DockerStageOperator(
        task_id="extract",
        step=step,
        entrypoint=["/bin/sh", "-c"],
        retry_policy=StageRetryPolicy(timedelta(seconds=1)),
    )
