"""Proves that contenders have made the same rows."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

# Digest of a column: the sum over its rows of a hash of key and value, so that a value in another
# row counts as well. NULL and the empty text are one, since not every writer tells them apart; a
# moment is compared as a moment, however it is written.
PROGRAM = """
import json, sys
import duckdb
tables = {}
db = duckdb.connect()
for table, files in json.load(sys.stdin).items():
    rows = f"read_csv({files!r}, header = true, all_varchar = true, null_padding = false)"
    names = [row[0] for row in db.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()]
    names = [name for name in names if not name.startswith("_dlt_")]
    key = names[0]
    digests = ", ".join(
        f"sum(hash({key}, coalesce("
        + (f"strftime({name}::TIMESTAMPTZ AT TIME ZONE 'UTC', '%Y%m%d%H%M%S%g')" if name.endswith(("_date", "_at")) else name)
        + ", ''))::HUGEINT)::VARCHAR"
        for name in names
    )
    count, *sums = db.execute(f"SELECT count(*), {digests} FROM {rows}").fetchone()
    ordered = db.execute(
        f"SELECT coalesce(bool_and(k > p), true) FROM (SELECT {key}::BIGINT AS k, "
        f"lag({key}::BIGINT) OVER () AS p FROM {rows}) WHERE p IS NOT NULL"
    ).fetchone()[0]
    tables[table] = {"rows": count, "ordered": ordered, "columns": dict(zip(names, sums))}
json.dump(tables, sys.stdout)
"""


def digest(python: Path, files: dict[str, list[Path]]) -> dict[str, dict]:
    """Returns rows, order of keys and column digests of each table, read from its CSV files."""
    names = {table: [str(file) for file in found] for table, found in files.items()}
    missing = [table for table, found in names.items() if not found]
    if missing:
        raise ValueError(f"no file for the tables {', '.join(missing)}")
    done = subprocess.run(
        [str(python), "-c", PROGRAM], input=json.dumps(names), capture_output=True, text=True
    )
    if done.returncode != 0:
        raise ValueError("the tables can't be read: " + done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)


def differences(found: dict[str, dict], expected: dict[str, dict], in_order: bool) -> list[str]:
    """Returns what differs between two digests, a line each."""
    lines = []
    for table, wanted in expected.items():
        have = found[table]
        if have["rows"] != wanted["rows"]:
            lines.append(f"{table}: {have['rows']} rows, expected {wanted['rows']}")
        if in_order and not have["ordered"]:
            lines.append(f"{table}: the keys do not rise")
        for column, value in wanted["columns"].items():
            if have["columns"].get(column) != value:
                lines.append(f"{table}.{column}: other values")
    return lines
