"""What a DAG needs to know of a contract. Everything else is checked by the stages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SUFFIX = ".odcs.yaml"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_SECRET = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)")


class ContractError(ValueError):
    """A contract that no DAG can be made of."""


@dataclass(frozen=True)
class Contract:
    """A contract: its pipeline, what it is for, its tables, and the secrets that extract needs."""

    pipeline: str
    purpose: str
    tables: tuple[str, ...]
    secrets: tuple[str, ...]


def pipelines(folder: Path) -> list[str]:
    """Return the names of the contract files of a folder without their suffix, sorted.

    :raises ContractError: if there is no such folder
    """
    if not folder.is_dir():
        raise ContractError(f"{folder} is no folder; expected contracts, see DAYBOOK_CONTRACTS")
    return sorted(path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}"))


def read_contract(folder: Path, pipeline: str) -> Contract:
    """Read ``<pipeline>.odcs.yaml``.

    :raises ContractError: if there is no such file, or it is no contract of this pipeline
    """
    path = folder / f"{pipeline}{SUFFIX}"
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    except (OSError, ValueError, yaml.YAMLError) as e:
        raise ContractError(f"{path} can't be read as YAML: {e}") from None
    faults = list(_faults(document, pipeline))
    if faults:
        raise ContractError(f"{path}: " + "; ".join(faults) + "; see ./daybook contract lint")
    description = document.get("description")
    return Contract(
        pipeline=pipeline,
        purpose=str(description.get("purpose", "")) if isinstance(description, dict) else "",
        tables=tuple(str(table["name"]) for table in document["schema"]),
        secrets=tuple(dict.fromkeys(_secrets(document))),
    )


def _faults(document: Any, pipeline: str) -> Iterator[str]:
    if not isinstance(document, dict):
        yield "expected a contract, a mapping of names to values"
        return
    if document.get("kind") != "DataContract":
        yield f"kind is {document.get('kind')!r}, expected DataContract"
    if document.get("name") != pipeline:
        yield f"name is {document.get('name')!r}, expected '{pipeline}' as in the file's name"
    if not _NAME.fullmatch(pipeline):
        yield f"the name '{pipeline}' is not of the form {_NAME.pattern}"
    tables = document.get("schema")
    if not (isinstance(tables, list) and tables and all(_is_named(table) for table in tables)):
        yield "schema is not a list of tables with names"


def _is_named(table: Any) -> bool:
    return isinstance(table, dict) and isinstance(table.get("name"), str)


def _secrets(node: Any) -> Iterator[str]:
    """Yield the NAME of every value ``env:NAME``."""
    if isinstance(node, dict):
        for value in node.values():
            yield from _secrets(value)
    elif isinstance(node, list):
        for value in node:
            yield from _secrets(value)
    elif isinstance(node, str) and (match := _SECRET.fullmatch(node)):
        yield match[1]


# Both are safe. The one in C is ten times faster, and each parse of a DAG reads its contract.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
