"""The result file of a stage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_BYTES = 32 * 1024


@dataclass(frozen=True)
class Attempt:
    """One attempt at one stage of one run, as the stage is told and as its result must repeat."""

    pipeline: str
    stage: str
    date: str
    run_id: str
    number: str


@dataclass(frozen=True)
class Result:
    """What a stage says about its outcome; ``document`` is all of it, without values of rows."""

    exit_code: int
    verdict: str
    document: Mapping[str, Any]


class ResultError(ValueError):
    """A result file that is none, or is of another attempt."""


def read_result(content: bytes, attempt: Attempt) -> Result:
    """Read the content of a result file.

    :raises ResultError: if it is not what this attempt has written
    """
    if len(content) > MAX_BYTES:
        raise ResultError(f"the result has {len(content)} bytes, expected {MAX_BYTES} at most")
    try:
        document = json.loads(content)
        found = Attempt(
            *(document[name] for name in ("pipeline", "stage", "date", "runId", "attempt"))
        )
        result = Result(int(document["exitCode"]), str(document["verdict"]), document)
    except (ValueError, TypeError, KeyError):
        raise ResultError("the result is not the JSON of a stage") from None
    if found != attempt:
        raise ResultError(f"the result is of {found}, expected {attempt}")
    return result
