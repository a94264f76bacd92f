"""The keys with which extract hashes what contracts protect."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

from daybook.contracts import ContractError, pipelines, read_contract
from local.deployment import ROOT
from local.errors import LocalError

KEY_FILE = ROOT / ".daybook" / "key"


def missing_keys(contracts: Path, environment: Mapping[str, str]) -> list[str]:
    """Return the variables that the contracts of a folder name and the environment lacks.

    A contract that can't be read names none; Airflow shows what is wrong with it.
    """
    names: set[str] = set()
    for pipeline in pipelines(contracts):
        with contextlib.suppress(ContractError):
            names.update(read_contract(contracts, pipeline).secrets)
    return sorted(name for name in names if not environment.get(name))


def read_key() -> str:
    """Return the key of this installation, made with ``./daybook key new`` if there is none."""
    if not KEY_FILE.exists():
        subprocess.run([str(ROOT / "daybook"), "key", "new"], check=True)
    if KEY_FILE.stat().st_mode & 0o077:
        raise LocalError(f"Others may read the key '{KEY_FILE}'; run: chmod 600 {KEY_FILE}")
    return KEY_FILE.read_text(encoding="utf-8").strip()
