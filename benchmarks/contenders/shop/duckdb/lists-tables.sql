-- Each list becomes a table, whose row numbers are the keys.
CREATE TEMP TABLE notes AS
SELECT rowid AS parent, generate_subscripts(notes, 1) - 1 AS position, unnest(notes) AS note
FROM raw;

CREATE TEMP TABLE matrix AS
SELECT rowid AS parent, generate_subscripts(matrix, 1) - 1 AS position, unnest(matrix) AS cells
FROM raw;

CREATE TEMP TABLE cells AS
SELECT rowid AS parent, generate_subscripts(cells, 1) - 1 AS position, unnest(cells) AS number
FROM matrix;

CREATE TEMP TABLE legs AS
SELECT rowid AS parent, generate_subscripts(shippingLegs, 1) - 1 AS position,
  unnest(shippingLegs) AS stops
FROM raw;

CREATE TEMP TABLE stops AS
SELECT rowid AS parent, generate_subscripts(stops, 1) - 1 AS position, unnest(stops) AS airport
FROM legs;

CREATE TEMP TABLE items AS
SELECT rowid AS parent, generate_subscripts(items, 1) - 1 AS position, unnest(items) AS item
FROM raw;

CREATE TEMP TABLE tags AS
SELECT rowid AS parent, generate_subscripts(item.tags, 1) - 1 AS position,
  unnest(item.tags) AS tag
FROM items;

CREATE TEMP TABLE discounts AS
SELECT rowid AS parent, generate_subscripts(item.discounts, 1) - 1 AS position,
  unnest(item.discounts) AS discount
FROM items;

CREATE TEMP TABLE codes AS
SELECT rowid AS parent, generate_subscripts(discount.codes, 1) - 1 AS position,
  unnest(discount.codes) AS code
FROM discounts;

COPY (
  SELECT 202611210000001 + rowid AS order_note_id, 202611210000001 + parent AS order_id, position,
    nullif(note, '') AS note
  FROM notes
) TO '$output/order_notes.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS matrix_row_id, 202611210000001 + parent AS order_id, position
  FROM matrix
) TO '$output/matrix_rows.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS matrix_cell_id, 202611210000001 + parent AS matrix_row_id,
    position, number
  FROM cells
) TO '$output/matrix_cells.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS shipping_leg_id, 202611210000001 + parent AS order_id, position
  FROM legs
) TO '$output/shipping_legs.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS leg_stop_id, 202611210000001 + parent AS shipping_leg_id,
    position, airport
  FROM stops
) TO '$output/leg_stops.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS item_id, 202611210000001 + parent AS order_id, position,
    item.sku, item.title, item.quantity, item.price, item.gift
  FROM items
) TO '$output/items.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS item_tag_id, 202611210000001 + parent AS item_id, position,
    nullif(tag, '') AS tag
  FROM tags
) TO '$output/item_tags.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS item_discount_id, 202611210000001 + parent AS item_id,
    position, discount.kind, discount.amount
  FROM discounts
) TO '$output/item_discounts.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS discount_code_id, 202611210000001 + parent AS item_discount_id,
    position, code
  FROM codes
) TO '$output/discount_codes.csv' (HEADER);
