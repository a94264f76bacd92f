-- Generated from the contract 'shop' 1.0.0 by ./daybook erd; do not edit.
-- For PostgreSQL 15 and newer.

CREATE TABLE "customers" (
    "customer_id" BIGINT NOT NULL,
    "customer_number" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "email" CHAR(64) NOT NULL,
    "city" TEXT,
    "postcode" VARCHAR(16),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("customer_id")
);
COMMENT ON TABLE "customers" IS 'A customer; a customer with several orders in a day is one row. One row for each $.orders[*].customer. Within a partition, rows with equal customer_number are one row';
COMMENT ON COLUMN "customers"."customer_id" IS 'Partition date and the ordinal of the first order of the customer. From key()';
COMMENT ON COLUMN "customers"."customer_number" IS 'Number of the customer in the shop. From $.id';
COMMENT ON COLUMN "customers"."name" IS 'Name of the customer. From $.name';
COMMENT ON COLUMN "customers"."email" IS 'E-mail address as a keyed digest. From $.email. Stored as keyed digest (hmac-sha256)';
COMMENT ON COLUMN "customers"."city" IS 'City. From $.address.city';
COMMENT ON COLUMN "customers"."postcode" IS 'Postal code. From $.address.postcode';
COMMENT ON COLUMN "customers"."created_at" IS 'When the partition was extracted. From extractedAt()';

CREATE TABLE "orders" (
    "order_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "order_number" BIGINT NOT NULL,
    "order_reference" TEXT NOT NULL,
    "order_of_day" INTEGER NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "ship_on" DATE,
    "express" BOOLEAN NOT NULL,
    "select" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "dotted" TEXT NOT NULL,
    "quoted" TEXT NOT NULL,
    "comment" TEXT,
    "points" BIGINT NOT NULL,
    "amount" DECIMAL(12,4),
    "currency" CHAR(3),
    "weight" DECIMAL(12,4) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("order_id"),
    FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id"),
    CHECK ("weight" >= 0)
);
COMMENT ON TABLE "orders" IS 'An order. One row for each $.orders[*]';
COMMENT ON COLUMN "orders"."order_id" IS 'Partition date and the ordinal of the order. From key()';
COMMENT ON COLUMN "orders"."customer_id" IS 'Who has ordered; null for a guest. From key()';
COMMENT ON COLUMN "orders"."order_number" IS 'Number of the order. From $.orderId';
COMMENT ON COLUMN "orders"."order_reference" IS 'The reference that the customer sees. From $[''Order-Id'']';
COMMENT ON COLUMN "orders"."order_of_day" IS 'The position of the order in its day. From $[''order id'']';
COMMENT ON COLUMN "orders"."placed_at" IS 'When it was placed. From $.placedAt';
COMMENT ON COLUMN "orders"."ship_on" IS 'The day on which it is sent. From $.shipOn';
COMMENT ON COLUMN "orders"."express" IS 'Whether it is sent at once. From $.express';
COMMENT ON COLUMN "orders"."select" IS 'A column whose name is a word of SQL. From $.select';
COMMENT ON COLUMN "orders"."size" IS 'Size of the parcel. From $.größe';
COMMENT ON COLUMN "orders"."dotted" IS 'A field whose name holds a dot. From $[''a.b'']';
COMMENT ON COLUMN "orders"."quoted" IS 'A field whose name holds a quote. From $[''it\''s'']';
COMMENT ON COLUMN "orders"."comment" IS 'What the customer has written; the empty string is kept. From $.comment';
COMMENT ON COLUMN "orders"."points" IS 'Points of the loyalty programme. From $.points';
COMMENT ON COLUMN "orders"."amount" IS 'What is to be paid. From $.total.amount';
COMMENT ON COLUMN "orders"."currency" IS 'ISO 4217 code. From $.total.currency';
COMMENT ON COLUMN "orders"."weight" IS 'Kilograms. From $.weight';
COMMENT ON COLUMN "orders"."created_at" IS 'When the partition was extracted. From extractedAt()';

