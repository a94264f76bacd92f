"""The command ``./daybook bench``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench import environments, facts, jdks, memory, report
from bench.contenders import PEERS
from bench.datasets import SHOP, USERS
from bench.heats import FULL, QUICK, Bench, Heat
from bench.jdks import Jdk
from bench.places import CONTENDERS, HERE, ROOT, STATE, jar
from bench.race import say
from bench.results import Result


def main() -> int:
    """Run all contenders on all sizes; 1 when one of them made other rows, failed or is missing."""
    options = _options()
    STATE.mkdir(parents=True, exist_ok=True)
    if options.memory:
        memory.measure(ROOT, STATE / "memory", say)
        return 0
    used = jdks.in_use()
    others = jdks.others(used, options.jdk, STATE)
    for jdk in others:
        say(f"making the class-data archives of JDK {jdk.version}")
        jdks.archive_classes(jdk, STATE / "last.log")
    _compile_limit(used)
    # DuckDB compares the rows, whoever takes part.
    peers = [peer for peer in PEERS if not options.only or peer in [*options.only, "duckdb"]]
    faults = {peer: environments.make(peer) for peer in peers}
    found = facts.facts([used, *others])
    bench = Bench(used, others, options.rounds, options.only, faults, found, options.resume)
    results = [result for heat in _heats(options) for result in bench.measure(heat)]
    folder = HERE if _heats(options) is FULL and not options.only else STATE
    return finish(folder, results, found)


def finish(folder: Path, results: list[Result], found: dict[str, str]) -> int:
    """Write the results and name what is wrong with them; return the exit code."""
    report.write(folder, results, found)
    say(f"written: {folder / 'results.md'}")
    wrong = [result for result in results if result.fault]
    for result in wrong:
        say(f"{result.name}, {result.size.title}: {result.fault}")
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./daybook bench")
    parser.add_argument("--quick", action="store_true", help="smaller sets, once: three minutes")
    parser.add_argument("--users", type=int, nargs="+", default=[], help="these numbers of users")
    parser.add_argument("--orders", type=int, nargs="+", default=[], help="and of orders, alone")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each; the median counts")
    parser.add_argument("--only", nargs="+", default=[], choices=("daybook", *PEERS))
    parser.add_argument(
        "--memory", action="store_true", help="only the memory of flatten, up to 10 million records"
    )
    parser.add_argument("--resume", action="store_true", help="keep the sizes measured before")
    parser.add_argument(
        "--jdk",
        type=Path,
        action="append",
        default=[],
        metavar="HOME",
        help="measure on this JDK too; else on the newest of /usr/lib/jvm, if it is newer",
    )
    options = parser.parse_args()
    if options.quick:
        options.rounds = 1
    return options


def _heats(options: argparse.Namespace) -> list[Heat]:
    users = [Heat(USERS, records) for records in options.users]
    orders = [Heat(SHOP, records) for records in options.orders]
    return users + orders or (QUICK if options.quick else FULL)


def _compile_limit(jdk: Jdk) -> None:
    """Compile the bare tokenizer."""
    source = CONTENDERS / "Tokens.java"
    argv = [jdk.tool("javac"), "-d", str(STATE / "tokens"), "-cp", str(jar("flatten")), str(source)]
    subprocess.run(argv, check=True)


if __name__ == "__main__":
    sys.exit(main())
