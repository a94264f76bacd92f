"""Makes the tables from parts of SQL: run_sql.py FOLDER RECORDS PAGES OUTPUT SOURCE PART...

A part may name another as $part, with _ for -; SOURCE is the part from which they read as $source.
"""

import sys
from pathlib import Path
from string import Template

import duckdb

folder, records, pages, output, source, *names = sys.argv[1:]
parts = {file.stem: file.read_text(encoding="utf-8") for file in Path(folder).glob("*.sql")}
named = {name.replace("-", "_"): text for name, text in parts.items()} | {"source": parts[source]}
text = Template("".join(parts[name] for name in names)).safe_substitute(named)
text = Template(text).substitute(records=records, pages=pages, output=output)
duckdb.connect(config={"threads": 2}).execute(text)
