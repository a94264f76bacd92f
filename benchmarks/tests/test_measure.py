"""What a program took."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import ContenderError, run

SPIN = "import time\nwhile time.process_time() < 0.15: pass\n"
HOARD = "x = bytearray(120_000_000)\n"


def python(program: str) -> list[str]:
    return [sys.executable, "-S", "-c", program]


def test_wall_time_processor_time_and_memory_are_those_of_the_program(tmp_path: Path) -> None:
    cost = run(python(SPIN + HOARD), tmp_path / "log", {})
    assert 0.15 <= cost.cpu <= cost.seconds + 0.05
    assert 120_000_000 < cost.memory < 250_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of orphans")
def test_what_outlives_the_program_counts_too(tmp_path: Path) -> None:
    orphan = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-S', '-c', sys.argv[1]])"
    cost = run([*python(orphan), SPIN + HOARD], tmp_path / "log", {})
    assert cost.cpu >= 0.15
    assert cost.memory > 120_000_000


def test_what_ran_before_is_not_waited_for(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as before:
        run(["true"], tmp_path / "log", {})
        assert before.poll() is None
        before.kill()


def test_a_failed_program_is_told_by_its_code_and_its_last_lines(tmp_path: Path) -> None:
    program = "print('one\\ntwo\\nthree\\nfour\\nfive\\nsix'); raise SystemExit(3)"
    with pytest.raises(ContenderError) as caught:
        run(python(program), tmp_path / "log", {})
    assert str(caught.value) == "exit 3: two\nthree\nfour\nfive\nsix"


def test_a_program_killed_by_a_signal_has_failed(tmp_path: Path) -> None:
    with pytest.raises(ContenderError, match="exit -9"):
        run(python("import os; os.kill(os.getpid(), 9)"), tmp_path / "log", {})


def test_the_environment_is_added_to_ours(tmp_path: Path) -> None:
    run(["sh", "-c", "echo $CLOCK $PATH"], tmp_path / "log", {"CLOCK": "noon"})
    assert (tmp_path / "log").read_text() == f"noon {os.environ['PATH']}\n"
