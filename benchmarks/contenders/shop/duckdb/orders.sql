-- Orders find their customer by a join; a guest has none.
COPY (
  SELECT 202611210000001 + o.rowid AS order_id, 202611210000000 + f.n AS customer_id,
    orderId AS order_number, "Order-Id" AS order_reference, "order id" AS order_of_day,
    strftime(placedAt, '%Y-%m-%dT%H:%M:%S.%gZ') AS placed_at, shipOn AS ship_on, express,
    "select", größe AS size, "a.b" AS dotted, "it's" AS quoted, comment, points,
    total.amount, total.currency, weight, '2026-11-21T12:00:00.000Z' AS created_at
  FROM raw o
  LEFT JOIN first_orders f ON o.customer.id = f.customer.id
  ORDER BY o.rowid
) TO '$output/orders.csv' (HEADER);
