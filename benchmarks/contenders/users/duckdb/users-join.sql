-- Users find their address by a join.
COPY (
  SELECT 202611210000001 + p.rowid AS user_id, 202611210000000 + a.n AS address_id,
$person
  FROM people p
  JOIN address a USING (
    street_number, street_name, city, state, country, postcode, latitude, longitude,
    timezone_offset, timezone_description)
  ORDER BY p.rowid
) TO '$output/users.csv' (HEADER);
