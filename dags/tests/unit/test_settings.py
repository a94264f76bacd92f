"""The settings of a deployment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from daybook import __version__
from daybook.settings import Notifier, Settings, SettingsError

ROOT = Path(__file__).resolve().parents[3]
CONTRACTS = ROOT / "etl-core/src/main/resources/contracts"


def test_the_defaults() -> None:
    assert Settings.of({}) == Settings(contracts=CONTRACTS, contracts_mount=str(CONTRACTS))


def test_every_setting_has_a_variable() -> None:
    assert Settings.of(
        {
            "DAYBOOK_CONTRACTS": "/srv/contracts",
            "DAYBOOK_CONTRACTS_MOUNT": "contracts",
            "DAYBOOK_STAGING": "s",
            "DAYBOOK_OUTPUT": "o",
            "DAYBOOK_NETWORK": "n",
            "DAYBOOK_SOURCE": "http://all",
            "DAYBOOK_SOURCE_SHOP": "http://shop",
            "DAYBOOK_IMAGES": "registry.example.com/daybook",
            "DAYBOOK_VERSION": "9",
            "DAYBOOK_RUNTIME": "kubernetes",
            "DAYBOOK_POOL": "p",
            "DAYBOOK_MAX_ACTIVE_RUNS": "5",
            "DAYBOOK_RETRIES": "0",
            "DAYBOOK_RETRY_DELAY": "1",
            "DAYBOOK_FAILURE_NOTIFIERS": '[{"class": "a.B", "arguments": {"url": "u"}}]',
            "DAYBOOK_CLOCK": "2026-11-21T06:00:00Z",
            "DAYBOOK_MEMORY_FLATTEN": "4096",
            "DAYBOOK_TIMEOUT_EXPORT": "60",
            "DAYBOOK_NAMESPACE": "etl",
            "DAYBOOK_SECRET": "keys",
        }
    ) == Settings(
        contracts=Path("/srv/contracts"),
        contracts_mount="contracts",
        staging="s",
        output="o",
        network="n",
        source="http://all",
        sources={"shop": "http://shop"},
        images="registry.example.com/daybook",
        version="9",
        runtime="kubernetes",
        pool="p",
        max_active_runs=5,
        retries=0,
        retry_delay=timedelta(seconds=1),
        notifiers=(Notifier("a.B", {"url": "u"}),),
        clock="2026-11-21T06:00:00Z",
        memory={"extract": 512, "flatten": 4096, "validate": 1536, "export": 512},
        timeout={"extract": 1800, "flatten": 3600, "validate": 1800, "export": 60},
        namespace="etl",
        secret="keys",
    )


def test_an_empty_variable_is_an_unset_one() -> None:
    assert Settings.of({"DAYBOOK_SOURCE": "", "DAYBOOK_RETRIES": " "}) == Settings.of({})


def test_all_faults_are_told_at_once_without_addresses() -> None:
    with pytest.raises(SettingsError) as fault:
        Settings.of(
            {
                "DAYBOOK_RUNTIME": "podman",
                "DAYBOOK_RETRIES": "-1",
                "DAYBOOK_MEMORY_EXTRACT": "²",
                "DAYBOOK_FAILURE_NOTIFIERS": "https://hooks.example.com/token",
            }
        )
    message = str(fault.value)
    assert "DAYBOOK_RUNTIME is 'podman'; expected one of docker, kubernetes" in message
    assert "DAYBOOK_RETRIES is '-1'; expected a whole number, 0 or more" in message
    assert "DAYBOOK_MEMORY_EXTRACT is '²'; expected a whole number, 64 or more" in message
    assert "DAYBOOK_FAILURE_NOTIFIERS is not understood" in message
    assert "token" not in message


def test_the_readme_lists_every_variable() -> None:
    readme = (ROOT / "dags/README.md").read_text(encoding="utf-8")
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "dags/daybook").glob("*.py")
    )
    for name in ("CONTRACTS", "STAGING", "POOL", "INSTANCE", "MEMORY_<STAGE>", "SECRET", "CLOCK"):
        assert f"`DAYBOOK_{name}`" in readme
        assert f"DAYBOOK_{name.removesuffix('_<STAGE>')}" in code


def test_the_version_is_that_of_the_images() -> None:
    pom = (ROOT / "pom.xml").read_text(encoding="utf-8")
    pyproject = (ROOT / "dags/pyproject.toml").read_text(encoding="utf-8")
    assert f"<version>{__version__}</version>" in pom
    assert f'version = "{__version__}"' in pyproject
