"""The three tables with Spark on two local threads: spark_tables.py RECORDS OUTPUT."""

import sys

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as f

FIRST_KEY = 202611210000001
SCHEMA = """
    gender STRING, name STRUCT<title: STRING, first: STRING, last: STRING>,
    location STRUCT<street: STRUCT<number: INT, name: STRING>, city: STRING, state: STRING,
        country: STRING, postcode: STRING,
        coordinates: STRUCT<latitude: DECIMAL(7,4), longitude: DECIMAL(7,4)>,
        timezone: STRUCT<offset: STRING, description: STRING>>,
    email STRING, login STRUCT<uuid: STRING, username: STRING, password: STRING>,
    dob STRUCT<date: TIMESTAMP>, registered STRUCT<date: TIMESTAMP>, phone STRING, cell STRING,
    id STRUCT<name: STRING, value: STRING>,
    picture STRUCT<large: STRING, medium: STRING, thumbnail: STRING>, nat STRING"""

records, output = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.driver.memory", "8g")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.decimalOperations.allowPrecisionLoss", "false")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")

# Splits are read in the order of the file, so these rise with it; their ranks are the ordinals.
people = (
    spark.read.schema(SCHEMA)
    .json(records)
    .withColumn("at", f.monotonically_increasing_id())
    .withColumn("user_id", f.row_number().over(Window.orderBy("at")) + f.lit(FIRST_KEY - 1))
    .persist()
)
place = people.groupBy("location").agg(f.min("user_id").alias("address_id")).persist()
created = f.lit("2026-11-21T12:00:00.000Z").alias("created_at")


def iso(column):
    return f.date_format(column, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")


def age(column):
    return f.expr(f"timestampdiff(YEAR, CAST({column} AS DATE), DATE '2026-11-21')")


def write(table, name):
    table.write.option("header", True).option("quote", '"').option("escape", '"').option(
        "ignoreLeadingWhiteSpace", False
    ).option("ignoreTrailingWhiteSpace", False).csv(f"{output}/{name}")


write(
    place.orderBy("address_id").select(
        "address_id",
        f.col("location.street.number").alias("street_number"),
        f.col("location.street.name").alias("street_name"),
        "location.city",
        "location.state",
        "location.country",
        "location.postcode",
        "location.coordinates.latitude",
        "location.coordinates.longitude",
        f.col("location.timezone.offset").alias("timezone_offset"),
        f.col("location.timezone.description").alias("timezone_description"),
        created,
    ),
    "address",
)
write(
    people.join(place, "location")
    .orderBy("user_id")
    .select(
        "user_id",
        "address_id",
        "name.title",
        f.col("name.first").alias("first_name"),
        f.col("name.last").alias("last_name"),
        "gender",
        "email",
        f.col("nat").alias("nationality"),
        iso("dob.date").alias("dob_date"),
        age("dob.date").alias("dob_age"),
        iso("registered.date").alias("registered_date"),
        age("registered.date").alias("registered_age"),
        "phone",
        "cell",
        f.nullif(f.col("id.name"), f.lit("")).alias("id_name"),
        f.col("id.value").alias("id_value"),
        f.col("picture.large").alias("picture_large"),
        f.col("picture.medium").alias("picture_medium"),
        f.col("picture.thumbnail").alias("picture_thumbnail"),
        created,
    ),
    "users",
)
write(
    people.orderBy("user_id").select(
        "user_id", "login.uuid", "login.username", "login.password", created
    ),
    "login_data",
)
