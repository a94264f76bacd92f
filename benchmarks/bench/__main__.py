"""The command ``./daybook bench``."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import check, data, measure, memory, report
from bench.contenders import HERE, ROOT, TABLES, Contender, contenders

STATE = ROOT / ".daybook" / "bench"
PEERS = ("duckdb", "polars", "pandas", "dlt", "spark")


def main() -> int:
    """Runs all contenders on all sizes; 1 when one of them made other rows or failed."""
    options = _options()
    if options.memory:
        memory.measure(ROOT, STATE / "memory", say)
        return 0
    sizes = [40_000] if options.quick else options.records
    rounds = 1 if options.quick else options.rounds
    faults = {
        peer: _environment(peer) for peer in PEERS if not options.only or peer in options.only
    }
    results: list[report.Result] = []
    for records in sizes:
        say(f"== {records:,} users: making the data where it is not there yet")
        made = data.make(ROOT, STATE / "data" / str(records), records)
        results += _race(made, rounds, faults, options.only)
    folder = STATE if options.quick or options.only else HERE
    report.write(folder, results, _facts())
    say(f"written: {folder / 'results.md'}")
    wrong = [result for result in results if result.fault]
    for result in wrong:
        say(f"{result.name}, {result.records:,}: {result.fault}")
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./daybook bench")
    parser.add_argument("--quick", action="store_true", help="40,000 users, once: three minutes")
    parser.add_argument(
        "--records", type=int, nargs="+", default=[400_000, 4_000_000], help="numbers of users"
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each; the median counts")
    parser.add_argument(
        "--memory", action="store_true", help="only the memory of flatten, up to 10 million records"
    )
    parser.add_argument("--only", nargs="+", default=[], choices=("daybook", *PEERS))
    return parser.parse_args()


def _environment(peer: str) -> str:
    """Makes the Python environment of a peer; returns why that was not possible, or nothing."""
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
        return "could not be installed: " + done.stderr.strip().splitlines()[-1]
    return ""


def _race(
    made: data.Data, rounds: int, faults: dict[str, str], only: list[str]
) -> list[report.Result]:
    """Runs all contenders in turn, `rounds` times; the slow ones not as often."""
    field = [
        contender
        for contender in contenders(STATE / "environments", _tokens())
        if made.records <= contender.most and (not only or contender.peer in only)
    ]
    _warm(made)
    costs: dict[str, list[measure.Cost]] = {contender.name: [] for contender in field}
    found = {contender.name: faults.get(contender.peer, "") for contender in field}
    expected: dict[str, dict] = {}
    for turn in range(rounds):
        for contender in field:
            if found[contender.name] or _is_done(costs[contender.name]):
                continue
            try:
                cost, digest = _one(contender, made, check_rows=turn == 0)
                costs[contender.name].append(cost)
                say(f"{contender.name:<40} {cost.seconds:8.2f} s  {cost.cpu:8.2f} s CPU")
            except (measure.ContenderFailed, ValueError) as fault:
                found[contender.name] = str(fault)
                say(f"{contender.name:<40} {fault}")
                continue
            if digest:
                expected = expected or digest
                differences = check.differences(digest, expected, contender.in_order)
                found[contender.name] = "; ".join(differences)
    return [
        report.Result(c.name, c.peer, made.records, made.bytes, tuple(costs[c.name]), found[c.name])
        for c in field
    ]


def _is_done(costs: list[measure.Cost]) -> bool:
    """Three runs of a program that needs a minute are enough."""
    return len(costs) >= 3 and costs[0].seconds > 60


def _one(
    contender: Contender, made: data.Data, *, check_rows: bool
) -> tuple[measure.Cost, dict[str, dict]]:
    # In memory, where the system has such a folder: what a disk takes to write is nobody's merit.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        output = Path(folder)
        contender.prepare(made, output)
        parts = [
            measure.run(argv, STATE / "last.log", {"DAYBOOK_CLOCK": data.CLOCK})
            for argv in contender.command(made, output)
        ]
        cost = measure.Cost(
            sum(part.seconds for part in parts),
            sum(part.cpu for part in parts),
            max(part.memory for part in parts),
        )
        if not check_rows or contender.files is None:
            return cost, {}
        files = {table: contender.files(output, table) for table in TABLES}
        return cost, check.digest(STATE / "environments" / "duckdb" / "bin" / "python", files)


def _warm(made: data.Data) -> None:
    """Reads all input once, so that it is in the page cache."""
    for file in [made.ndjson, *made.pages.iterdir(), *made.staging.rglob("*.zst")]:
        with file.open("rb") as stream:
            while stream.read(1 << 24):
                pass


def _tokens() -> Path:
    """Compiles the limit; returns the folder of its class."""
    classes = STATE / "tokens"
    jar = ROOT / "etl-tasks/flatten/target/flatten.jar"
    source = HERE / "contenders" / "Tokens.java"
    javac = Path(data.java()).with_name("javac") if "/" in data.java() else "javac"
    subprocess.run([str(javac), "-d", str(classes), "-cp", str(jar), str(source)], check=True)
    return classes


def _facts() -> dict[str, str]:
    """Returns what the results depend on: machine, versions, date."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as cpuinfo:
        models = [
            line.split(":", 1)[1].strip() for line in cpuinfo if line.startswith("model name")
        ]
    version = subprocess.run([data.java(), "-version"], capture_output=True, text=True).stderr
    facts = {
        "date": datetime.date.today().isoformat(),
        "machine": f"{len(models)} x {models[0]}, "
        f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "java": version.splitlines()[0],
    }
    for peer in PEERS:
        lock = HERE / "requirements" / f"{peer}.in"
        facts[peer] = " ".join(lock.read_text(encoding="utf-8").split())
    return facts


def say(line: str) -> None:
    """Tells the person what happens."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
