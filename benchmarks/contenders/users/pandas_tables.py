"""The three tables with pandas, as a day's work would be: pandas_tables.py PAGES OUTPUT."""

import json
import sys
from pathlib import Path

import pandas as pd

PLACE = {
    "location.street.number": "street_number",
    "location.street.name": "street_name",
    "location.city": "city",
    "location.state": "state",
    "location.country": "country",
    "location.postcode": "postcode",
    "location.coordinates.latitude": "latitude",
    "location.coordinates.longitude": "longitude",
    "location.timezone.offset": "timezone_offset",
    "location.timezone.description": "timezone_description",
}
PERSON = {
    "user_id": "user_id",
    "address_id": "address_id",
    "name.title": "title",
    "name.first": "first_name",
    "name.last": "last_name",
    "gender": "gender",
    "email": "email",
    "nat": "nationality",
    "dob.date": "dob_date",
    "dob_age": "dob_age",
    "registered.date": "registered_date",
    "registered_age": "registered_age",
    "phone": "phone",
    "cell": "cell",
    "id.name": "id_name",
    "id.value": "id_value",
    "picture.large": "picture_large",
    "picture.medium": "picture_medium",
    "picture.thumbnail": "picture_thumbnail",
    "created_at": "created_at",
}
LOGIN = {
    "user_id": "user_id",
    "login.uuid": "uuid",
    "login.username": "username",
    "login.password": "password",
    "created_at": "created_at",
}


def age(dates: pd.Series) -> pd.Series:
    """Whole years between the day of a moment and 21 November 2026."""
    born = pd.to_datetime(dates, format="ISO8601").dt.tz_localize(None)
    day = born.dt.month * 100 + born.dt.day
    return 2026 - born.dt.year - (day > 1121).astype(int)


pages, output = map(Path, sys.argv[1:])
people = pd.concat(
    [
        pd.json_normalize(json.loads(page.read_bytes())["results"])
        for page in sorted(pages.iterdir())
    ],
    ignore_index=True,
)
people["location.postcode"] = people["location.postcode"].astype(str)
people["user_id"] = people.index + 202611210000001
people["address_id"] = people.groupby(list(PLACE), sort=False)["user_id"].transform("min")
people["created_at"] = "2026-11-21T12:00:00.000Z"
people["dob_age"] = age(people["dob.date"])
people["registered_age"] = age(people["registered.date"])

address = {"address_id": "address_id", **PLACE, "created_at": "created_at"}
first = people["user_id"] == people["address_id"]
people.loc[first, list(address)].rename(columns=address).to_csv(output / "address.csv", index=False)
people[list(PERSON)].rename(columns=PERSON).to_csv(output / "users.csv", index=False)
people[list(LOGIN)].rename(columns=LOGIN).to_csv(output / "login_data.csv", index=False)
