"""Who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bench import daybook
from bench.contenders import (
    A_DAY,
    ALL,
    DUCKDB,
    EXTRACT,
    FLATTEN,
    PEERS,
    SCALED,
    SMALL_DATE,
    SPILLED,
    TOKENS,
    Contender,
    contenders,
)
from bench.data import Data, write_contract
from bench.datasets import DAY, DAY_BEFORE, SHOP, USERS, Dataset
from bench.jdks import Jdk
from bench.places import CONTENDERS, HERE, ROOT

USED = Jdk(Path("/jdk"), "17.0.15")
OTHER = Jdk(Path("/other"), "25.0.3", Path("/archives"))
DATASETS = pytest.mark.parametrize("dataset", [USERS, SHOP], ids=lambda dataset: dataset.name)


def field(dataset: Dataset) -> dict[str, Contender]:
    return {each.name: each for each in contenders(dataset, USED, [OTHER])}


def data(dataset: Dataset, folder: Path) -> Data:
    made = Data(dataset, 40_000, folder)
    made.pages.mkdir()
    (made.pages / "page-00001.json").touch()
    return made


@DATASETS
def test_every_peer_takes_part_and_has_a_lock_with_hashes(dataset: Dataset) -> None:
    assert {each.peer for each in contenders(dataset, USED, [])} == {"daybook", *PEERS}
    for peer in PEERS:
        assert "--hash=sha256:" in (HERE / "requirements" / f"{peer}.txt").read_text()


@DATASETS
def test_every_script_is_there(dataset: Dataset, tmp_path: Path) -> None:
    made = data(dataset, tmp_path)
    for each in contenders(dataset, USED, []):
        for argv in each.command(made, tmp_path / "output"):
            ours = [word for word in argv if word.startswith(str(CONTENDERS))]
            assert each.peer == "daybook" or ours
            assert all(Path(word).exists() for word in ours)


@DATASETS
def test_every_form_of_duckdb_writes_every_table(dataset: Dataset) -> None:
    folder = CONTENDERS / dataset.name / "duckdb"
    for parts in DUCKDB[dataset].values():
        text = "".join((folder / f"{part}.sql").read_text() for part in parts)
        for table in dataset.tables:
            assert text.count(f"$output/{table}.csv") == 1


@DATASETS
def test_every_part_of_sql_is_used(dataset: Dataset) -> None:
    folder = CONTENDERS / dataset.name / "duckdb"
    named = {part for parts in DUCKDB[dataset].values() for part in parts}
    texts = "".join(file.read_text() for file in folder.glob("*.sql"))
    for file in folder.glob("*.sql"):
        assert file.stem in named or f"${file.stem}\n" in texts


@DATASETS
def test_no_two_contenders_share_a_name(dataset: Dataset) -> None:
    names = [each.name for each in contenders(dataset, USED, [OTHER])]
    assert len(names) == len(set(names))
    assert {FLATTEN, ALL, EXTRACT, TOKENS} <= set(names)


def test_users_go_over_the_disk_too_and_the_few_customers_of_the_shop_do_not(
    tmp_path: Path,
) -> None:
    (line,) = field(USERS)[SPILLED].command(data(USERS, tmp_path), tmp_path)
    assert line[-2:] == ["--memory", "1MiB"]
    assert set(SCALED) <= set(field(USERS))
    assert SPILLED not in field(SHOP)


def test_the_stages_run_one_after_the_other_on_the_jdk_in_use(tmp_path: Path) -> None:
    lines = field(USERS)[ALL].command(data(USERS, tmp_path), tmp_path / "o")
    assert [line[0] for line in lines] == ["/jdk/bin/java"] * 3
    jars = [Path(line[line.index("-jar") + 1]).name for line in lines]
    assert jars == ["flatten.jar", "validate.jar", "export.jar"]
    assert lines[2][-2:] == ["--output", str(tmp_path / "o" / "output")]


def test_another_jdk_has_rows_of_its_own_with_its_own_archives(tmp_path: Path) -> None:
    (line,) = field(SHOP)[f"{FLATTEN} (JDK 25.0.3)"].command(data(SHOP, tmp_path), tmp_path)
    assert line[0] == "/other/bin/java"
    assert "-XX:SharedArchiveFile=/archives/flatten.jar.jsa" in line


def test_the_stages_start_with_the_flags_of_the_launcher() -> None:
    launcher = ROOT / "etl-cli/src/main/java/dev/daybook/cli/StageCommand.java"
    text = re.sub(r'"\s*\+\s*"', "", launcher.read_text(encoding="utf-8"))
    flags = text[text.index("JVM_FLAGS") : text.index(";", text.index("JVM_FLAGS"))]
    assert [flag for flag in daybook.FLAGS if f'"{flag}"' not in flags] == []
    assert flags.count('"-') == len(daybook.FLAGS)
    assert f'SMALL_FLAG = "{SMALL_DATE[0]}"' in text
    assert len(SMALL_DATE) == 1


def test_a_day_is_all_stages_from_the_source_on(tmp_path: Path) -> None:
    (day,) = contenders(DAY, USED, [OTHER])
    lines = day.command(data(DAY, tmp_path), tmp_path / "o")
    jars = [Path(line[line.index("-jar") + 1]).name for line in lines]
    assert day.name == A_DAY
    assert jars == ["extract.jar", "flatten.jar", "validate.jar", "export.jar"]
    assert all(SMALL_DATE[0] in line for line in lines)


def test_a_day_asks_the_source_as_the_shipped_contract_does(tmp_path: Path) -> None:
    made = Data(DAY, 500, tmp_path)
    write_contract(made)
    (contract,) = made.contracts.iterdir()
    shipped = ROOT / "etl-core/src/main/resources/contracts/randomuser.odcs.yaml"
    assert contract.read_bytes() == shipped.read_bytes()


def test_a_day_begins_when_the_source_has_answered_and_the_day_before_is_archived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ran = []

    class Source(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    @contextmanager
    def source(_data: Data, _java: str) -> Iterator[str]:
        with HTTPServer(("127.0.0.1", 0), Source) as server:
            Thread(target=server.serve_forever).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()

    def run(argv: list[str], *_: object) -> None:
        ran.append(argv)

    monkeypatch.setattr(daybook, "source", source)
    monkeypatch.setattr(daybook.measure, "run", run)
    (day,) = contenders(DAY, USED, [])
    made = data(DAY, tmp_path)
    with day.surroundings(made, tmp_path / "o") as more:
        assert asked == [DAY.before] * daybook.ANSWERS
        ((*argv, option, url),) = ran
        assert more == [option, url]
    # The same command, of another day.
    line = day.command(made, tmp_path / "o")[0]
    assert [a for a, b in zip(argv, line, strict=True) if a != b] == [DAY_BEFORE]


def test_flatten_reads_a_copy_of_the_archive(tmp_path: Path) -> None:
    made = data(USERS, tmp_path)
    page = made.staging / "randomuser" / "page-00001.json.zst"
    page.parent.mkdir(parents=True)
    page.write_text("packed")
    with field(USERS)[FLATTEN].surroundings(made, tmp_path / "output") as more:
        assert more == []
        copy = tmp_path / "output" / "staging" / "randomuser" / page.name
        assert copy.read_text() == "packed"
