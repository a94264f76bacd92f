-- Only lists that hold lists become tables; the leaves are numbered while they are written.
CREATE TEMP TABLE matrix AS
SELECT rowid AS parent, generate_subscripts(matrix, 1) - 1 AS position, unnest(matrix) AS cells
FROM raw;

CREATE TEMP TABLE legs AS
SELECT rowid AS parent, generate_subscripts(shippingLegs, 1) - 1 AS position,
  unnest(shippingLegs) AS stops
FROM raw;

CREATE TEMP TABLE items AS
SELECT rowid AS parent, generate_subscripts(items, 1) - 1 AS position,
  unnest(items, recursive := true)
FROM raw;

CREATE TEMP TABLE discounts AS
SELECT rowid AS parent, generate_subscripts(discounts, 1) - 1 AS position,
  unnest(discounts, recursive := true)
FROM items;

COPY (
  SELECT 202611210000000 + row_number() OVER () AS order_note_id, *
  FROM (
    SELECT 202611210000001 + rowid AS order_id, generate_subscripts(notes, 1) - 1 AS position,
      unnest(notes) AS note
    FROM raw
  )
) TO '$output/order_notes.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS matrix_row_id, 202611210000001 + parent AS order_id, position
  FROM matrix
) TO '$output/matrix_rows.csv' (HEADER);

COPY (
  SELECT 202611210000000 + row_number() OVER () AS matrix_cell_id, *
  FROM (
    SELECT 202611210000001 + rowid AS matrix_row_id, generate_subscripts(cells, 1) - 1 AS position,
      unnest(cells) AS number
    FROM matrix
  )
) TO '$output/matrix_cells.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS shipping_leg_id, 202611210000001 + parent AS order_id, position
  FROM legs
) TO '$output/shipping_legs.csv' (HEADER);

COPY (
  SELECT 202611210000000 + row_number() OVER () AS leg_stop_id, *
  FROM (
    SELECT 202611210000001 + rowid AS shipping_leg_id,
      generate_subscripts(stops, 1) - 1 AS position, unnest(stops) AS airport
    FROM legs
  )
) TO '$output/leg_stops.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS item_id, 202611210000001 + parent AS order_id, position,
    sku, title, quantity, price, gift
  FROM items
) TO '$output/items.csv' (HEADER);

COPY (
  SELECT 202611210000000 + row_number() OVER () AS item_tag_id, *
  FROM (
    SELECT 202611210000001 + rowid AS item_id, generate_subscripts(tags, 1) - 1 AS position,
      unnest(tags) AS tag
    FROM items
  )
) TO '$output/item_tags.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS item_discount_id, 202611210000001 + parent AS item_id,
    position, kind, amount
  FROM discounts
) TO '$output/item_discounts.csv' (HEADER);

COPY (
  SELECT 202611210000000 + row_number() OVER () AS discount_code_id, *
  FROM (
    SELECT 202611210000001 + rowid AS item_discount_id,
      generate_subscripts(codes, 1) - 1 AS position, unnest(codes) AS code
    FROM discounts
  )
) TO '$output/discount_codes.csv' (HEADER);
