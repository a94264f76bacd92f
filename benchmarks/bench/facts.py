"""What results depend on: machine, versions, date."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from pathlib import Path

from bench.contenders import PEERS
from bench.environments import versions
from bench.jdks import Jdk
from bench.places import ROOT


def facts(jdks: list[Jdk]) -> dict[str, str]:
    """Return them, each with its name; the first of the JDKs is the one in use."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.date.today().isoformat(),
        "machine": f"{_processor()}, {memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "daybook": _commit(),
        "JDK in use": jdks[0].version,
        **{f"JDK {jdk.major}": jdk.version for jdk in jdks[1:]},
        **versions(PEERS),
    }


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} x {models[0] if models else platform.machine()}"


def _commit() -> str:
    argv = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    done = subprocess.run(argv, capture_output=True, text=True)
    return done.stdout.strip() or "no repository"
