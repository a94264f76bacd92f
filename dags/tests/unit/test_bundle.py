"""Contracts become DAG files, each with import errors of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import BundleDagBag

from daybook.bundle import ContractBundle
from daybook.contracts import ContractError

CONTRACTS = Path(__file__).resolve().parents[3] / "etl-core/src/main/resources/contracts"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the contracts that ship, known as the deployment's."""
    contracts = shutil.copytree(CONTRACTS, tmp_path / "contracts")
    monkeypatch.setenv("DAYBOOK_CONTRACTS", str(contracts))
    return contracts


@pytest.fixture
def bundle(tmp_path: Path) -> ContractBundle:
    return ContractBundle(name="daybook", path=str(tmp_path / "dags"))


def parse(bundle: ContractBundle) -> BundleDagBag:
    bundle.initialize()
    return BundleDagBag(bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)


def test_every_contract_is_a_dag(folder: Path, bundle: ContractBundle) -> None:
    bag = parse(bundle)
    assert bag.import_errors == {}
    assert sorted(bag.dags) == ["daybook_randomuser", "daybook_shop"]


def test_a_broken_contract_is_an_import_error_of_its_own_dag(
    folder: Path, bundle: ContractBundle
) -> None:
    (folder / "torn.odcs.yaml").write_text("kind: [")
    (folder / "other.odcs.yaml").write_text("kind: DataContract\nname: another\n")
    bag = parse(bundle)
    assert sorted(bag.dags) == ["daybook_randomuser", "daybook_shop"]
    assert sorted(bag.import_errors) == ["other.py", "torn.py"]
    assert "torn.odcs.yaml can't be read as YAML" in bag.import_errors["torn.py"]
    assert "name is 'another', expected 'other'" in bag.import_errors["other.py"]


def test_a_mended_contract_is_a_dag_again(folder: Path, bundle: ContractBundle) -> None:
    text = (folder / "shop.odcs.yaml").read_text()
    (folder / "shop.odcs.yaml").write_text("kind: [")
    assert sorted(parse(bundle).dags) == ["daybook_randomuser"]
    (folder / "shop.odcs.yaml").write_text(text)
    assert sorted(parse(bundle).dags) == ["daybook_randomuser", "daybook_shop"]


def test_contracts_come_and_go_with_a_refresh(folder: Path, bundle: ContractBundle) -> None:
    bundle.initialize()
    before = (bundle.path / "randomuser.py").stat()
    (folder / "shop.odcs.yaml").rename(folder / "store.odcs.yaml")
    bundle.refresh()
    assert sorted(path.name for path in bundle.path.iterdir()) == ["randomuser.py", "store.py"]
    assert (bundle.path / "randomuser.py").stat().st_mtime_ns == before.st_mtime_ns


def test_a_wrong_setting_is_an_import_error_of_every_dag(
    folder: Path, bundle: ContractBundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYBOOK_RETRIES", "many")
    bag = parse(bundle)
    assert sorted(bag.import_errors) == ["randomuser.py", "shop.py"]
    assert "DAYBOOK_RETRIES is 'many'" in bag.import_errors["shop.py"]


def test_a_folder_that_is_not_there_takes_no_dag_away(folder: Path, bundle: ContractBundle) -> None:
    bundle.initialize()
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(ContractError, match=r"is no folder; .* see DAYBOOK_CONTRACTS"):
        bundle.refresh()
    assert (bundle.path / "shop.py").exists()


def test_airflow_makes_the_bundle_from_its_configuration(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from airflow.dag_processing.bundles.manager import DagBundlesManager

    readme = (CONTRACTS.parents[4] / "dags/README.md").read_text(encoding="utf-8")
    line = next(line for line in readme.splitlines() if "DAG_BUNDLE_CONFIG_LIST=" in line)
    name, _, value = line.partition("=")
    monkeypatch.setenv(name, value)
    bundle = DagBundlesManager().get_bundle("daybook")
    bundle.initialize()
    assert (bundle.path / "randomuser.py").exists()
