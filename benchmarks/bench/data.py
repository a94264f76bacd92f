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

from bench.datasets import CLOCK, DATE, Dataset
from bench.places import ROOT, jar

# Protects nothing but invented people; a constant, so that the data is the same everywhere.
KEY = "YmVuY2htYXJrIGRhdGEgaXMgaW52ZW50ZWQ6IHRoaXMga2V5IGd1YXJkcyBpdA=="
ENVIRONMENT = {"DAYBOOK_CLOCK": CLOCK, "DAYBOOK_KEY": KEY}

# Counts up when extract compresses otherwise, so that older archives are made again.
FORMAT = "2"


@dataclass(frozen=True)
class Data:
    """One size of a data set: `records` records, in `folder`."""

    dataset: Dataset
    records: int
    folder: Path

    @property
    def staging(self) -> Path:
        """Daybook's archive (zstd)."""
        return self.folder / "staging"

    @property
    def contracts(self) -> Path:
        """The folder of the contract that asks for as many records."""
        return self.folder / "contracts"

    @property
    def pages(self) -> Path:
        """The archived answers, decompressed."""
        return self.folder / "pages"

    @property
    def ndjson(self) -> Path:
        """One record a line, each exactly the bytes that it has in its page."""
        return self.folder / "records.ndjson"

    @property
    def bytes(self) -> int:
        """The size of all pages, decompressed."""
        return sum(page.stat().st_size for page in self.pages.iterdir())


def make(folder: Path, dataset: Dataset, records: int, java: str) -> Data:
    """Return the data in `folder`, and make it where it is not yet whole."""
    if records < 1 or records % dataset.page:
        raise ValueError(
            f"{records} {dataset.unit} are no whole pages; expected a multiple of {dataset.page}"
        )
    data = Data(dataset, records, folder)
    done = folder / "done"
    if done.exists() and done.read_text() == FORMAT:
        return data
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_contract(data)
    with source(data, java) as url:
        _extract(data, java, url)
    _decompress(data)
    _split(data)
    done.write_text(FORMAT)
    return data


def write_contract(data: Data) -> None:
    """Write the shipped contract, changed to ask for as many records."""
    name = f"{data.dataset.pipeline}.odcs.yaml"
    shipped = ROOT / "etl-core/src/main/resources/contracts" / name
    text = shipped.read_text(encoding="utf-8")
    for old, new in data.dataset.edits(data.records).items():
        if old not in text:
            raise ValueError(f"{old!r} is not in {shipped}; adapt the edits of the data set")
        text = text.replace(old, new)
    data.contracts.mkdir()
    (data.contracts / name).write_text(text, encoding="utf-8")


@contextmanager
def source(data: Data, java: str) -> Iterator[str]:
    """Run the sample source and yield its address."""
    argv = [java, "-jar", str(jar("sample")), "--api", data.dataset.pipeline]
    argv += [*data.dataset.sample(data.records), "--clock", CLOCK, "--until-stdin-closes"]
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


def _extract(data: Data, java: str, url: str) -> None:
    argv = [java, "-jar", str(jar("extract"))]
    argv += ["--pipeline", data.dataset.pipeline, "--date", DATE, "--staging", str(data.staging)]
    argv += ["--contracts", str(data.contracts), "--source", url]
    subprocess.run(argv, env=os.environ | ENVIRONMENT, check=True)


def _decompress(data: Data) -> None:
    data.pages.mkdir()
    archive = data.staging / data.dataset.pipeline / DATE / "extract"
    for page in sorted(archive.glob("page-*.json.zst")):
        target = data.pages / page.stem
        subprocess.run(["zstd", "-q", "-d", str(page), "-o", str(target)], check=True)


def _split(data: Data) -> None:
    """Write the records of all pages, one a line."""
    with data.ndjson.open("w", encoding="utf-8", newline="\n") as out:
        for page in sorted(data.pages.iterdir()):
            text = page.read_text(encoding="utf-8")
            for record in records_of(text, data.dataset.records):
                out.write(record.replace("\n", " "))
                out.write("\n")


def records_of(text: str, member: str) -> Iterator[str]:
    """Yield the text of each element of a list in a page."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index(f'"{member}"')) + 1
    while True:
        while text[at] in " \r\n\t,":
            at += 1
        if text[at] == "]":
            return
        _, end = decoder.raw_decode(text, at)
        yield text[at:end]
        at = end
