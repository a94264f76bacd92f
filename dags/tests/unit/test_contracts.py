"""What a DAG reads of a contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from daybook.contracts import Contract, ContractError, pipelines, read_contract

CONTRACTS = Path(__file__).resolve().parents[3] / "etl-core/src/main/resources/contracts"


def test_the_contracts_that_ship() -> None:
    assert pipelines(CONTRACTS) == ["randomuser", "shop"]
    assert read_contract(CONTRACTS, "randomuser") == Contract(
        pipeline="randomuser",
        purpose="500 generated people a day from randomuser.me, with their addresses and logins",
        tables=("address", "users", "login_data"),
        secrets=("DAYBOOK_KEY",),
    )


def test_every_secret_is_named_once_in_the_order_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / "a.odcs.yaml").write_text(
        "kind: DataContract\nname: a\nservers: [{token: 'env:B_TOKEN'}]\n"
        "schema: [{name: t, key: 'env:A_KEY'}, {name: u, key: 'env:B_TOKEN'}]\n"
    )
    assert read_contract(tmp_path, "a").secrets == ("B_TOKEN", "A_KEY")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "can't be read as YAML"),
        ("- a", "expected a contract, a mapping"),
        ("kind: DataContract\nname: b\nschema: [{name: t}]", "name is 'b', expected 'a'"),
        ("kind: DataContract\nname: a", "schema is not a list of tables with names"),
        ("name: no", "kind is None, expected DataContract; name is False, expected 'a'"),
        ("!!python/object/apply:os.getcwd []", "can't be read as YAML"),
    ],
)
def test_a_broken_contract_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.odcs.yaml").write_text(text)
    with pytest.raises(ContractError) as fault:
        read_contract(tmp_path, "a")
    assert message in str(fault.value)
    assert str(tmp_path / "a.odcs.yaml") in str(fault.value)


def test_a_missing_contract_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="No such file"):
        read_contract(tmp_path, "a")
