"""The scripts of this checkout."""

from __future__ import annotations

import subprocess

from local.deployment import ROOT


def run(program: str, *arguments: str) -> None:
    """Run a script of ours, which has said what is wrong when it fails."""
    code = subprocess.run([str(ROOT / program), *arguments], check=False).returncode
    if code != 0:
        raise SystemExit(code)
