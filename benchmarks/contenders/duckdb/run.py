"""Makes the tables from parts of SQL: run.py RECORDS PAGES OUTPUT SOURCE PART...

SOURCE is the part from which the others read as $source.
"""

import sys
from pathlib import Path
from string import Template

import duckdb


def part(name: str) -> str:
    return Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")


records, pages, output, source, *parts = sys.argv[1:]
text = "".join(part(name) for name in parts)
text = Template(text).safe_substitute(source=part(source), person=part("person"))
text = Template(text).substitute(records=records, pages=pages, output=output)
duckdb.connect(config={"threads": 2}).execute(text)
