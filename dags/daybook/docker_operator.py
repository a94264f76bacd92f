"""A stage as a container of a Docker engine."""

from __future__ import annotations

import tarfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from airflow.providers.docker.exceptions import DockerContainerFailedException
from airflow.providers.docker.operators.docker import DockerOperator
from airflow.sdk.exceptions import AirflowException
from docker.errors import DockerException, NotFound
from docker.types import Mount
from requests import RequestException

from daybook.dates import PARTITION_DATE
from daybook.instance import instance_id
from daybook.outcomes import EngineFailed, StageFailed, conclude, hint
from daybook.results import MAX_BYTES, Attempt, Result, ResultError, read_result
from daybook.secrets import read_secrets
from daybook.spec import Hardening, Step

if TYPE_CHECKING:
    from airflow.sdk import Context
    from docker import APIClient

GRACE_SECONDS = 10
ENGINE_ERRORS = (DockerException, RequestException)


class DockerStageOperator(DockerOperator):
    """Runs a step, and leaves no container behind.

    ``execute`` first removes what an earlier attempt of the same task may have left (its worker
    was killed), and at the end, however that comes, stops the container, reads the stage's result
    and removes the container.
    """

    template_fields = ("image", "command", "environment", "mounts", "partition_date", "result_path")
    # An argument that happens to end in .sh is no file.
    template_ext = ()

    def __init__(self, *, step: Step, **kwargs: Any) -> None:
        super().__init__(
            image=step.image,
            command=list(step.argv),
            environment=dict(step.environment),
            mounts=[
                Mount(volume.target, volume.source, volume.kind, read_only=volume.read_only)
                for volume in step.volumes
            ],
            mount_tmp_dir=False,
            network_mode=step.network,
            user=step.hardening.user,
            mem_limit=f"{step.memory}m",
            log_opts_max_size="10m",
            auto_remove="never",
            **kwargs,
        )
        self.step = step
        self.partition_date = PARTITION_DATE
        self.result_path = step.result_path
        self._streaming = False
        self._told_to_stop = False

    @cached_property
    def _hardened(self) -> _HardenedClient:
        try:
            client = self.hook.api_client
        except AirflowException as e:
            raise EngineFailed(f"{self.docker_url}: {e}") from None
        return _HardenedClient(client, self.step)

    @property
    def cli(self) -> APIClient:
        """Return the engine's client; each container that it creates is hardened.

        :raises EngineFailed: if no engine answers
        """
        return self._hardened  # type: ignore[return-value]

    def execute(self, context: Context) -> Any:
        """Run the stage and return the document of its result.

        :raises StageFailed: if it ends with another exit code than 0
        :raises EngineFailed: if the engine fails
        """
        try:
            exit_code, text, result = self._run_stage(context)
        except ENGINE_ERRORS as e:
            raise EngineFailed(str(e)) from e
        return conclude(exit_code, result, text, context, self.outlets)

    def on_kill(self) -> None:
        """Stop the container; ``execute``, which waits for it, does the rest."""
        self._told_to_stop = True
        self._stop()
        if not self._streaming:
            self._remove()

    def _run_stage(self, context: Context) -> tuple[int, str, Result | None]:
        """Return the exit code, what to say where there is no result, and the result."""
        ti = context["ti"]
        attempt = Attempt(
            self.step.pipeline,
            self.step.stage,
            self.partition_date,
            context["run_id"],
            str(ti.try_number),
        )
        labels = {
            "daybook.instance": instance_id(),
            "daybook.dag": ti.dag_id,
            "daybook.task": ti.task_id,
            "daybook.run": attempt.run_id,
            "daybook.map": str(ti.map_index),
        }
        self.labels = {
            **labels,
            "daybook.attempt": attempt.number,
            "daybook.date": attempt.date,
        }
        self._private_environment = read_secrets(self.step.secrets)
        self._hardened.hide(self._private_environment.values())
        self._expect_image()
        self._remove_leftovers(labels)
        try:
            exit_code, text = self._run(context)
        except BaseException:  # a time-out is no Exception
            self._interrupt()
            raise
        finally:
            result = self._end(attempt)
        return exit_code, text, result

    def _expect_image(self) -> None:
        """Raise where the parent would pull an image of our short name from a public registry."""
        first, slash, _ = self.image.partition("/")
        has_registry = slash and ("." in first or ":" in first or first == "localhost")
        if not has_registry and not self.cli.images(name=self.image):
            raise StageFailed(
                78,
                f"the engine has no image {self.image}; build it with docker/build,"
                " or name a registry in DAYBOOK_IMAGES",
            )

    def _remove_leftovers(self, labels: Mapping[str, str]) -> None:
        wanted = [f"{name}={value}" for name, value in labels.items()]
        for found in self.cli.containers(all=True, filters={"label": wanted}):
            self.log.warning("Removing container %s of an earlier attempt", found["Id"][:12])
            self.container = found
            self._stop()
            self._remove()

    def _run(self, context: Context) -> tuple[int, str]:
        """Run the container; return its exit code and what to say where it leaves no result."""
        if self._told_to_stop:  # while a leftover was removed
            return 143, hint(143, self.step)
        self._streaming = True
        try:
            super().execute(context)
        except DockerContainerFailedException:
            state = self.cli.inspect_container(self.container["Id"])["State"]
            return state["ExitCode"], hint(state["ExitCode"], self.step, state["OOMKilled"])
        finally:
            self._streaming = False
        return 0, hint(0, self.step)

    def _interrupt(self) -> None:
        """Stop the container and log what the program says to that; nobody reads its log else."""
        if self.container is None:
            return
        now = time.time()
        self._stop()
        with suppress(*ENGINE_ERRORS):
            for line in self.cli.logs(self.container["Id"], since=now).splitlines():
                self.log.info("%s", line.decode(errors="replace"))

    def _end(self, attempt: Attempt) -> Result | None:
        if self.container is None:
            return None
        self._stop()
        result = self._read_result(attempt)
        self._remove()
        return result

    def _stop(self) -> None:
        if self.container is not None:
            self._tolerantly("stopped", self.cli.stop, timeout=GRACE_SECONDS)

    def _remove(self) -> None:
        if self.container is not None:
            self._tolerantly("removed", self.cli.remove_container, force=True, v=True)
            self.container = None  # type: ignore[assignment] # as in the parent

    def _tolerantly(self, done: str, action: Any, **arguments: Any) -> None:
        """Do something to the container. What fails here must not hide why the task ends."""
        try:
            action(self.container["Id"], **arguments)
        except NotFound:
            self.log.info("Container %s is gone already", self.container["Id"][:12])
        except ENGINE_ERRORS as e:
            self.log.warning("Container %s was not %s: %s", self.container["Id"][:12], done, e)

    def _read_result(self, attempt: Attempt) -> Result | None:
        try:
            content = self._read_file(self.result_path)
            result = read_result(content, attempt)
        except NotFound:
            self.log.info("The stage has written no result")
            return None
        except (ResultError, tarfile.TarError, *ENGINE_ERRORS) as e:
            self.log.warning("The result is not used: %s", e)
            return None
        return result

    def _read_file(self, path: str) -> bytes:
        """Return the content of a file of the container, at most a byte more than a result has."""
        chunks, _ = self.cli.get_archive(self.container["Id"], path)
        archive = b""
        for chunk in chunks:
            archive += chunk
            if len(archive) > 4 * MAX_BYTES:
                raise ResultError(f"the result has more than {MAX_BYTES} bytes")
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            member = next(iter(tar), None)
            file = tar.extractfile(member) if member and member.isfile() else None
            if file is None:
                raise ResultError("the result is not a file")
            return file.read(MAX_BYTES + 1)


