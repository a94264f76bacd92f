"""The stages of Daybook as its users run them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench import measure
from bench.data import ENVIRONMENT, Data, source
from bench.datasets import DATE, DAY_BEFORE
from bench.jdks import Jdk
from bench.places import STATE, jar

# As ./daybook starts them.
FLAGS = [
    "-XX:+UseSerialGC",
    "-XX:FreqInlineSize=150",
    "-XX:InlineSmallCode=1000",
    "-XX:PretenureSizeThreshold=65536",
    "-Xmn16m",
    "-Xms48m",
    "-XX:MinHeapFreeRatio=5",
    "-XX:MaxHeapFreeRatio=10",
    "-XX:CompileThresholdScaling=2",
    "-XX:CompileCommand=quiet",
    "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::implCompress,0.01",
    "-Xshare:auto",
    "-XX:-UsePerfData",
    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
]

# What a source has answered before a run of a day: then its code is compiled.
ANSWERS = 20


def stages(
    jdk: Jdk,
    *names: str,
    flags: Sequence[str] = (),
    more: Sequence[str] = (),
    date: str = DATE,
) -> Callable[[Data, Path], list[list[str]]]:
    """Return what gives the command lines of some stages.

    Each has more flags for the JVM, and more arguments at its end.
    """

    def command(data: Data, output: Path) -> list[list[str]]:
        return [
            [jdk.tool("java"), *FLAGS, *flags, *_stage(jdk, name, data, output, date), *more]
            for name in names
        ]

    return command


def _stage(jdk: Jdk, name: str, data: Data, output: Path, date: str) -> list[str]:
    argv = [f"-XX:SharedArchiveFile={jdk.archive(name)}", "-Xlog:cds=off", "-jar", str(jar(name))]
    argv += ["--pipeline", data.dataset.pipeline, "--date", date]
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


def day_before(jdk: Jdk, flags: Sequence[str]) -> Callable[[Data, Path], Iterator[list[str]]]:
    """Return what starts the sample source and has the day before archived from it."""
    archiving = stages(jdk, "extract", flags=flags, date=DAY_BEFORE)

    @contextmanager
    def surroundings(data: Data, output: Path) -> Iterator[list[str]]:
        with served(jdk)(data, output) as more:
            _ask(more[-1] + data.dataset.before)
            (extract,) = archiving(data, output)
            measure.run([*extract, *more], STATE / "last.log", ENVIRONMENT)
            yield more

    return surroundings


def _ask(url: str) -> None:
    """Ask a source so often that its own start is over: an API of others has long started."""
    for _ in range(ANSWERS):
        with urlopen(url) as answer:  # noqa: S310
            answer.read()


def tables(output: Path, table: str) -> list[Path]:
    """Return the file of a table that flatten has made."""
    return list((output / "staging").glob(f"*/{DATE}/flatten/{table}.csv"))
