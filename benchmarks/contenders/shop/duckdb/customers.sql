-- Orders of one customer share a row, that of the first.
CREATE TEMP TABLE first_orders AS
SELECT min(rowid) + 1 AS n, arg_min(customer, rowid) AS customer
FROM raw
WHERE customer IS NOT NULL
GROUP BY customer.id;

COPY (
  SELECT 202611210000000 + n AS customer_id, customer.id AS customer_number, customer.name,
    customer.email, customer.address.city, customer.address.postcode,
    '2026-11-21T12:00:00.000Z' AS created_at
  FROM first_orders
  ORDER BY n
) TO '$output/customers.csv' (HEADER);
