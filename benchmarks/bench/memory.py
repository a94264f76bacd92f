"""What memory flatten takes for any number of records: ``./daybook bench --memory``.

Visits to places, nine in ten of them places that were not seen before, so the index of the distinct
table fits into no small memory. The records come from a source in this process, through extract.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bench import jdks
from bench.datasets import CLOCK, DATE
from bench.measure import run

SIZES = (500, 400_000, 10_000_000)
LIMIT = "256m"
HEAP = "-Xmx128m"
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: visits
name: visits
version: 1.0.0
status: active
servers:
  - server: source
    type: api
    location: https://visits.example/
    customProperties:
      - property: etlRequest
        value: {query: {records: 'RECORDS'}, timeout: PT1H}
      - property: etlPagination
        value: {type: pageNumber, until: pages 1}
schema:
  - name: places
    customProperties:
      - {property: etlRowPath, value: '$.visits[*].place'}
      - {property: etlDistinctBy, value: [city]}
    properties:
      - {name: place_id, logicalType: integer, primaryKey: true, transformLogic: key()}
      - {name: city, logicalType: string, required: true, transformLogic: $.city}
      - {name: zone, logicalType: integer, transformLogic: $.zone}
  - name: visits
    customProperties: [{property: etlRowPath, value: '$.visits[*]'}]
    properties:
      - {name: visit_id, logicalType: integer, primaryKey: true, transformLogic: key()}
      - name: place_id
        logicalType: integer
        required: true
        transformLogic: key()
        relationships: [{to: places.place_id}]
customProperties:
  - {property: etlKeyDigits, value: 8}
"""


@dataclass(frozen=True)
class Archive:
    """The archive of so many records in `folder`."""

    records: int
    folder: Path

    @property
    def arguments(self) -> list[str]:
        """The arguments of a stage that works on it."""
        return _arguments(self.folder / "staging", self.folder / "contracts")

    @property
    def flattened(self) -> Path:
        """The folder that flatten has published."""
        return self.folder / "staging" / "visits" / DATE / "flatten"


@dataclass(frozen=True)
class Peak:
    """The wall time of a run in seconds, its largest resident set in bytes, and its ledger."""

    seconds: float
    resident: int
    spilled: int


def measure(root: Path, folder: Path, say: Callable[[str], None]) -> None:
    """Flatten all sizes, in a small heap and in a small container, and print a table."""
    subprocess.run([str(root / "docker" / "build"), "flatten"], check=True)
    print("| records | | s | peak resident set, MB | rows over the disk |")
    print("| ---: | --- | ---: | ---: | ---: |")
    for records in SIZES:
        say(f"== {records:,} records")
        archive = Archive(records, folder / str(records))
        try:
            _extract(root, archive)
            for name, flatten in ((HEAP, _process), (f"--memory {LIMIT}", _container)):
                peak = _checked(root, archive, flatten)
                print(
                    f"| {records:,} | `{name}` | {peak.seconds:.1f} | {peak.resident / 1e6:.0f} "
                    f"| {peak.spilled:,} |",
                    flush=True,
                )
        finally:
            shutil.rmtree(archive.folder, ignore_errors=True)


def _arguments(staging: Path, contracts: Path) -> list[str]:
    argv = ["--pipeline", "visits", "--date", DATE]
    return [*argv, "--staging", str(staging), "--contracts", str(contracts)]


def _extract(root: Path, archive: Archive) -> None:
    shutil.rmtree(archive.folder, ignore_errors=True)
    contracts = archive.folder / "contracts"
    contracts.mkdir(parents=True)
    text = CONTRACT.replace("RECORDS", str(archive.records))
    (contracts / "visits.odcs.yaml").write_text(text, encoding="utf-8")
    with _source() as url:
        argv = [
            jdks.in_use().tool("java"),
            "-jar",
            str(root / "etl-tasks/extract/target/extract.jar"),
        ]
        argv += [*archive.arguments, "--source", url]
        subprocess.run(argv, env=os.environ | {"DAYBOOK_CLOCK": CLOCK}, check=True)


