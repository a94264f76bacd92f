"""The eleven tables with dlt (extract, normalize, load to CSV files): dlt_tables.py PAGES OUTPUT.

dlt makes child tables of lists by itself, but with keys of its own, which are drawn anew each time.
For keys that are the same at each run the lists are taken apart here, as its documentation advises
where a source knows its tables: one resource, whose rows name theirs.
"""

import json
import os
import sys
from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

os.environ.update(
    RUNTIME__DLTHUB_TELEMETRY="false",
    RUNTIME__LOG_LEVEL="ERROR",
    DATA_WRITER__DISABLE_COMPRESSION="true",
    NORMALIZE__WORKERS="1",
    NORMALIZE__DATA_WRITER__FILE_MAX_ITEMS="5000000",
)
import dlt

FIRST_KEY = 202611210000001
CREATED_AT = "2026-11-21T12:00:00.000Z"
FOUR_DIGITS = Decimal("0.0001")


def columns(**types):
    return {name: {"data_type": kind} for name, kind in types.items()}


# The header of a file may be written before its rows have shown all columns: where the first value
# of a column may be null, the columns are told in advance.
HINTS = {
    "customers": columns(
        customer_id="bigint",
        customer_number="bigint",
        name="text",
        email="text",
        city="text",
        postcode="text",
    ),
    "order_notes": columns(
        order_note_id="bigint", order_id="bigint", position="bigint", note="text"
    ),
    "item_tags": columns(item_tag_id="bigint", item_id="bigint", position="bigint", tag="text"),
}
pages, output = map(Path, sys.argv[1:])


def decimal(number):
    return str(Decimal(number).quantize(FOUR_DIGITS))


def boolean(value):
    return "true" if value else "false"


class Tables:
    """The rows of a page, with keys that go on from page to page."""

    def __init__(self):
        self.counts = defaultdict(int)
        self.rows = defaultdict(list)
        self.customers = {}

    def add(self, table, key, **columns):
        number = FIRST_KEY + self.counts[table]
        self.counts[table] += 1
        self.rows[table].append({key: number, **columns})
        return number

    def add_order(self, order):
        number = FIRST_KEY + self.counts["orders"]
        customer = order.get("customer")
        placed = datetime.fromisoformat(order["placedAt"]).astimezone(UTC)
        total = order.get("total") or {}
        self.add(
            "orders",
            "order_id",
            customer_id=customer and self.customer(number, customer),
            order_number=order["orderId"],
            order_reference=order["Order-Id"],
            order_of_day=order["order id"],
            placed_at=placed.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            ship_on=order["shipOn"],
            express=boolean(order["express"]),
            select=order["select"],
            size=order["größe"],
            dotted=order["a.b"],
            quoted=order["it's"],
            comment=order["comment"],
            points=order["points"],
            amount=total and decimal(total["amount"]),
            currency=total.get("currency"),
            weight=decimal(order["weight"]),
            created_at=CREATED_AT,
        )
        self.add_lists(number, order)

    def customer(self, number, customer):
        first = self.customers.setdefault(customer["id"], number)
        if first == number:
            address = customer["address"] or {}
            self.rows["customers"].append(
                {
                    "customer_id": number,
                    "customer_number": customer["id"],
                    "name": customer["name"],
                    "email": customer["email"],
                    "city": address.get("city"),
                    "postcode": address.get("postcode"),
                    "created_at": CREATED_AT,
                }
            )
        return first

    def add_lists(self, number, order):
        for at, note in enumerate(order.get("notes") or ()):
            self.add("order_notes", "order_note_id", order_id=number, position=at, note=note)
        for at, cells in enumerate(order.get("matrix") or ()):
            row = self.add("matrix_rows", "matrix_row_id", order_id=number, position=at)
            for place, cell in enumerate(cells):
                self.add(
                    "matrix_cells",
                    "matrix_cell_id",
                    matrix_row_id=row,
                    position=place,
                    number=decimal(cell),
                )
        for at, stops in enumerate(order.get("shippingLegs") or ()):
            leg = self.add("shipping_legs", "shipping_leg_id", order_id=number, position=at)
            for place, airport in enumerate(stops):
                self.add(
                    "leg_stops",
                    "leg_stop_id",
                    shipping_leg_id=leg,
                    position=place,
                    airport=airport,
                )
        for at, item in enumerate(order.get("items") or ()):
            self.add_item(number, at, item)

    def add_item(self, order, at, item):
        number = self.add(
            "items",
            "item_id",
            order_id=order,
            position=at,
            sku=item["sku"],
            title=item["title"],
            quantity=item["quantity"],
            price=decimal(item["price"]),
            gift=boolean(item["gift"]),
        )
        for place, tag in enumerate(item.get("tags") or ()):
            self.add("item_tags", "item_tag_id", item_id=number, position=place, tag=tag)
        for place, discount in enumerate(item.get("discounts") or ()):
            self.add_discount(number, place, discount)

    def add_discount(self, item, at, discount):
        number = self.add(
            "item_discounts",
            "item_discount_id",
            item_id=item,
            position=at,
            kind=discount["kind"],
            amount=decimal(discount["amount"]),
        )
        for place, code in enumerate(discount.get("codes") or ()):
            self.add(
                "discount_codes",
                "discount_code_id",
                item_discount_id=number,
                position=place,
                code=code,
            )


@dlt.resource(max_table_nesting=0)
def shop():
    tables = Tables()
    for page in sorted(pages.iterdir()):
        for order in json.loads(page.read_bytes(), parse_float=Decimal)["orders"]:
            tables.add_order(order)
        for name, rows in tables.rows.items():
            hints = dlt.mark.make_hints(table_name=name, columns=HINTS.get(name))
            yield dlt.mark.with_hints(rows, hints, create_table_variant=True)
        tables.rows = defaultdict(list)


pipeline = dlt.pipeline(
    "shop",
    pipelines_dir=str(output / "pipelines"),
    destination=dlt.destinations.filesystem(
        bucket_url=str(output), layout="{table_name}.{file_id}.{ext}"
    ),
    dataset_name="tables",
)
pipeline.run(shop(), loader_file_format="csv", write_disposition="replace")
