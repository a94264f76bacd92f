"""Who takes part, and with which command."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import DATE, PIPELINE, Data, java

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent
TABLES = ("address", "users", "login_data")
# As ./daybook starts them; class-data archives are used where they lie beside the jar.
STAGE_FLAGS = ["-XX:+UseSerialGC", "-XX:FreqInlineSize=150", "-XX:InlineSmallCode=1000"]
# Room for some 20,000 places: the others go over the disk.
SPILLED = ["--memory", "1MiB"]
# The SQL forms, of parts in contenders/duckdb: what is read, then what is done with it.
DUCKDB = {
    "pages-join": ("pages", "people", "address", "users-join", "login-data"),
    "records-join": ("records", "people", "address", "users-join", "login-data"),
    "records-structs": ("records", "structs"),
    "records-transform": ("transform", "people", "address", "users-join", "login-data"),
    "records-window": ("records", "people", "address", "users-window", "login-data"),
}


@dataclass(frozen=True)
class Contender:
    """One program that makes the tables.

    `command` gives the command lines, run one after the other, for the data and an empty folder;
    `files` the CSV files of a table in that folder, in order; none for a program that makes no
    tables. `most` is the largest number of records for which it is tried.
    """

    name: str
    peer: str
    command: Callable[[Data, Path], list[list[str]]]
    files: Callable[[Path, str], list[Path]] | None
    most: int = 1_000_000_000
    prepare: Callable[[Data, Path], None] = lambda data, output: None
    in_order: bool = True


def contenders(environments: Path, tokens: Path) -> list[Contender]:
    """Returns all; `environments` holds a Python environment a peer, `tokens` the limit's classes."""

    def python(peer: str) -> str:
        return str(environments / peer / "bin" / "python")

    def script(peer: str, name: str, *arguments: str) -> list[list[str]]:
        return [[python(peer), str(HERE / "contenders" / name), *arguments]]

    found = [
        Contender("Daybook flatten", "daybook", _stages("flatten"), _staged, prepare=_archive),
        Contender(
            "Daybook flatten, distinct index spilled",
            "daybook",
            _stages("flatten", more=SPILLED),
            _staged,
            prepare=_archive,
        ),
        Contender(
            "Daybook flatten, validate, export",
            "daybook",
            _stages("flatten", "validate", "export"),
            _staged,
            prepare=_archive,
        ),
    ]
    for name, parts in DUCKDB.items():
        found.append(
            Contender(
                f"DuckDB {name}",
                "duckdb",
                lambda data, output, parts=parts: script(
                    "duckdb",
                    "duckdb/run.py",
                    str(data.ndjson),
                    str(data.pages),
                    str(output),
                    *parts,
                ),
                _flat,
                # Its time for pages of megabytes is ten times that for lines.
                most=400_000 if name.startswith("pages") else 1_000_000_000,
            )
        )
    found += [
        Contender(
            "polars",
            "polars",
            lambda data, output: script(
                "polars", "polars_tables.py", str(data.ndjson), str(output)
            ),
            _flat,
        ),
        Contender(
            "pandas",
            "pandas",
            lambda data, output: script("pandas", "pandas_tables.py", str(data.pages), str(output)),
            _flat,
            most=400_000,
        ),
        Contender(
            "dlt",
            "dlt",
            lambda data, output: script("dlt", "dlt_tables.py", str(data.pages), str(output)),
            lambda output, table: sorted((output / "tables").glob(f"{table}.*.csv")),
            most=400_000,
            in_order=False,
        ),
        Contender(
            "Spark local[2]",
            "spark",
            lambda data, output: script("spark", "spark_tables.py", str(data.ndjson), str(output)),
            lambda output, table: sorted((output / table).glob("part-*.csv")),
            most=400_000,
        ),
        Contender(
            "Jackson, tokens only",
            "daybook",
            lambda data, output: [
                [
                    java(),
                    "-XX:+UseSerialGC",
                    "-cp",
                    f"{tokens}:{ROOT}/etl-tasks/flatten/target/flatten.jar",
                    "Tokens",
                    *[str(page) for page in sorted(data.pages.iterdir())],
                ]
            ],
            None,
        ),
    ]
    return found


def _stages(*stages: str, more: Sequence[str] = ()) -> Callable[[Data, Path], list[list[str]]]:
    def command(data: Data, output: Path) -> list[list[str]]:
        lines = []
        for stage in stages:
            jar = ROOT / "etl-tasks" / stage / "target" / f"{stage}.jar"
            argv = [java(), *STAGE_FLAGS, f"-XX:SharedArchiveFile={jar}.jsa", "-Xshare:auto"]
            argv += ["-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", str(jar)]
            argv += ["--pipeline", PIPELINE, "--date", DATE, "--staging", str(output / "staging")]
            argv += ["--contracts", str(data.contracts), *more]
            if stage == "export":
                argv += ["--output", str(output / "output")]
            lines.append(argv)
        return lines

    return command


def _archive(data: Data, output: Path) -> None:
    shutil.copytree(data.staging, output / "staging", symlinks=True)


def _staged(output: Path, table: str) -> list[Path]:
    return list((output / "staging").glob(f"*/{DATE}/flatten/{table}.csv"))


def _flat(output: Path, table: str) -> list[Path]:
    return [output / f"{table}.csv"]