CREATE TABLE "order_notes" (
    "order_note_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "note" TEXT,
    PRIMARY KEY ("order_note_id"),
    FOREIGN KEY ("order_id") REFERENCES "orders" ("order_id")
);
COMMENT ON TABLE "order_notes" IS 'A line of the notes of an order. One row for each $.orders[*].notes[*]';
COMMENT ON COLUMN "order_notes"."order_note_id" IS 'Key of the note. From key()';
COMMENT ON COLUMN "order_notes"."order_id" IS 'The order. From key()';
COMMENT ON COLUMN "order_notes"."position" IS 'Place in the list, from zero. From listIndex()';
COMMENT ON COLUMN "order_notes"."note" IS 'The text. From value()';

CREATE TABLE "matrix_rows" (
    "matrix_row_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("matrix_row_id"),
    FOREIGN KEY ("order_id") REFERENCES "orders" ("order_id")
);
COMMENT ON TABLE "matrix_rows" IS 'A row of the matrix of an order, a list of lists. One row for each $.orders[*].matrix[*]';
COMMENT ON COLUMN "matrix_rows"."matrix_row_id" IS 'Key of the row. From key()';
COMMENT ON COLUMN "matrix_rows"."order_id" IS 'The order. From key()';
COMMENT ON COLUMN "matrix_rows"."position" IS 'Place in the list, from zero. From listIndex()';

CREATE TABLE "shipping_legs" (
    "shipping_leg_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("shipping_leg_id"),
    FOREIGN KEY ("order_id") REFERENCES "orders" ("order_id")
);
COMMENT ON TABLE "shipping_legs" IS 'A leg of the way of an order. One row for each $.orders[*].shippingLegs[*]';
COMMENT ON COLUMN "shipping_legs"."shipping_leg_id" IS 'Key of the leg. From key()';
COMMENT ON COLUMN "shipping_legs"."order_id" IS 'The order. From key()';
COMMENT ON COLUMN "shipping_legs"."position" IS 'Place in the list, from zero. From listIndex()';

CREATE TABLE "items" (
    "item_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price" DECIMAL(12,4) NOT NULL,
    "gift" BOOLEAN NOT NULL,
    PRIMARY KEY ("item_id"),
    FOREIGN KEY ("order_id") REFERENCES "orders" ("order_id"),
    CHECK ("quantity" >= 0)
);
COMMENT ON TABLE "items" IS 'An item of an order; an order is only loaded with all of its items. One row for each $.orders[*].items[*]';
COMMENT ON COLUMN "items"."item_id" IS 'Key of the item. From key()';
COMMENT ON COLUMN "items"."order_id" IS 'The order. From key()';
COMMENT ON COLUMN "items"."position" IS 'Place in the list, from zero. From listIndex()';
COMMENT ON COLUMN "items"."sku" IS 'Number of the article. From $.sku';
COMMENT ON COLUMN "items"."title" IS 'Name of the article. From $.title';
COMMENT ON COLUMN "items"."quantity" IS 'Pieces. From $.quantity';
COMMENT ON COLUMN "items"."price" IS 'Price of a piece. From $.price';
COMMENT ON COLUMN "items"."gift" IS 'Whether it is wrapped. From $.gift';

CREATE TABLE "matrix_cells" (
    "matrix_cell_id" BIGINT NOT NULL,
    "matrix_row_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" DECIMAL(12,4) NOT NULL,
    PRIMARY KEY ("matrix_cell_id"),
    FOREIGN KEY ("matrix_row_id") REFERENCES "matrix_rows" ("matrix_row_id")
);
COMMENT ON TABLE "matrix_cells" IS 'A cell of the matrix of an order. One row for each $.orders[*].matrix[*][*]';
COMMENT ON COLUMN "matrix_cells"."matrix_cell_id" IS 'Key of the cell. From key()';
COMMENT ON COLUMN "matrix_cells"."matrix_row_id" IS 'The row. From key()';
COMMENT ON COLUMN "matrix_cells"."position" IS 'Place in the row, from zero. From listIndex()';
COMMENT ON COLUMN "matrix_cells"."number" IS 'The number. From value()';

