"""The JDKs on which Daybook is measured."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.places import ROOT, jar

USUAL_PLACE = Path("/usr/lib/jvm")


@dataclass(frozen=True)
class Jdk:
    """A JDK: its home, its version, and where its class-data archives lie.

    Archives are of use to the very JVM that made them. Those of the JDK in use lie beside the jars,
    where ./daybook has put them; `archives` is the folder of another's.
    """

    home: Path
    version: str
    archives: Path | None = None

    @property
    def major(self) -> int:
        """The number by which a JDK is called."""
        return int(re.match(r"\d+", self.version)[0])

    def tool(self, name: str) -> str:
        """Return the path of java or javac."""
        return str(self.home / "bin" / name)

    def archive(self, stage: str) -> Path:
        """Return the class-data archive of a stage."""
        return (self.archives or jar(stage).parent) / f"{stage}.jar.jsa"


def of(home: Path, archives: Path | None = None) -> Jdk:
    """Return the JDK in a folder; raise ValueError if there is none."""
    release = home / "release"
    text = release.read_text(encoding="utf-8") if release.exists() else ""
    version = re.search(r'^JAVA_VERSION="(\d[^"]*)"', text, re.MULTILINE)
    if not version or not (home / "bin" / "java").exists():
        raise ValueError(f"{home} is no JDK; expected bin/java and a file 'release' in it")
    return Jdk(home, version[1], archives)


def in_use() -> Jdk:
    """Return the JDK that JAVA_HOME names, else that of the java on the PATH."""
    named = os.environ.get("JAVA_HOME")
    found = shutil.which("java")
    if not named and not found:
        raise ValueError("no JDK found; set JAVA_HOME")
    return of(Path(named) if named else Path(found).resolve().parent.parent)


def newest(homes: Iterable[Path], above: int) -> Path | None:
    """Return the home of the newest JDK whose number is greater, if one of the folders is such."""
    found = []
    for home in homes:
        try:
            found.append(of(home))
        except ValueError:
            continue
    newer = [jdk for jdk in found if jdk.major > above]
    return max(newer, key=lambda jdk: (jdk.major, str(jdk.home))).home if newer else None


def others(used: Jdk, homes: list[Path], state: Path) -> list[Jdk]:
    """Return the JDKs to measure beside that in use: those named, else the newest that is newer."""
    if not homes:
        places = sorted(USUAL_PLACE.iterdir()) if USUAL_PLACE.is_dir() else []
        home = newest(places, used.major)
        homes = [home] if home else []
    found = [of(home) for home in homes]
    return [Jdk(jdk.home, jdk.version, state / f"archives-{jdk.version}") for jdk in found]


def archive_classes(jdk: Jdk, log: Path) -> None:
    """Make the class-data archives of a JDK that is not the one in use."""
    jdk.archives.mkdir(parents=True, exist_ok=True)
    script = str(ROOT / "scripts" / "archive-classes")
    with log.open("wb") as out:
        subprocess.run(
            [script, str(jdk.archives)],
            env=os.environ | {"JAVA_HOME": str(jdk.home)},
            stdout=out,
            stderr=out,
            check=True,
        )
