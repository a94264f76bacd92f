"""Who takes part, and with which command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import daybook
from bench.data import Data
from bench.datasets import DAY, SHOP, USERS, Dataset
from bench.jdks import Jdk
from bench.places import CONTENDERS, STATE, jar

PEERS = ("duckdb", "polars", "pandas", "dlt", "spark")
# After extract, which asks the source.
STAGES = ("flatten", "validate", "export")
EXTRACT = "Daybook extract"
FLATTEN = "Daybook flatten"
SPILLED = "Daybook flatten, distinct index spilled"
ALL = "Daybook flatten, validate, export"
A_DAY = "Daybook, all stages of a day"
TOKENS = "Jackson, tokens only"
# Those whose cost is followed over all sizes.
SCALED = (FLATTEN, SPILLED, ALL)
# Those that no peer runs beside.
ALONE = (*SCALED, A_DAY)
# Room for some 10,000 places: the others go over the disk.
SMALL_INDEX = ("--memory", "1MiB")
# As ./daybook starts the stages where there is little to do: now, or on the day before.
SMALL_DATE = ("-XX:TieredStopAtLevel=1",)
# The SQL forms, of parts in contenders/*/duckdb: what is read, then what is done with it.
DUCKDB = {
    USERS: {
        "pages-join": ("pages", "people", "address", "users-join", "login-data"),
        "records-join": ("records", "people", "address", "users-join", "login-data"),
        "records-structs": ("records", "structs"),
        "records-transform": ("transform", "people", "address", "users-join", "login-data"),
        "records-window": ("records", "people", "address", "users-window", "login-data"),
    },
    SHOP: {
        "lists as tables": ("orders-read", "raw", "customers", "orders", "lists-tables"),
        "leaves numbered": ("orders-read", "raw", "customers", "orders", "lists-leaves"),
    },
}


@contextmanager
def _nothing(_data: Data, _output: Path) -> Iterator[list[str]]:
    yield []


@dataclass(frozen=True)
class Contender:
    """One program that makes the tables.

    `command` gives the command lines, run one after the other, for the data and an empty folder;
    `files` the CSV files of a table in that folder, in order; none for a program that makes no
    tables. It is tried from `least` records to `most`. `surroundings` holds what a run needs that
    isn't measured, and yields arguments of the first command that are known only then.
    """

    name: str
    peer: str
    command: Callable[[Data, Path], list[list[str]]]
    files: Callable[[Path, str], list[Path]] | None
    least: int = 0
    most: int = 1_000_000_000
    surroundings: Callable[[Data, Path], AbstractContextManager[list[str]]] = _nothing
    in_order: bool = True

    def left(self, records: int) -> str:
        """Say why it is not tried for so many records; nothing if it is."""
        if records < self.least:
            return f"not tried below {self.least:,}: takes a minute however few there are"
        if records > self.most:
            return f"not tried above {self.most:,}: far too slow there"
        return ""


def contenders(dataset: Dataset, jdk: Jdk, others: list[Jdk]) -> list[Contender]:
    """Return all: Daybook on the JDK in use and on others, its peers, and the limit.

    Of a day, all stages of Daybook.
    """
    if dataset is DAY:
        return [_day(jdk)]
    return [
        *_daybook(jdk),
        *_spilled(dataset, jdk),
        Contender(
            EXTRACT,
            "daybook",
            daybook.stages(jdk, "extract"),
            None,
            surroundings=daybook.served(jdk),
        ),
        *[row for other in others for row in _daybook(other, f" (JDK {other.version})")],
        *_duckdb(dataset),
        _script("polars", dataset, "polars", lambda data: data.ndjson, _flat),
        _script("pandas", dataset, "pandas", lambda data: data.pages, _flat, most=400_000),
        _script(
            "dlt", dataset, "dlt", lambda data: data.pages, _loaded, most=400_000, in_order=False
        ),
        _script(
            "Spark local[2]",
            dataset,
            "spark",
            lambda data: data.ndjson,
            _parts,
            # Its eleven queries of the shop take 70 s for 20,000 orders as for 400,000.
            least=100_000 if dataset is SHOP else 0,
            most=400_000,
        ),
        Contender(TOKENS, "daybook", _tokens(jdk), None),
    ]


def python(peer: str) -> Path:
    """Return the Python of a peer's environment."""
    return STATE / "environments" / peer / "bin" / "python"


def _daybook(jdk: Jdk, suffix: str = "") -> list[Contender]:
    return [
        _stages(FLATTEN + suffix, daybook.stages(jdk, "flatten")),
        _stages(ALL + suffix, daybook.stages(jdk, *STAGES)),
    ]


def _spilled(dataset: Dataset, jdk: Jdk) -> list[Contender]:
    """Return flatten with little room for distinct rows.

    The shop has too few to fill it.
    """
    if dataset is not USERS:
        return []
    command = daybook.stages(jdk, "flatten", more=SMALL_INDEX)
    return [_stages(SPILLED, command)]


def _day(jdk: Jdk) -> Contender:
    return Contender(
        A_DAY,
        "daybook",
        daybook.stages(jdk, "extract", *STAGES, flags=SMALL_DATE),
        daybook.tables,
        surroundings=daybook.day_before(jdk, flags=SMALL_DATE),
    )


def _stages(name: str, command: Callable[[Data, Path], list[list[str]]]) -> Contender:
    return Contender(name, "daybook", command, daybook.tables, surroundings=daybook.archived)


def _duckdb(dataset: Dataset) -> list[Contender]:
    def command(parts: tuple[str, ...]) -> Callable[[Data, Path], list[list[str]]]:
        def lines(data: Data, output: Path) -> list[list[str]]:
            argv = [python("duckdb"), CONTENDERS / "run_sql.py"]
            argv += [CONTENDERS / dataset.name / "duckdb", data.ndjson, data.pages, output, *parts]
            return [[str(word) for word in argv]]

        return lines

    return [
        Contender(
            f"DuckDB {name}",
            "duckdb",
            command(parts),
            _flat,
            # Its time for pages of megabytes is ten times that for lines.
            most=400_000 if name.startswith("pages") else 1_000_000_000,
        )
        for name, parts in DUCKDB[dataset].items()
    ]


def _script(
    name: str,
    dataset: Dataset,
    peer: str,
    read: Callable[[Data], Path],
    files: Callable[[Path, str], list[Path]],
    **more,
) -> Contender:
    """Return a peer whose script takes what it reads and where it writes."""
    script = CONTENDERS / dataset.name / f"{peer}_tables.py"
    return Contender(
        name,
        peer,
        lambda data, output: [[str(python(peer)), str(script), str(read(data)), str(output)]],
        files,
        **more,
    )


def _tokens(jdk: Jdk) -> Callable[[Data, Path], list[list[str]]]:
    java = [jdk.tool("java"), "-XX:+UseSerialGC", "-cp", f"{STATE / 'tokens'}:{jar('flatten')}"]
    return lambda data, output: [[*java, "Tokens", *map(str, sorted(data.pages.iterdir()))]]


def _flat(output: Path, table: str) -> list[Path]:
    return [output / f"{table}.csv"]


def _loaded(output: Path, table: str) -> list[Path]:
    return sorted((output / "tables").glob(f"{table}.*.csv"))


def _parts(output: Path, table: str) -> list[Path]:
    return sorted((output / table).glob("part-*.csv"))
