"""A stage as a pod of Kubernetes: the twin of the Docker operator."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.cncf.kubernetes.utils.pod_manager import (
    PodLaunchFailedException,
    PodLaunchTimeoutException,
)
from airflow.sdk.exceptions import AirflowException
from kubernetes.client import models as k8s
from kubernetes.client.exceptions import ApiException
from kubernetes.config import ConfigException
from urllib3.exceptions import HTTPError

from daybook.dates import PARTITION_DATE
from daybook.instance import instance_id
from daybook.outcomes import EngineFailed, conclude, hint
from daybook.results import Attempt, Result, ResultError, read_result
from daybook.settings import Settings
from daybook.spec import RESULT_VARIABLE, USER, Step, Volume

if TYPE_CHECKING:
    from airflow.sdk import Context

GRACE_SECONDS = 10
# A pod may wait for its image or a node; the time-out of the task counts that too.
STARTUP_SECONDS = 600
RESULT = "/airflow/xcom/return.json"
CONTAINER = "base"
ENGINE_ERRORS = (
    ApiException,
    ConfigException,
    HTTPError,
    PodLaunchFailedException,
    PodLaunchTimeoutException,
)


class KubernetesStageOperator(KubernetesPodOperator):
    """Runs a step as a pod.

    Staging and output are claims that pods of different nodes can write (ReadWriteMany), contracts
    a ConfigMap, secrets the keys of one Secret. The label ``daybook.network`` is for a
    NetworkPolicy: ``none`` for a stage that needs no network. After the death of a worker the next
    attempt takes over the running pod.
    """

    template_fields = (*KubernetesPodOperator.template_fields, "partition_date")
    template_ext = ()

    def __init__(self, *, step: Step, settings: Settings, **kwargs: Any) -> None:
        super().__init__(
            name=f"daybook-{step.pipeline}-{step.stage}".replace("_", "-"),
            namespace=settings.namespace,
            image=step.image,
            image_pull_policy="IfNotPresent",
            arguments=list(step.argv),
            env_vars=_variables(step, settings.secret),
            volumes=[*(_volume(volume) for volume in step.volumes), _tmp(step)],
            volume_mounts=_mounts(step),
            labels={"daybook.stage": step.stage, "daybook.network": step.network},
            container_resources=k8s.V1ResourceRequirements(
                requests={"memory": f"{step.memory}Mi"}, limits={"memory": f"{step.memory}Mi"}
            ),
            security_context=k8s.V1PodSecurityContext(
                run_as_non_root=True,
                run_as_user=USER,
                run_as_group=USER,
                fs_group=USER,
                # Changing the owner of every file at every start takes minutes on a full volume.
                fs_group_change_policy="OnRootMismatch",
                seccomp_profile=k8s.V1SeccompProfile(type="RuntimeDefault"),
            ),
            container_security_context=k8s.V1SecurityContext(
                read_only_root_filesystem=step.hardening.read_only,
                allow_privilege_escalation=False,
                capabilities=k8s.V1Capabilities(drop=list(step.hardening.cap_drop)),
            ),
            automount_service_account_token=False,
            base_container_name=CONTAINER,
            do_xcom_push=True,
            startup_timeout_seconds=STARTUP_SECONDS,
            active_deadline_seconds=int(step.timeout.total_seconds()),
            termination_grace_period=GRACE_SECONDS,
            on_finish_action="delete_pod",
            log_pod_spec_on_failure=False,
            container_name_log_prefix_enabled=False,
            **kwargs,
        )
        self.step = step
        self.partition_date = PARTITION_DATE
        self._end: tuple[int, Result | None] | None = None

    def execute(self, context: Context) -> Any:
        """Run the stage and return the document of its result.

        :raises StageFailed: if it ends with another exit code than 0
        :raises EngineFailed: if Kubernetes fails
        """
        # By these labels a running pod is found again.
        self.labels = {**self.labels, "daybook.instance": instance_id()}
        self._end = None
        try:
            super().execute(context)
        except ENGINE_ERRORS as e:
            raise EngineFailed(str(e)) from e
        except AirflowException:
            # Such as a result that can't be fetched: the exit code still says what to do.
            if self._end is None:
                raise
        if self._end is None:
            raise EngineFailed("the pod has ended and its container's exit code is not known")
        exit_code, result = self._end
        text = hint(exit_code, self.step)
        return conclude(exit_code, result, text, context, self.outlets)

    def cleanup(
        self,
        pod: k8s.V1Pod,
        remote_pod: k8s.V1Pod,
        xcom_result: dict[str, Any] | None = None,
        context: Context | None = None,
    ) -> None:
        """Keep how the container has ended, which the parent only puts into a text."""
        exit_code = _exit_code(remote_pod)
        if exit_code is not None and context is not None:
            self._end = exit_code, self._result(remote_pod, xcom_result, context)
        super().cleanup(pod, remote_pod, xcom_result, context)

    def _result(
        self, pod: k8s.V1Pod, document: dict[str, Any] | None, context: Context
    ) -> Result | None:
        labels = (pod.metadata.labels if pod.metadata else None) or {}
        attempt = Attempt(
            self.step.pipeline,
            self.step.stage,
            self.partition_date,
            context["run_id"],
            # A pod that was taken over has the number of the attempt that has started it.
            labels.get("try_number", ""),
        )
        try:
            return read_result(json.dumps(document).encode(), attempt) if document else None
        except ResultError as e:
            self.log.warning("The result is not used: %s", e)
            return None


def _exit_code(pod: k8s.V1Pod | None) -> int | None:
    statuses = (pod.status.container_statuses if pod and pod.status else None) or []
    for status in statuses:
        if status.name == CONTAINER and status.state and status.state.terminated:
            return int(status.state.terminated.exit_code)
    return None


def _variables(step: Step, secret: str) -> list[k8s.V1EnvVar]:
    plain = {**step.environment, RESULT_VARIABLE: RESULT}
    return [
        *(k8s.V1EnvVar(name=name, value=value) for name, value in plain.items()),
        *(
            k8s.V1EnvVar(
                name=name,
                value_from=k8s.V1EnvVarSource(
                    secret_key_ref=k8s.V1SecretKeySelector(name=secret, key=name)
                ),
            )
            for name in step.secrets
        ),
    ]


def _name(volume: Volume) -> str:
    return volume.target.strip("/")


def _volume(volume: Volume) -> k8s.V1Volume:
    if volume.read_only:
        return k8s.V1Volume(
            name=_name(volume), config_map=k8s.V1ConfigMapVolumeSource(name=volume.source)
        )
    return k8s.V1Volume(
        name=_name(volume),
        persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name=volume.source),
    )


def _tmp(step: Step) -> k8s.V1Volume:
    return k8s.V1Volume(
        name="tmp",
        empty_dir=k8s.V1EmptyDirVolumeSource(medium="Memory", size_limit=f"{step.hardening.tmp}Mi"),
    )


def _mounts(step: Step) -> list[k8s.V1VolumeMount]:
    return [
        *(
            k8s.V1VolumeMount(
                name=_name(volume), mount_path=volume.target, read_only=volume.read_only
            )
            for volume in step.volumes
        ),
        k8s.V1VolumeMount(name="tmp", mount_path="/tmp"),  # noqa: S108
    ]
