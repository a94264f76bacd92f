"""The three tables with polars, in its lazy streaming form: polars_tables.py RECORDS OUTPUT."""

import sys

import polars as pl

FIRST_KEY = 202611210000001
CREATED_AT = "2026-11-21T12:00:00.000Z"
PLACE = {
    "street_number": pl.col("location").struct["street"].struct["number"],
    "street_name": pl.col("location").struct["street"].struct["name"],
    "city": pl.col("location").struct["city"],
    "state": pl.col("location").struct["state"],
    "country": pl.col("location").struct["country"],
    "postcode": pl.col("location").struct["postcode"],
    "latitude": pl.col("location").struct["coordinates"].struct["latitude"],
    "longitude": pl.col("location").struct["coordinates"].struct["longitude"],
    "timezone_offset": pl.col("location").struct["timezone"].struct["offset"],
    "timezone_description": pl.col("location").struct["timezone"].struct["description"],
}
TEXT = pl.String
SCHEMA = {
    "gender": TEXT,
    "name": pl.Struct({"title": TEXT, "first": TEXT, "last": TEXT}),
    "location": pl.Struct(
        {
            "street": pl.Struct({"number": pl.Int32, "name": TEXT}),
            "city": TEXT,
            "state": TEXT,
            "country": TEXT,
            "postcode": TEXT,
            "coordinates": pl.Struct({"latitude": TEXT, "longitude": TEXT}),
            "timezone": pl.Struct({"offset": TEXT, "description": TEXT}),
        }
    ),
    "email": TEXT,
    "login": pl.Struct({"uuid": TEXT, "username": TEXT, "password": TEXT}),
    "dob": pl.Struct({"date": TEXT}),
    "registered": pl.Struct({"date": TEXT}),
    "phone": TEXT,
    "cell": TEXT,
    "id": pl.Struct({"name": TEXT, "value": TEXT}),
    "picture": pl.Struct({"large": TEXT, "medium": TEXT, "thumbnail": TEXT}),
    "nat": TEXT,
}


def decimal(column: str) -> pl.Expr:
    """Give a number with four digits after the point, as text."""
    return pl.col(column).cast(pl.Decimal(7, 4)).cast(TEXT)


def moment(column: str) -> pl.Expr:
    return pl.col(column).struct["date"].str.to_datetime("%Y-%m-%dT%H:%M:%S%.3fZ")


def iso(column: str) -> pl.Expr:
    return moment(column).dt.strftime("%Y-%m-%dT%H:%M:%S%.3fZ")


def age(column: str) -> pl.Expr:
    """Whole years between the day of a moment and 21 November 2026."""
    born = moment(column)
    day = born.dt.month().cast(pl.Int32) * 100 + born.dt.day()
    return 2026 - born.dt.year() - (day > 1121).cast(pl.Int32)


records, output = sys.argv[1:]
created = pl.lit(CREATED_AT).alias("created_at")
people = (
    pl.read_ndjson(records, schema=SCHEMA)
    .with_row_index("n")
    .with_columns(**PLACE)
    .with_columns((pl.col("n").cast(pl.Int64) + FIRST_KEY).alias("user_id"))
    .with_columns(pl.col("user_id").min().over(*PLACE).alias("address_id"))
)
people.filter(pl.col("address_id") == pl.col("user_id")).select(
    "address_id",
    *[decimal(name) if name.endswith("itude") else name for name in PLACE],
    created,
).write_csv(f"{output}/address.csv")
people.select(
    "user_id",
    "address_id",
    pl.col("name").struct["title"],
    pl.col("name").struct["first"].alias("first_name"),
    pl.col("name").struct["last"].alias("last_name"),
    "gender",
    "email",
    pl.col("nat").alias("nationality"),
    iso("dob").alias("dob_date"),
    age("dob").alias("dob_age"),
    iso("registered").alias("registered_date"),
    age("registered").alias("registered_age"),
    "phone",
    "cell",
    pl.col("id").struct["name"].replace("", None).alias("id_name"),
    pl.col("id").struct["value"].alias("id_value"),
    pl.col("picture").struct["large"].alias("picture_large"),
    pl.col("picture").struct["medium"].alias("picture_medium"),
    pl.col("picture").struct["thumbnail"].alias("picture_thumbnail"),
    created,
).write_csv(f"{output}/users.csv")
people.select(
    "user_id",
    pl.col("login").struct["uuid"],
    pl.col("login").struct["username"],
    pl.col("login").struct["password"],
    created,
).write_csv(f"{output}/login_data.csv")