CREATE TABLE "leg_stops" (
    "leg_stop_id" BIGINT NOT NULL,
    "shipping_leg_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "airport" TEXT NOT NULL,
    PRIMARY KEY ("leg_stop_id"),
    FOREIGN KEY ("shipping_leg_id") REFERENCES "shipping_legs" ("shipping_leg_id")
);
COMMENT ON TABLE "leg_stops" IS 'An end of a leg. One row for each $.orders[*].shippingLegs[*][*]';
COMMENT ON COLUMN "leg_stops"."leg_stop_id" IS 'Key of the stop. From key()';
COMMENT ON COLUMN "leg_stops"."shipping_leg_id" IS 'The leg. From key()';
COMMENT ON COLUMN "leg_stops"."position" IS 'Place in the leg, from zero. From listIndex()';
COMMENT ON COLUMN "leg_stops"."airport" IS 'Code of the airport. From value()';

CREATE TABLE "item_tags" (
    "item_tag_id" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "tag" TEXT,
    PRIMARY KEY ("item_tag_id"),
    FOREIGN KEY ("item_id") REFERENCES "items" ("item_id")
);
COMMENT ON TABLE "item_tags" IS 'A tag of an item. One row for each $.orders[*].items[*].tags[*]';
COMMENT ON COLUMN "item_tags"."item_tag_id" IS 'Key of the tag. From key()';
COMMENT ON COLUMN "item_tags"."item_id" IS 'The item. From key()';
COMMENT ON COLUMN "item_tags"."position" IS 'Place in the list, from zero. From listIndex()';
COMMENT ON COLUMN "item_tags"."tag" IS 'The tag. From value()';

CREATE TABLE "item_discounts" (
    "item_discount_id" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" DECIMAL(12,4) NOT NULL,
    PRIMARY KEY ("item_discount_id"),
    FOREIGN KEY ("item_id") REFERENCES "items" ("item_id")
);
COMMENT ON TABLE "item_discounts" IS 'A discount on an item. One row for each $.orders[*].items[*].discounts[*]';
COMMENT ON COLUMN "item_discounts"."item_discount_id" IS 'Key of the discount. From key()';
COMMENT ON COLUMN "item_discounts"."item_id" IS 'The item. From key()';
COMMENT ON COLUMN "item_discounts"."position" IS 'Place in the list, from zero. From listIndex()';
COMMENT ON COLUMN "item_discounts"."kind" IS 'Kind of the discount. From $.kind';
COMMENT ON COLUMN "item_discounts"."amount" IS 'What is taken off. From $.amount';

CREATE TABLE "discount_codes" (
    "discount_code_id" BIGINT NOT NULL,
    "item_discount_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    PRIMARY KEY ("discount_code_id"),
    FOREIGN KEY ("item_discount_id") REFERENCES "item_discounts" ("item_discount_id")
);
COMMENT ON TABLE "discount_codes" IS 'A code that gave a discount. One row for each $.orders[*].items[*].discounts[*].codes[*]';
COMMENT ON COLUMN "discount_codes"."discount_code_id" IS 'Key of the code. From key()';
COMMENT ON COLUMN "discount_codes"."item_discount_id" IS 'The discount. From key()';
COMMENT ON COLUMN "discount_codes"."position" IS 'Place in the list, from zero. From listIndex()';
COMMENT ON COLUMN "discount_codes"."code" IS 'The code. From value()';

-- Loading a partition; any number of partitions fit into the tables:
-- COPY "customers" FROM '…/20261121_customers.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "orders" FROM '…/20261121_orders.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "order_notes" FROM '…/20261121_order_notes.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "matrix_rows" FROM '…/20261121_matrix_rows.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "shipping_legs" FROM '…/20261121_shipping_legs.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "items" FROM '…/20261121_items.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "matrix_cells" FROM '…/20261121_matrix_cells.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "leg_stops" FROM '…/20261121_leg_stops.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "item_tags" FROM '…/20261121_item_tags.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "item_discounts" FROM '…/20261121_item_discounts.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "discount_codes" FROM '…/20261121_discount_codes.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
