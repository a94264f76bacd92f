"""The stages of Daybook as its users run them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.data import Data, source
from bench.datasets import DATE
from bench.jdks import Jdk
from bench.places import jar

# As ./daybook starts them.
FLAGS = [
    "-XX:+UseSerialGC",
    "-XX:FreqInlineSize=150",
    "-XX:InlineSmallCode=1000",
    "-XX:PretenureSizeThreshold=65536",
    "-Xmn16m",
    "-XX:CompileCommand=quiet",
    "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::implCompress,0.01",
    "-Xshare:auto",
    "-XX:-UsePerfData",
    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
]


def stages(
    jdk: Jdk, *names: str, flags: Sequence[str] = (), more: Sequence[str] = ()
) -> Callable[[Data, Path], list[list[str]]]:
    """Return what gives the command lines of some stages.

    Each has more flags for the JVM, and more arguments at its end.
    """

    def command(data: Data, output: Path) -> list[list[str]]:
        return [
            [jdk.tool("java"), *FLAGS, *flags, *_stage(jdk, name, data, output), *more]
            for name in names
        ]

    return command


def _stage(jdk: Jdk, name: str, data: Data, output: Path) -> list[str]:
    argv = [f"-XX:SharedArchiveFile={jdk.archive(name)}", "-Xlog:cds=off", "-jar", str(jar(name))]
    argv += ["--pipeline", data.dataset.pipeline, "--date", DATE]
    argv += ["--staging", str(output / "staging"), "--contracts", str(data.contracts)]
    if name == "export":
        argv += ["--output", str(output / "output")]
    return argv


@contextmanager
def archived(data: Data, output: Path) -> Iterator[list[str]]:
    """Copy the archive for a run of flatten."""
    shutil.copytree(data.staging, output / "staging", symlinks=True)
    yield []


def served(jdk: Jdk) -> Callable[[Data, Path], Iterator[list[str]]]:
    """Return what starts the sample source for a run of extract."""

    @contextmanager
    def surroundings(data: Data, _: Path) -> Iterator[list[str]]:
        with source(data, jdk.tool("java")) as url:
            yield ["--source", url]

    return surroundings


def tables(output: Path, table: str) -> list[Path]:
    """Return the file of a table that flatten has made."""
    return list((output / "staging").glob(f"*/{DATE}/flatten/{table}.csv"))
