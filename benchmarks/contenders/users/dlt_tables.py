"""The three tables with dlt (extract, normalize, load to CSV files): dlt_tables.py PAGES OUTPUT."""

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path

os.environ.update(
    RUNTIME__DLTHUB_TELEMETRY="false",
    RUNTIME__LOG_LEVEL="ERROR",
    DATA_WRITER__DISABLE_COMPRESSION="true",
    # Two cores: two processes that normalize; a file of its own for each would be merged anyway.
    NORMALIZE__WORKERS="1",
    NORMALIZE__DATA_WRITER__FILE_MAX_ITEMS="5000000",
)
import dlt

FIRST_KEY = 202611210000001
TODAY = date(2026, 11, 21)
CREATED_AT = "2026-11-21T12:00:00.000Z"
pages, output = map(Path, sys.argv[1:])


def age(text):
    born = datetime.fromisoformat(text)
    later = (born.month, born.day) > (TODAY.month, TODAY.day)
    return TODAY.year - born.year - later


@dlt.source(max_table_nesting=0)
def people():
    addresses = {}

    @dlt.resource
    def records():
        key = FIRST_KEY
        for page in sorted(pages.iterdir()):
            results = json.loads(page.read_bytes())["results"]
            yield [(key + i, record) for i, record in enumerate(results)]
            key += len(results)

    def place(record):
        location = record["location"]
        return (
            location["street"]["number"],
            location["street"]["name"],
            location["city"],
            location["state"],
            location["country"],
            str(location["postcode"]),
            location["coordinates"]["latitude"],
            location["coordinates"]["longitude"],
            location["timezone"]["offset"],
            location["timezone"]["description"],
        )

    names = (
        "street_number",
        "street_name",
        "city",
        "state",
        "country",
        "postcode",
        "latitude",
        "longitude",
        "timezone_offset",
        "timezone_description",
    )

    @dlt.transformer(data_from=records)
    def address(items):
        rows = []
        for key, record in items:
            row = place(record)
            if addresses.setdefault(row, key) == key:
                rows.append(
                    {
                        "address_id": key,
                        **dict(zip(names, row, strict=True)),
                        "created_at": CREATED_AT,
                    }
                )
        yield rows

    @dlt.transformer(data_from=records)
    def users(items):
        yield [
            {
                "user_id": key,
                "address_id": addresses.setdefault(place(record), key),
                "title": record["name"]["title"],
                "first_name": record["name"]["first"],
                "last_name": record["name"]["last"],
                "gender": record["gender"],
                "email": record["email"],
                "nationality": record["nat"],
                "dob_date": record["dob"]["date"],
                "dob_age": age(record["dob"]["date"]),
                "registered_date": record["registered"]["date"],
                "registered_age": age(record["registered"]["date"]),
                "phone": record["phone"],
                "cell": record["cell"],
                "id_name": record["id"]["name"] or None,
                "id_value": record["id"]["value"],
                "picture_large": record["picture"]["large"],
                "picture_medium": record["picture"]["medium"],
                "picture_thumbnail": record["picture"]["thumbnail"],
                "created_at": CREATED_AT,
            }
            for key, record in items
        ]

    @dlt.transformer(data_from=records)
    def login_data(items):
        yield [
            {
                "user_id": key,
                "uuid": record["login"]["uuid"],
                "username": record["login"]["username"],
                "password": record["login"]["password"],
                "created_at": CREATED_AT,
            }
            for key, record in items
        ]

    return address, users, login_data


pipeline = dlt.pipeline(
    "people",
    pipelines_dir=str(output / "pipelines"),
    destination=dlt.destinations.filesystem(
        bucket_url=str(output), layout="{table_name}.{file_id}.{ext}"
    ),
    dataset_name="tables",
)
pipeline.run(people(), loader_file_format="csv", write_disposition="replace")
