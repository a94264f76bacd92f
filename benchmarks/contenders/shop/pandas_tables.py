"""The eleven tables with pandas, as a day's work would be: pandas_tables.py PAGES OUTPUT.

Numbers are doubles here, as they are in most such scripts; four digits are written.
"""

import json
import sys
from pathlib import Path

import pandas as pd

FIRST_KEY = 202611210000001
CREATED_AT = "2026-11-21T12:00:00.000Z"
BOOLEAN = {True: "true", False: "false"}
CUSTOMER = {
    "customer_id": "customer_id",
    "customer.id": "customer_number",
    "customer.name": "name",
    "customer.email": "email",
    "customer.address.city": "city",
    "customer.address.postcode": "postcode",
    "created_at": "created_at",
}
ORDER = {
    "order_id": "order_id",
    "customer_id": "customer_id",
    "orderId": "order_number",
    "Order-Id": "order_reference",
    "order id": "order_of_day",
    "placed_at": "placed_at",
    "shipOn": "ship_on",
    "express": "express",
    "select": "select",
    "größe": "size",
    "a.b": "dotted",
    "it's": "quoted",
    "comment": "comment",
    "points": "points",
    "total.amount": "amount",
    "total.currency": "currency",
    "weight": "weight",
    "created_at": "created_at",
}
pages, output = map(Path, sys.argv[1:])


def elements(table: pd.DataFrame, parent: str, values: str, key: str) -> pd.DataFrame:
    """Make a row of each element of a list, with its place; null and empty lists have none."""
    lists = table.loc[table[values].str.len() > 0, [parent, values]]
    rows = lists.explode(values, ignore_index=True)
    rows[key] = rows.index + FIRST_KEY
    rows["position"] = rows.groupby(parent).cumcount()
    return rows


def write(table: pd.DataFrame, name: str, columns: dict[str, str]) -> None:
    table = table[list(columns)].rename(columns=columns)
    table.to_csv(output / f"{name}.csv", index=False, float_format="%.4f")


def write_elements(table: pd.DataFrame, name: str, *columns: str, **renamed: str) -> None:
    write(table, name, {column: column for column in columns} | renamed)


def with_members(table: pd.DataFrame, values: str) -> pd.DataFrame:
    """Make columns of the members of objects."""
    return table.drop(columns=values).join(pd.json_normalize(table[values]))


orders = pd.concat(
    [
        pd.json_normalize(json.loads(page.read_bytes())["orders"])
        for page in sorted(pages.iterdir())
    ],
    ignore_index=True,
)
orders["order_id"] = orders.index + FIRST_KEY
orders["customer.id"] = orders["customer.id"].astype("Int64")
first = orders.groupby("customer.id")["order_id"].transform("min")
orders["customer_id"] = first.astype("Int64")
orders["created_at"] = CREATED_AT
placed = pd.to_datetime(orders["placedAt"], format="ISO8601", utc=True)
orders["placed_at"] = placed.dt.strftime("%Y-%m-%dT%H:%M:%S.%f").str[:-3] + "Z"
for column in ("total.amount", "weight"):
    orders[column] = orders[column].astype(float)
orders["express"] = orders["express"].map(BOOLEAN)
write(orders[orders["customer_id"] == orders["order_id"]], "customers", CUSTOMER)
write(orders, "orders", ORDER)

notes = elements(orders, "order_id", "notes", "order_note_id")
write_elements(notes, "order_notes", "order_note_id", "order_id", "position", notes="note")
matrix = elements(orders, "order_id", "matrix", "matrix_row_id")
write_elements(matrix, "matrix_rows", "matrix_row_id", "order_id", "position")
cells = elements(matrix, "matrix_row_id", "matrix", "matrix_cell_id")
cells["number"] = cells["matrix"].astype(float)
write_elements(cells, "matrix_cells", "matrix_cell_id", "matrix_row_id", "position", "number")
legs = elements(orders, "order_id", "shippingLegs", "shipping_leg_id")
write_elements(legs, "shipping_legs", "shipping_leg_id", "order_id", "position")
stops = elements(legs, "shipping_leg_id", "shippingLegs", "leg_stop_id")
columns = ("leg_stop_id", "shipping_leg_id", "position")
write_elements(stops, "leg_stops", *columns, shippingLegs="airport")

items = with_members(elements(orders, "order_id", "items", "item_id"), "items")
items["price"] = items["price"].astype(float)
items["gift"] = items["gift"].map(BOOLEAN)
columns = ("item_id", "order_id", "position", "sku", "title", "quantity", "price", "gift")
write_elements(items, "items", *columns)
tags = elements(items, "item_id", "tags", "item_tag_id")
write_elements(tags, "item_tags", "item_tag_id", "item_id", "position", tags="tag")
discounts = with_members(elements(items, "item_id", "discounts", "item_discount_id"), "discounts")
discounts["amount"] = discounts["amount"].astype(float)
columns = ("item_discount_id", "item_id", "position", "kind", "amount")
write_elements(discounts, "item_discounts", *columns)
codes = elements(discounts, "item_discount_id", "codes", "discount_code_id")
columns = ("discount_code_id", "item_discount_id", "position")
write_elements(codes, "discount_codes", *columns, codes="code")
