"""The data that all contenders read, made once: archive, pages and newline-delimited records."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PIPELINE = "randomuser"
PAGE = 5000
DATE = "2026-11-21"
CLOCK = f"{DATE}T12:00:00Z"
# Protects nothing but invented people; a constant, so that the data is the same everywhere.
KEY = "YmVuY2htYXJrIGRhdGEgaXMgaW52ZW50ZWQ6IHRoaXMga2V5IGd1YXJkcyBpdA=="


@dataclass(frozen=True)
class Data:
    """One size of the data: `records` records, in `folder`.

    `staging` holds Daybook's archive (zstd), `pages` the same answers decompressed, and `ndjson` is
    one record a line, each exactly the bytes that it has in its page.
    """

    records: int
    folder: Path

    @property
    def staging(self) -> Path:
        return self.folder / "staging"

    @property
    def contracts(self) -> Path:
        return self.folder / "contracts"

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    @property
    def ndjson(self) -> Path:
        return self.folder / "records.ndjson"

    @property
    def bytes(self) -> int:
        """The size of all pages, decompressed."""
        return sum(page.stat().st_size for page in self.pages.iterdir())


def make(root: Path, folder: Path, records: int) -> Data:
    """Returns the data in `folder`, and makes it where it is not yet whole."""
    data = Data(records, folder)
    done = folder / "done"
    if done.exists():
        return data
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write_contract(root, data)
    with _source(root) as url:
        _extract(root, data, url)
    _decompress(data)
    _split(data)
    done.touch()
    return data


def _write_contract(root: Path, data: Data) -> None:
    shipped = root / f"etl-core/src/main/resources/contracts/{PIPELINE}.odcs.yaml"
    text = shipped.read_text(encoding="utf-8")
    pages = data.records // PAGE
    text = text.replace("results: '500'", f"results: '{PAGE}'")
    text = text.replace("equals: '500'", f"equals: '{PAGE}'")
    text = text.replace("until: pages 1}", f"until: pages {pages}" + "}")
    if f"pages {pages}" not in text or f"equals: '{PAGE}'" not in text:
        raise ValueError(f"{shipped} does not read as expected; adapt _write_contract")
    data.contracts.mkdir()
    (data.contracts / shipped.name).write_text(text, encoding="utf-8")


@contextmanager
def _source(root: Path) -> Iterator[str]:
    """Runs the sample source and yields its address."""
    argv = [java(), "-jar", str(root / "etl-sample/target/sample.jar"), "--api", PIPELINE]
    argv += ["--users-per-window", "0", "--clock", CLOCK]
    argv += ["--until-stdin-closes"]
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline()
            match = re.match(r"listening on (\S+)", line)
            if not match:
                raise RuntimeError(f"the sample source said {line!r}, expected 'listening on URL'")
            yield match[1]
        finally:
            process.stdin.close()
            process.terminate()


def _extract(root: Path, data: Data, url: str) -> None:
    argv = [java(), "-jar", str(root / "etl-tasks/extract/target/extract.jar")]
    argv += ["--pipeline", PIPELINE, "--date", DATE, "--staging", str(data.staging)]
    argv += ["--contracts", str(data.contracts), "--source", url]
    environment = os.environ | {"DAYBOOK_KEY": KEY, "DAYBOOK_CLOCK": CLOCK}
    subprocess.run(argv, env=environment, check=True)


def _decompress(data: Data) -> None:
    data.pages.mkdir()
    archive = data.staging / PIPELINE / DATE / "extract"
    for page in sorted(archive.glob("page-*.json.zst")):
        target = data.pages / page.stem
        subprocess.run(["zstd", "-q", "-d", str(page), "-o", str(target)], check=True)


def _split(data: Data) -> None:
    """Writes the records of all pages, one a line."""
    decoder = json.JSONDecoder()
    with data.ndjson.open("w", encoding="utf-8", newline="\n") as out:
        for page in sorted(data.pages.iterdir()):
            text = page.read_text(encoding="utf-8")
            at = text.index("[", text.index('"results"')) + 1
            while True:
                while text[at] in " \r\n\t,":
                    at += 1
                if text[at] == "]":
                    break
                _, end = decoder.raw_decode(text, at)
                out.write(text[at:end].replace("\n", " "))
                out.write("\n")
                at = end


def java() -> str:
    """Returns the java that JAVA_HOME names, else the one on the PATH."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else "java"
