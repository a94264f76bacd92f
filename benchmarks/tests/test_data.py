"""The data and its contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import data
from bench.data import Data
from bench.datasets import SHOP, USERS, Dataset


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ('{"results": []}', []),
        ('{"results":[{"a":1.50},\n {"b":[1, 2]} ],"info":{}}', ['{"a":1.50}', '{"b":[1, 2]}']),
        ('{"info":{"x":[1]},"results":[{"t":"],\\""}]}', ['{"t":"],\\""}']),
        ('{"results":[{"n":1E+2}, null]}', ['{"n":1E+2}', "null"]),
    ],
)
def test_records_keep_the_bytes_that_they_have_in_their_page(text: str, records: list[str]) -> None:
    assert list(data.records_of(text, "results")) == records


@pytest.mark.parametrize(
    ("dataset", "texts"),
    [
        (USERS, ["results: '5000'", "equals: '5000'", "until: pages 80}"]),
        (SHOP, ["size: '1000'}", "equals: '1000'", "until: total $.total"]),
    ],
    ids=["users", "shop"],
)
def test_the_shipped_contract_becomes_one_for_the_size(
    dataset: Dataset, texts: list[str], tmp_path: Path
) -> None:
    made = Data(dataset, 400_000, tmp_path)
    data.write_contract(made)
    (file,) = made.contracts.iterdir()
    assert file.name == f"{dataset.pipeline}.odcs.yaml"
    assert all(text in file.read_text(encoding="utf-8") for text in texts)


def test_a_contract_that_reads_otherwise_is_named(tmp_path: Path) -> None:
    changed = Dataset("t", "shop", "orders", "orders", 1, (), list, lambda n: {"no such text": ""})
    with pytest.raises(ValueError, match=r"'no such text' is not in .*shop.odcs.yaml; adapt"):
        data.write_contract(Data(changed, 1, tmp_path))


@pytest.mark.parametrize("records", [0, 4_999, 5_001])
def test_only_whole_pages_are_made(records: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="users are no whole pages; expected a multiple of 5000"):
        data.make(tmp_path / "data", USERS, records, "java")
    assert not (tmp_path / "data").exists()


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "done").write_text(data.FORMAT)
    assert data.make(tmp_path, USERS, 5000, "/no/such/java").records == 5000


def test_what_an_older_extract_has_archived_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "done").write_text("1")
    with pytest.raises(FileNotFoundError, match="/no/such/java"):
        data.make(tmp_path, USERS, 5000, "/no/such/java")
    assert not (tmp_path / "done").exists()
