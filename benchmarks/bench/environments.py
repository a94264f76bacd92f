"""The Python environments of the peers."""

from __future__ import annotations

import shutil
import subprocess

from bench.places import HERE, ROOT, STATE
from bench.race import say


def make(peer: str) -> str:
    """Make the environment of a peer; return why that was not possible, or nothing."""
    lock = HERE / "requirements" / f"{peer}.txt"
    venv = STATE / "environments" / peer
    installed = venv / lock.name
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return ""
    say(f"installing {peer} ...")
    shutil.rmtree(venv, ignore_errors=True)
    done = subprocess.run(
        [str(ROOT / "scripts" / "python-environment"), str(venv), str(lock)],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        return "missing: could not be installed: " + done.stderr.strip().splitlines()[-1]
    return ""


def versions(peers: tuple[str, ...]) -> dict[str, str]:
    """Return what the locks of peers are made of."""
    return {
        peer: " ".join((HERE / "requirements" / f"{peer}.in").read_text(encoding="utf-8").split())
        for peer in peers
    }
