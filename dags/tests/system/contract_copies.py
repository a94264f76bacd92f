"""The contracts of the tests: copies of the one that ships, each with what its test needs."""

from pathlib import Path

from local.deployment import ROOT

SHIPPED = ROOT / "etl-core/src/main/resources/contracts/randomuser.odcs.yaml"
RETRY = "value: {attempts: 6, delay: PT2S, maxDelay: PT2M, maxDuration: PT10M}"
ROW_COUNT = "mustBeGreaterOrEqualTo: 400"


def write_contract(folder: Path, pipeline: str, changes: dict[str, str] | None = None) -> None:
    """Write a copy with another name; each key of ``changes`` is replaced by its value."""
    text = SHIPPED.read_text(encoding="utf-8")
    names = {"\nid: randomuser": f"\nid: {pipeline}", "\nname: randomuser": f"\nname: {pipeline}"}
    for old, new in {**names, **(changes or {})}.items():
        assert text.count(old) == 1, f"'{old}' is {text.count(old)} times in {SHIPPED}"
        text = text.replace(old, new)
    made = folder / f".{pipeline}"
    made.write_text(text, encoding="utf-8")
    made.replace(folder / f"{pipeline}.odcs.yaml")


def retrying(attempts: int) -> dict[str, str]:
    """Return the change after which extract gives up soon."""
    return {RETRY: f"value: {{attempts: {attempts}, delay: PT0.1S, maxDelay: PT1S}}"}
