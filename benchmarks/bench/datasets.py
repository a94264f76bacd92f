"""The data sets: users, flat and wide, a day of them, and the orders of a shop, nested."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

DATE = "2026-11-21"
DAY_BEFORE = "2026-11-20"
CLOCK = f"{DATE}T12:00:00Z"


@dataclass(frozen=True)
class Dataset:
    """What the sample source invents for one pipeline, and the tables made of it.

    `name` is that of its folders; `unit` names its records in a title; `records` is the member of a
    page that holds them, `page` how many a page has. `sample` gives the arguments of the sample
    source and `edits` what becomes of texts of the shipped contract, both for a number of records.
    `before` is what the source is asked for before a day is run.
    """

    name: str
    pipeline: str
    unit: str
    records: str
    page: int
    tables: tuple[str, ...]
    sample: Callable[[int], list[str]]
    edits: Callable[[int], dict[str, str]]
    before: str = ""


USERS = Dataset(
    name="users",
    pipeline="randomuser",
    unit="users",
    records="results",
    page=5000,
    tables=("address", "users", "login_data"),
    sample=lambda records: ["--users-per-window", "0"],
    edits=lambda records: {
        "results: '500'": "results: '5000'",
        "equals: '500'": "equals: '5000'",
        "until: pages 1}": f"until: pages {records // 5000}}}",
    },
)
DAY = dataclasses.replace(
    USERS,
    name="day",
    page=500,
    edits=lambda _: {},
    before=f"/api/1.4/?results=500&page=1&seed={DAY_BEFORE}",
)
SHOP = Dataset(
    name="shop",
    pipeline="shop",
    unit="orders",
    records="orders",
    page=1000,
    tables=(
        "customers",
        "orders",
        "order_notes",
        "matrix_rows",
        "matrix_cells",
        "shipping_legs",
        "leg_stops",
        "items",
        "item_tags",
        "item_discounts",
        "discount_codes",
    ),
    sample=lambda records: ["--orders", str(records)],
    edits=lambda records: {"size: '50'": "size: '1000'", "equals: '50'": "equals: '1000'"},
)
