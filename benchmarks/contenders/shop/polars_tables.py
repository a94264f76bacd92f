"""The eleven tables with polars: polars_tables.py RECORDS OUTPUT."""

import sys

import polars as pl

FIRST_KEY = 202611210000001
CREATED_AT = pl.lit("2026-11-21T12:00:00.000Z").alias("created_at")
TEXT = pl.String
DISCOUNT = pl.Struct({"kind": TEXT, "amount": pl.Float64, "codes": pl.List(TEXT)})
ITEM = pl.Struct(
    {
        "sku": TEXT,
        "title": TEXT,
        "quantity": pl.Int32,
        "price": pl.Float64,
        "gift": pl.Boolean,
        "tags": pl.List(TEXT),
        "discounts": pl.List(DISCOUNT),
    }
)
ADDRESS = pl.Struct({"city": TEXT, "postcode": TEXT})
SCHEMA = {
    "orderId": pl.Int64,
    "Order-Id": TEXT,
    "order id": pl.Int32,
    "placedAt": TEXT,
    "shipOn": TEXT,
    "express": pl.Boolean,
    "select": TEXT,
    "größe": TEXT,
    "a.b": TEXT,
    "it's": TEXT,
    "comment": TEXT,
    "points": pl.Int64,
    "total": pl.Struct({"amount": pl.Float64, "currency": TEXT}),
    "weight": pl.Float64,
    "customer": pl.Struct({"id": pl.Int64, "name": TEXT, "email": TEXT, "address": ADDRESS}),
    "notes": pl.List(TEXT),
    "matrix": pl.List(pl.List(pl.Float64)),
    "shippingLegs": pl.List(pl.List(TEXT)),
    "items": pl.List(ITEM),
}
records, output = sys.argv[1:]


def decimal(column: pl.Expr) -> pl.Expr:
    """Give a number four digits after the point."""
    return column.cast(pl.Decimal(12, 4))


def numbered(table: pl.DataFrame, key: str) -> pl.DataFrame:
    return table.with_row_index(key).with_columns(pl.col(key).cast(pl.Int64) + FIRST_KEY)


def elements(table: pl.DataFrame, parent: str, values: str, key: str) -> pl.DataFrame:
    """Make a row of each element of a list, with its place; null and empty lists have none."""
    lists = table.select(parent, values).filter(pl.col(values).list.len() > 0)
    places = pl.int_ranges(0, pl.col(values).list.len()).alias("position")
    return numbered(lists.with_columns(places).explode("position", values), key)


def write(table: pl.DataFrame, name: str, *columns: str | pl.Expr) -> None:
    table.select(*columns).write_csv(f"{output}/{name}.csv")


orders = numbered(pl.read_ndjson(records, schema=SCHEMA), "order_id").with_columns(
    pl.when(pl.col("customer").is_not_null())
    .then(pl.col("order_id").min().over(pl.col("customer").struct["id"]))
    .alias("customer_id")
)
write(
    orders.filter(pl.col("customer_id") == pl.col("order_id")),
    "customers",
    "customer_id",
    pl.col("customer").struct["id"].alias("customer_number"),
    pl.col("customer").struct["name"],
    pl.col("customer").struct["email"],
    pl.col("customer").struct["address"].struct["city"],
    pl.col("customer").struct["address"].struct["postcode"],
    CREATED_AT,
)
write(
    orders,
    "orders",
    "order_id",
    "customer_id",
    pl.col("orderId").alias("order_number"),
    pl.col("Order-Id").alias("order_reference"),
    pl.col("order id").alias("order_of_day"),
    pl.col("placedAt")
    .str.to_datetime("%Y-%m-%dT%H:%M:%S%.3f%#z", time_zone="UTC")
    .dt.strftime("%Y-%m-%dT%H:%M:%S%.3fZ")
    .alias("placed_at"),
    pl.col("shipOn").alias("ship_on"),
    "express",
    "select",
    pl.col("größe").alias("size"),
    pl.col("a.b").alias("dotted"),
    pl.col("it's").alias("quoted"),
    "comment",
    "points",
    decimal(pl.col("total").struct["amount"]),
    pl.col("total").struct["currency"],
    decimal(pl.col("weight")),
    CREATED_AT,
)

notes = elements(orders, "order_id", "notes", "order_note_id")
write(notes, "order_notes", "order_note_id", "order_id", "position", pl.col("notes").alias("note"))
rows = elements(orders, "order_id", "matrix", "matrix_row_id")
write(rows, "matrix_rows", "matrix_row_id", "order_id", "position")
cells = elements(rows, "matrix_row_id", "matrix", "matrix_cell_id")
number = decimal(pl.col("matrix")).alias("number")
write(cells, "matrix_cells", "matrix_cell_id", "matrix_row_id", "position", number)
legs = elements(orders, "order_id", "shippingLegs", "shipping_leg_id")
write(legs, "shipping_legs", "shipping_leg_id", "order_id", "position")
stops = elements(legs, "shipping_leg_id", "shippingLegs", "leg_stop_id")
airport = pl.col("shippingLegs").alias("airport")
write(stops, "leg_stops", "leg_stop_id", "shipping_leg_id", "position", airport)

items = elements(orders, "order_id", "items", "item_id").unnest("items")
price = decimal(pl.col("price"))
columns = ("item_id", "order_id", "position", "sku", "title", "quantity", price, "gift")
write(items, "items", *columns)
tags = elements(items, "item_id", "tags", "item_tag_id")
write(tags, "item_tags", "item_tag_id", "item_id", "position", pl.col("tags").alias("tag"))
discounts = elements(items, "item_id", "discounts", "item_discount_id").unnest("discounts")
amount = decimal(pl.col("amount"))
columns = ("item_discount_id", "item_id", "position", "kind", amount)
write(discounts, "item_discounts", *columns)
codes = elements(discounts, "item_discount_id", "codes", "discount_code_id")
code = pl.col("codes").alias("code")
write(codes, "discount_codes", "discount_code_id", "item_discount_id", "position", code)