class _HardenedClient:
    """Adds to each container the limits for which the provider has no parameters."""

    def __init__(self, client: APIClient, step: Step) -> None:
        self._client = client
        self._hardening: Hardening = step.hardening
        self._memory = step.memory
        self._secrets: tuple[bytes, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def hide(self, secrets: Iterable[str]) -> None:
        """Cut these values out of what containers print.

        Airflow masks them in the log of the task, but not where its executor repeats that log in
        the output of the scheduler.
        """
        self._secrets = tuple(secret.encode() for secret in secrets)

    def attach(self, *args: Any, **kwargs: Any) -> Iterator[bytes]:
        """Attach at once, before the container starts; the answer gives what it prints."""
        return self._lines(self._client.attach(*args, **kwargs))

    def _lines(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the output line by line: a chunk may end within a secret."""
        rest = b""
        for chunk in chunks:
            *lines, rest = (rest + chunk).split(b"\n")
            yield from (self._without_secrets(line) + b"\n" for line in lines)
        if rest:
            yield self._without_secrets(rest)

    def _without_secrets(self, line: bytes) -> bytes:
        for secret in self._secrets:
            line = line.replace(secret, b"***")
        return line

    def create_host_config(self, **kwargs: Any) -> Any:
        return self._client.create_host_config(
            **kwargs,
            read_only=self._hardening.read_only,
            cap_drop=list(self._hardening.cap_drop),
            security_opt=list(self._hardening.security_opt),
            tmpfs={"/tmp": f"size={self._hardening.tmp}m"},  # noqa: S108
            pids_limit=self._hardening.pids,
            # Equal to the memory: no swap.
            memswap_limit=f"{self._memory}m",
        )
