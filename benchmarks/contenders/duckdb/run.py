"""Runs one SQL form: run.py FORM.sql RECORDS PAGES OUTPUT."""

import sys
from pathlib import Path
from string import Template

import duckdb

form, records, pages, output = sys.argv[1:]
text = Template(Path(form).read_text(encoding="utf-8"))
duckdb.connect().execute(text.substitute(records=records, pages=pages, output=output))
