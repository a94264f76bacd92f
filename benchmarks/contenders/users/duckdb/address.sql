-- Equal places are one row.
CREATE TEMP TABLE address AS
SELECT min(rowid) + 1 AS n, street_number, street_name, city, state, country, postcode, latitude, longitude,
    timezone_offset, timezone_description
FROM people
GROUP BY ALL;

COPY (
  SELECT 202611210000000 + n AS address_id, * EXCLUDE (n), '2026-11-21T12:00:00.000Z' AS created_at
  FROM address
  ORDER BY n
) TO '$output/address.csv' (HEADER);
