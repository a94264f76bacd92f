"""Tables that should be the same."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import check

EXPECTED = {
    "orders": {"rows": 3, "ordered": True, "columns": {"order_id": "17", "note": "23"}},
    "items": {"rows": 9, "ordered": True, "columns": {"item_id": "5"}},
}


def test_equal_digests_differ_in_nothing() -> None:
    assert check.differences(copy.deepcopy(EXPECTED), EXPECTED, in_order=True) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda t: t["orders"].update(rows=2), "orders: 2 rows, expected 3"),
        (lambda t: t["items"].update(ordered=False), "items: the keys do not rise"),
        (lambda t: t["orders"]["columns"].update(note="24"), "orders.note: other values"),
        (lambda t: t["items"]["columns"].pop("item_id"), "items.item_id: other values"),
        (lambda t: t.pop("items"), "items: no such table"),
    ],
)
def test_each_difference_is_named(change: Callable[[dict], object], line: str) -> None:
    found = copy.deepcopy(EXPECTED)
    change(found)
    assert check.differences(found, EXPECTED, in_order=True) == [line]


def test_who_promises_no_order_may_write_in_any() -> None:
    found = copy.deepcopy(EXPECTED)
    found["items"]["ordered"] = False
    assert check.differences(found, EXPECTED, in_order=False) == []


def test_a_table_without_a_file_is_named() -> None:
    with pytest.raises(ValueError, match="no file for the tables items, tags"):
        check.digest(Path("python"), {"orders": [Path("o.csv")], "items": [], "tags": []})


def test_what_the_digest_says_of_unreadable_tables_is_told(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(
        "#!/bin/sh\necho 'Traceback' >&2\necho 'x.Error: line 2' >&2\necho >&2\nexit 1\n"
    )
    python.chmod(0o755)
    with pytest.raises(ValueError, match=r"the tables can't be read: x\.Error: line 2"):
        check.digest(python, {"orders": [Path("o.csv")]})