@contextmanager
def _source() -> Iterator[str]:
    """Run the source and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Visits) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Visits(BaseHTTPRequestHandler):
    """Answers with as many visits as the query asks for."""

    protocol_version = "HTTP/1.1"
    part = 10_000

    def do_GET(self) -> None:
        """Send the answer in chunks, so that it need not fit into memory."""
        records = int(parse_qs(urlsplit(self.path).query)["records"][0])
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self._send('{"visits":[')
        for first in range(0, records, self.part):
            visits = range(first, min(first + self.part, records))
            self._send(("," if first else "") + ",".join(map(self._visit, visits)))
        self._send("]}")
        self._send("")

    @staticmethod
    def _visit(number: int) -> str:
        # Every tenth is at a place of another one, mostly long before.
        city = number if number % 10 else number // 2 | 1
        return f'{{"place":{{"city":"City {city}","zone":{city % 7}}}}}'

    def _send(self, text: str) -> None:
        self.wfile.write(f"{len(text):x}\r\n{text}\r\n".encode("ascii"))

    def log_message(self, *_: object) -> None:
        """Say nothing of a request."""


def _checked(
    root: Path, archive: Archive, flatten: Callable[[Path, Archive], tuple[float, int]]
) -> Peak:
    seconds, resident = flatten(root, archive)
    manifest = json.loads((archive.flattened / "manifest.json").read_text(encoding="utf-8"))
    places, visits = manifest["ledger"]
    if (places["loaded"], visits["loaded"]) != (archive.records * 9 // 10, archive.records):
        raise ValueError(f"other rows than expected: {places}, {visits}")
    metrics = json.loads((archive.flattened / "run.json").read_text(encoding="utf-8"))["metrics"]
    return Peak(seconds, resident, int(metrics.get("spilled.places", 0)))


def _process(root: Path, archive: Archive) -> tuple[float, int]:
    jar = root / "etl-tasks/flatten/target/flatten.jar"
    argv = [
        jdks.in_use().tool("java"),
        HEAP,
        "-XX:+UseSerialGC",
        "-jar",
        str(jar),
        *archive.arguments,
    ]
    cost = run(argv, archive.folder / "log", {})
    return cost.seconds, cost.memory


def _container(root: Path, archive: Archive) -> tuple[float, int]:
    """Run the image under a limit without swap, and look at its process until it ends."""
    version = re.search(r"^    <version>(.*)</version>$", (root / "pom.xml").read_text(), re.M)[1]
    argv = ["docker", "run", "--detach", "--user", f"{os.getuid()}:{os.getgid()}", "--read-only"]
    argv += ["--tmpfs", "/tmp:size=64m", "--network", "none"]  # noqa: S108
    argv += ["--memory", LIMIT, "--memory-swap", LIMIT]
    argv += ["--volume", f"{archive.folder / 'staging'}:/staging"]
    argv += ["--volume", f"{archive.folder / 'contracts'}:/contracts:ro"]
    argv += [f"daybook/flatten:{version}", *_arguments(Path("/staging"), Path("/contracts"))]
    start = time.perf_counter()
    container = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()
    try:
        resident = _watch(int(_inspect(container, "{{.State.Pid}}")))
        seconds = time.perf_counter() - start
        end = _inspect(container, "{{.State.ExitCode}} {{.State.OOMKilled}}")
        if end != "0 false":
            raise ValueError(f"exit code and whether it had too little memory: {end}")
        return seconds, resident
    finally:
        subprocess.run(["docker", "rm", "--force", container], check=True, capture_output=True)


def _inspect(container: str, what: str) -> str:
    argv = ["docker", "inspect", "--format", what, container]
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()


def _watch(process: int) -> int:
    """Return the largest resident set of a process, as the kernel tells it until the end."""
    resident = 0
    while True:
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        except OSError:
            return resident
        peak = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
        if not peak:
            return resident
        resident = int(peak[1]) * 1024
        time.sleep(0.02)
