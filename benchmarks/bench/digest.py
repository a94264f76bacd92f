"""Prints rows, order of keys and column digests of CSV tables; run with DuckDB's Python.

Reads JSON: the files of each table, in order. Writes JSON: rows, ordered and columns of each.

The digest of a column is the sum over its rows of a hash of key and value, so that a value in
another row counts as well. NULL and the empty text are one, since not every writer tells them
apart; a moment is compared as a moment, however it is written.
"""

import csv
import json
import sys
from pathlib import Path

import duckdb


def header(file: str) -> list[str]:
    """Return the names of the columns."""
    with Path(file).open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def value(name: str) -> str:
    """Return SQL for the text of a column's value."""
    if name.endswith(("_date", "_at")):
        moment = f"\"{name}\"::TIMESTAMPTZ AT TIME ZONE 'UTC'"
        return f"strftime({moment}, '%Y%m%d%H%M%S%g')"
    return f'"{name}"'


def digest(files: list[str]) -> dict:
    """Return rows, order of keys and column digests of one table."""
    names = header(files[0])
    columns = dict.fromkeys(names, "VARCHAR")
    # Nothing is guessed: texts hold commas, quotes and line ends.
    rows = (
        f"read_csv({files!r}, auto_detect = false, header = true, columns = {columns!r}, "
        """delim = ',', quote = '"', escape = '"')"""
    )
    names = [name for name in names if not name.startswith("_dlt_")]
    key = names[0]
    sums = ", ".join(
        f"sum(hash({key}, coalesce({value(name)}, ''))::HUGEINT)::VARCHAR" for name in names
    )
    db = duckdb.connect()
    count, *found = db.execute(f"SELECT count(*), {sums} FROM {rows}").fetchone()
    ordered = db.execute(
        f"SELECT coalesce(bool_and(k > p), true) FROM (SELECT {key}::BIGINT AS k, "
        f"lag({key}::BIGINT) OVER () AS p FROM {rows}) WHERE p IS NOT NULL"
    ).fetchone()[0]
    return {"rows": count, "ordered": ordered, "columns": dict(zip(names, found, strict=True))}


if __name__ == "__main__":
    json.dump({table: digest(files) for table, files in json.load(sys.stdin).items()}, sys.stdout)
