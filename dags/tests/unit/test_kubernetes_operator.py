"""The pod of a stage, as it is sent to Kubernetes, and how its end is understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.sdk import DAG
from airflow.sdk.bases.operator import ExecutorSafeguard
from airflow.sdk.exceptions import AirflowException, AirflowSkipException
from kubernetes.client import ApiClient
from kubernetes.client import models as k8s
from kubernetes.client.exceptions import ApiException
from kubernetes.config import ConfigException
from urllib3.exceptions import MaxRetryError

from daybook.factory import pipeline_dag
from daybook.kubernetes_operator import KubernetesStageOperator
from daybook.outcomes import EngineFailed, StageFailed
from daybook.settings import STAGES
from runs import RUN_ID, dag_run, task_instance

DAY = datetime(2026, 11, 21, tzinfo=UTC)
ENVIRONMENT = {
    "DAYBOOK_RUNTIME": "kubernetes",
    "DAYBOOK_NAMESPACE": "etl",
    "DAYBOOK_SECRET": "daybook-keys",
    "DAYBOOK_STAGING": "staging-claim",
    "DAYBOOK_OUTPUT": "output-claim",
    "DAYBOOK_IMAGES": "registry.example.com/daybook",
}


def rendered(task_id: str, try_number: int = 1) -> tuple[KubernetesStageOperator, Any]:
    dag: DAG = pipeline_dag("randomuser", ENVIRONMENT)
    ti = task_instance(dag, task_id, dag_run(dag, DAY), try_number=try_number)
    context = ti.get_template_context()
    ti.render_templates(context, dag.get_template_env())
    operator: Any = ti.task
    operator._config_dict = {}
    return operator, context


def pod(task_id: str) -> dict[str, Any]:
    """Return the pod of a stage as the JSON that Kubernetes gets."""
    operator, context = rendered(task_id)
    made = operator.build_pod_request_obj(context, dry_run=True)
    return ApiClient().sanitize_for_serialization(made)


def container(spec: dict[str, Any]) -> dict[str, Any]:
    return next(found for found in spec["spec"]["containers"] if found["name"] == "base")


@pytest.mark.parametrize("stage", STAGES)
def test_the_command_line_is_that_of_docker(stage: str) -> None:
    docker: Any = pipeline_dag("randomuser", {}).get_task(stage)
    made = container(pod(stage))
    assert made["image"] == f"registry.example.com/daybook/{stage}:0.1.0"
    assert "command" not in made or made["command"] == []
    assert [argument.split(" ")[0] for argument in made["args"]][::2] == docker.command[::2]
    assert made["args"][made["args"].index("--date") + 1] == "2026-11-21"
    assert made["args"][made["args"].index("--run-id") + 1] == RUN_ID


def test_staging_and_output_are_claims_and_contracts_are_a_config_map() -> None:
    made = pod("export")
    volumes = {volume["name"]: volume for volume in made["spec"]["volumes"]}
    assert volumes["staging"]["persistentVolumeClaim"]["claimName"] == "staging-claim"
    assert volumes["output"]["persistentVolumeClaim"]["claimName"] == "output-claim"
    assert volumes["contracts"]["configMap"]["name"] == "daybook-contracts"
    assert volumes["tmp"]["emptyDir"] == {"medium": "Memory", "sizeLimit": "64Mi"}
    mounts = {m["mountPath"]: m.get("readOnly", False) for m in container(made)["volumeMounts"]}
    assert mounts == {
        "/staging": False,
        "/output": False,
        "/contracts": True,
        "/tmp": False,
        "/airflow/xcom": False,
    }
    others = [volume["name"] for volume in pod("flatten")["spec"]["volumes"]]
    assert "output" not in others


def test_the_pod_may_do_no_more_than_the_container() -> None:
    made = pod("flatten")
    assert made["spec"]["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 10001,
        "runAsGroup": 10001,
        "fsGroup": 10001,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert container(made)["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert made["spec"]["automountServiceAccountToken"] is False
    assert made["spec"]["activeDeadlineSeconds"] == 3600
    assert made["spec"]["terminationGracePeriodSeconds"] == 10
    assert made["metadata"]["namespace"] == "etl"


def test_the_memory_is_asked_for_and_limited() -> None:
    assert container(pod("validate"))["resources"] == {
        "requests": {"memory": "1536Mi"},
        "limits": {"memory": "1536Mi"},
    }


def test_a_label_tells_the_network_policy_who_needs_the_network() -> None:
    labels = {stage: pod(stage)["metadata"]["labels"]["daybook.network"] for stage in STAGES}
    assert labels == {
        "extract": "daybook",
        "flatten": "none",
        "validate": "none",
        "export": "none",
    }


def test_a_secret_is_a_reference_and_only_extract_has_it() -> None:
    variables = {stage: container(pod(stage))["env"] for stage in STAGES}
    assert variables["extract"] == [
        {"name": "DAYBOOK_RESULT", "value": "/airflow/xcom/return.json"},
        {
            "name": "DAYBOOK_KEY",
            "valueFrom": {"secretKeyRef": {"key": "DAYBOOK_KEY", "name": "daybook-keys"}},
        },
    ]
    for stage in STAGES[1:]:
        assert "DAYBOOK_KEY" not in str(variables[stage])


def ended(exit_code: int | None, try_number: str = "1") -> k8s.V1Pod:
    """Return a pod as Kubernetes describes it after its end."""
    state = k8s.V1ContainerState(
        terminated=k8s.V1ContainerStateTerminated(exit_code=exit_code)
        if exit_code is not None
        else None
    )
    status = k8s.V1ContainerStatus(
        name="base", image="", image_id="", ready=False, restart_count=0, state=state
    )
    return k8s.V1Pod(
        metadata=k8s.V1ObjectMeta(name="p", namespace="etl", labels={"try_number": try_number}),
        status=k8s.V1PodStatus(phase="Failed", container_statuses=[status]),
    )


@pytest.fixture
def finish(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Ends a pod: the parent's own code runs from the moment at which it looks at the ended pod."""

    def run(end: k8s.V1Pod, document: Any, try_number: int = 1) -> Any:
        operator, context = rendered("flatten", try_number)

        def execute_sync(self: Any, context: Any) -> None:
            self.pod = self.remote_pod = end
            try:
                if isinstance(document, Exception):
                    raise document
            finally:
                result = document if isinstance(document, dict) else None
                self.post_complete_action(pod=end, remote_pod=end, context=context, result=result)

        monkeypatch.setattr(KubernetesPodOperator, "execute_sync", execute_sync)
        for name in ("patch_already_checked", "process_pod_deletion", "_push_xcom_with_fan_out"):
            monkeypatch.setattr(KubernetesPodOperator, name, lambda *_, **__: None)
        monkeypatch.setattr(KubernetesPodOperator, "is_istio_enabled", lambda *_: False)
        monkeypatch.setattr(type(context["ti"]), "xcom_push", lambda *_, **__: None)
        ExecutorSafeguard.tracker.set(operator)
        return operator.execute(context)

    return run


