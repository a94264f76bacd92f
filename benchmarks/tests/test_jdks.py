"""JDKs in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import jdks
from bench.places import jar


def a_jdk(folder: Path, version: str) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n')
    return folder


def test_a_jdk_is_known_by_its_release_file(tmp_path: Path) -> None:
    jdk = jdks.of(a_jdk(tmp_path / "a", "17.0.15"))
    assert (jdk.version, jdk.major) == ("17.0.15", 17)
    assert jdk.tool("javac") == str(tmp_path / "a" / "bin" / "javac")


def test_a_folder_without_java_is_no_jdk(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no JDK; expected bin/java and a file 'release' in it"):
        jdks.of(tmp_path)


def test_the_newest_that_is_newer_is_found_among_other_folders(tmp_path: Path) -> None:
    homes = [a_jdk(tmp_path / v, v) for v in ("9.0.4", "17.0.15", "101.0.1", "21.0.2")]
    (tmp_path / "openjdk-17").mkdir()
    homes.append(tmp_path / "openjdk-17")
    assert jdks.newest(homes, above=17) == tmp_path / "101.0.1"
    assert jdks.newest(homes, above=101) is None


def test_named_jdks_are_taken_as_they_are_named(tmp_path: Path) -> None:
    used = jdks.of(a_jdk(tmp_path / "used", "21.0.2"))
    older = a_jdk(tmp_path / "older", "17.0.15")
    (found,) = jdks.others(used, [older], tmp_path)
    assert (found.home, found.major) == (older, 17)


def test_archives_of_another_jdk_have_a_folder_of_their_own(tmp_path: Path) -> None:
    used = jdks.of(a_jdk(tmp_path / "used", "17.0.15"))
    (other,) = jdks.others(used, [a_jdk(tmp_path / "other", "25.0.3")], tmp_path)
    assert used.archive("flatten") == Path(f"{jar('flatten')}.jsa")
    assert other.archive("flatten") == tmp_path / "archives-25.0.3" / "flatten.jar.jsa"


def test_java_home_goes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_jdk(tmp_path / "path", "17.0.15")
    (path / "bin" / "java").chmod(0o755)
    monkeypatch.setenv("PATH", str(path / "bin"))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert jdks.in_use().home == path
    monkeypatch.setenv("JAVA_HOME", str(a_jdk(tmp_path / "home", "25")))
    assert jdks.in_use().home == tmp_path / "home"
