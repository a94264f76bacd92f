"""Proves that contenders have made the same rows."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


def digest(python: Path, files: dict[str, list[Path]]) -> dict[str, dict]:
    """Return rows, order of keys and column digests of each table, read from its CSV files."""
    names = {table: [str(file) for file in found] for table, found in files.items()}
    missing = [table for table, found in names.items() if not found]
    if missing:
        raise ValueError(f"no file for the tables {', '.join(missing)}")
    done = subprocess.run(
        [str(python), str(Path(__file__).with_name("digest.py"))],
        input=json.dumps(names),
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        error = next((line for line in lines if "Error: " in line), lines[-1])
        raise ValueError(f"the tables can't be read: {error}")
    return json.loads(done.stdout)


def differences(found: dict[str, dict], expected: dict[str, dict], in_order: bool) -> list[str]:
    """Return what differs between two digests, a line each."""
    lines = []
    for table, wanted in expected.items():
        if table not in found:
            lines.append(f"{table}: no such table")
            continue
        have = found[table]
        if have["rows"] != wanted["rows"]:
            lines.append(f"{table}: {have['rows']} rows, expected {wanted['rows']}")
        if in_order and not have["ordered"]:
            lines.append(f"{table}: the keys do not rise")
        for column, value in wanted["columns"].items():
            if have["columns"].get(column) != value:
                lines.append(f"{table}.{column}: other values")
    return lines