def document(**changed: Any) -> dict[str, Any]:
    return {
        "pipeline": "randomuser",
        "stage": "flatten",
        "date": "2026-11-21",
        "runId": RUN_ID,
        "attempt": "1",
        "exitCode": 65,
        "verdict": "quarantine over budget",
        **changed,
    }


def test_a_pod_that_is_done_returns_its_result(finish: Callable[..., Any]) -> None:
    assert finish(ended(0), document(exitCode=0)) == document(exitCode=0)


def test_a_failed_pod_raises_the_exit_code_and_the_verdict(finish: Callable[..., Any]) -> None:
    with pytest.raises(StageFailed, match="quarantine over budget") as fault:
        finish(ended(65), document())
    assert fault.value.exit_code == 65
    assert fault.value.__context__ is None


def test_a_killed_pod_hints_at_its_memory(finish: Callable[..., Any]) -> None:
    with pytest.raises(StageFailed, match=r"exit 137 \(killed\): often for want of memory"):
        finish(ended(137), None)


def test_a_result_that_can_not_be_fetched_hides_no_exit_code(finish: Callable[..., Any]) -> None:
    with pytest.raises(StageFailed, match="flatten left no result of this attempt") as fault:
        finish(ended(65), AirflowException("the sidecar is not running"))
    assert fault.value.exit_code == 65


def test_nothing_to_do_skips_the_task(finish: Callable[..., Any]) -> None:
    with pytest.raises(AirflowSkipException, match="quarantine over budget"):
        finish(ended(99), document())


def test_a_pod_that_was_taken_over_has_the_number_of_its_own_attempt(
    finish: Callable[..., Any],
) -> None:
    assert finish(ended(0, "1"), document(exitCode=0), try_number=2)["attempt"] == "1"
    with pytest.raises(StageFailed, match="left no result of this attempt"):
        finish(ended(0, "2"), document(exitCode=0), try_number=2)


def test_a_pod_without_an_exit_code_is_a_failure_of_the_engine_or_of_the_pod(
    finish: Callable[..., Any],
) -> None:
    with pytest.raises(AirflowException, match="returned a failure"):
        finish(ended(None), None)


@pytest.mark.parametrize(
    "error",
    [
        ApiException(status=503, reason="no leader"),
        ConfigException("no leader"),
        MaxRetryError(None, "/api", "no leader"),
    ],
)
def test_a_cluster_that_does_not_answer_is_a_failure_of_the_engine(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    operator, context = rendered("flatten")

    def refuse(self: Any, context: Any) -> None:
        raise error

    monkeypatch.setattr(KubernetesPodOperator, "execute_sync", refuse)
    ExecutorSafeguard.tracker.set(operator)
    with pytest.raises(EngineFailed, match="no leader"):
        operator.execute(context)
