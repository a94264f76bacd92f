"""The environments of the peers; here a script stands for what makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import environments


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dlt.txt").write_text("dlt==1.31.0 --hash=sha256:0\n")
    for place in ("ROOT", "HERE", "STATE"):
        monkeypatch.setattr(environments, place, tmp_path)
    return tmp_path


def script(root: Path, text: str) -> None:
    file = root / "scripts" / "python-environment"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def test_an_environment_is_made_of_its_lock_once(root: Path) -> None:
    script(root, 'echo x >> "$(dirname "$0")/calls"; mkdir -p "$1" && cp "$2" "$1/"')
    assert [environments.make("dlt"), environments.make("dlt")] == ["", ""]
    assert (root / "scripts" / "calls").read_text() == "x\n"


def test_another_lock_makes_it_anew(root: Path) -> None:
    script(root, 'mkdir -p "${1%/*}" && mkdir "$1" && cp "$2" "$1/"')
    environments.make("dlt")
    lock = root / "requirements" / "dlt.txt"
    lock.write_text("dlt==1.32.0 --hash=sha256:1\n")
    assert environments.make("dlt") == ""
    assert (root / "environments" / "dlt" / "dlt.txt").read_text() == lock.read_text()


def test_what_can_not_be_installed_is_missing_with_the_reason(root: Path) -> None:
    script(root, "echo Installing >&2; echo 'uv could not install dlt.txt' >&2; exit 69")
    missing = environments.make("dlt")
    assert missing == "missing: could not be installed: uv could not install dlt.txt"
