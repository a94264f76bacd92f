"""The eleven tables with Spark on two local threads: spark_tables.py RECORDS OUTPUT."""

import sys

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as f

FIRST_KEY = 202611210000001
SCHEMA = """
    orderId BIGINT, `Order-Id` STRING, `order id` INT, placedAt TIMESTAMP, shipOn STRING,
    express BOOLEAN, `select` STRING, `größe` STRING, `a.b` STRING, `it's` STRING,
    comment STRING, points BIGINT, total STRUCT<amount: DECIMAL(12,4), currency: STRING>,
    weight DECIMAL(12,4),
    customer STRUCT<id: BIGINT, name: STRING, email: STRING,
        address: STRUCT<city: STRING, postcode: STRING>>,
    notes ARRAY<STRING>, matrix ARRAY<ARRAY<DECIMAL(12,4)>>, shippingLegs ARRAY<ARRAY<STRING>>,
    items ARRAY<STRUCT<sku: STRING, title: STRING, quantity: INT, price: DECIMAL(12,4),
        gift: BOOLEAN, tags: ARRAY<STRING>,
        discounts: ARRAY<STRUCT<kind: STRING, amount: DECIMAL(12,4), codes: ARRAY<STRING>>>>>"""

records, output = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.driver.memory", "8g")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
created = f.lit("2026-11-21T12:00:00.000Z").alias("created_at")


def numbered(table, key):
    """Count rows as they come: splits are read in the order of the file, and so rise these ids."""
    rank = f.row_number().over(Window.orderBy("at"))
    numbers = table.withColumn("at", f.monotonically_increasing_id())
    return numbers.withColumn(key, rank + f.lit(FIRST_KEY - 1)).drop("at")


def elements(table, parent, values, key, name):
    """Make a row of each element of a list, with its place; null and empty lists have none."""
    rows = table.select(parent, f.posexplode(values).alias("position", name))
    return numbered(rows, key).persist()


def write(table, name, *columns):
    table.select(*columns).write.option("header", True).option("quote", '"').option(
        "escape", '"'
    ).option("ignoreLeadingWhiteSpace", False).option("ignoreTrailingWhiteSpace", False).csv(
        f"{output}/{name}"
    )


orders = numbered(spark.read.schema(SCHEMA).json(records), "order_id").persist()
first = (
    orders.where("customer IS NOT NULL")
    .groupBy("customer.id")
    .agg(f.min("order_id").alias("customer_id"))
)
with_customers = (
    orders.join(f.broadcast(first), orders["customer.id"] == first["id"], "left")
    .orderBy("order_id")
    .persist()
)
write(
    with_customers.where("order_id = customer_id"),
    "customers",
    "customer_id",
    f.col("customer.id").alias("customer_number"),
    "customer.name",
    "customer.email",
    "customer.address.city",
    "customer.address.postcode",
    created,
)
write(
    with_customers,
    "orders",
    "order_id",
    "customer_id",
    f.col("orderId").alias("order_number"),
    f.col("Order-Id").alias("order_reference"),
    f.col("order id").alias("order_of_day"),
    f.date_format("placedAt", "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").alias("placed_at"),
    f.col("shipOn").alias("ship_on"),
    "express",
    "select",
    f.col("größe").alias("size"),
    f.col("`a.b`").alias("dotted"),
    f.col("`it's`").alias("quoted"),
    "comment",
    "points",
    "total.amount",
    "total.currency",
    "weight",
    created,
)

notes = elements(orders, "order_id", "notes", "order_note_id", "note")
write(notes, "order_notes", "order_note_id", "order_id", "position", "note")
rows = elements(orders, "order_id", "matrix", "matrix_row_id", "cells")
write(rows, "matrix_rows", "matrix_row_id", "order_id", "position")
cells = elements(rows, "matrix_row_id", "cells", "matrix_cell_id", "number")
write(cells, "matrix_cells", "matrix_cell_id", "matrix_row_id", "position", "number")
legs = elements(orders, "order_id", "shippingLegs", "shipping_leg_id", "stops")
write(legs, "shipping_legs", "shipping_leg_id", "order_id", "position")
stops = elements(legs, "shipping_leg_id", "stops", "leg_stop_id", "airport")
write(stops, "leg_stops", "leg_stop_id", "shipping_leg_id", "position", "airport")

items = elements(orders, "order_id", "items", "item_id", "item")
write(
    items,
    "items",
    "item_id",
    "order_id",
    "position",
    "item.sku",
    "item.title",
    "item.quantity",
    "item.price",
    "item.gift",
)
tags = elements(items, "item_id", "item.tags", "item_tag_id", "tag")
write(tags, "item_tags", "item_tag_id", "item_id", "position", "tag")
discounts = elements(items, "item_id", "item.discounts", "item_discount_id", "discount")
columns = ("item_discount_id", "item_id", "position", "discount.kind", "discount.amount")
write(discounts, "item_discounts", *columns)
codes = elements(discounts, "item_discount_id", "discount.codes", "discount_code_id", "code")
columns = ("discount_code_id", "item_discount_id", "position", "code")
write(codes, "discount_codes", *columns)
