"""The digest of tables, by DuckDB, whose environment is made where it is not there yet."""

from __future__ import annotations

import pytest

from bench import check, environments
from bench.contenders import python

TABLE = 'id,note,sent_at\n1,"a, ""b""\r\nc",2026-11-21T12:00:00.000Z\n2,x,\n'
# The files of a table, and the columns that are not those of TABLE.
CASES = {
    "as it is": ([TABLE], []),
    "quoted": ([TABLE.replace("2,x,", '2,"x",""')], []),
    "with an offset": ([TABLE.replace("12:00:00.000Z", "13:00:00+01:00")], []),
    "another line end": ([TABLE.replace("\r\n", "\n")], ["note"]),
    "another moment": ([TABLE.replace("00.000Z", "00.001Z")], ["sent_at"]),
    "in two files": ([TABLE.replace("2,x,\n", ""), "id,note,sent_at\n2,x,\n"], []),
    "swapped": (
        ['id,note,sent_at\n1,x,2026-11-21T12:00:00.000Z\n2,"a, ""b""\r\nc",\n'],
        ["note"],
    ),
    "with a column of dlt": (
        ['id,note,_dlt_id,sent_at\n1,"a, ""b""\r\nc",q,2026-11-21T12:00:00.000Z\n2,x,r,\n'],
        [],
    ),
}
BACKWARDS = ["id,note,sent_at\n2,x,\n", TABLE.replace("2,x,\n", "")]


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Return the digests of all cases, by one process."""
    assert environments.make("duckdb") == ""
    folder = tmp_path_factory.mktemp("tables")
    files = {}
    tables = {name: texts for name, (texts, _) in CASES.items()} | {"backwards": BACKWARDS}
    for name, texts in tables.items():
        files[name] = [folder / f"{name}-{number}.csv" for number in range(len(texts))]
        for file, text in zip(files[name], texts, strict=True):
            file.write_bytes(text.encode("utf-8"))
    return check.digest(python("duckdb"), files)


@pytest.mark.parametrize("name", CASES)
def test_columns_differ_if_and_only_if_their_values_do(name: str, digests: dict[str, dict]) -> None:
    expected, found = digests["as it is"]["columns"], digests[name]["columns"]
    assert [column for column in expected if found[column] != expected[column]] == CASES[name][1]
    assert found.keys() == expected.keys()
    assert (digests[name]["rows"], digests[name]["ordered"]) == (2, True)


def test_keys_that_fall_are_noticed(digests: dict[str, dict]) -> None:
    assert digests["backwards"] == {**digests["as it is"], "ordered": False}
