-- Users find their address by a window.
COPY (
  SELECT 202611210000001 + rowid AS user_id,
    202611210000001 + min(rowid) OVER (PARTITION BY
      street_number, street_name, city, state, country, postcode, latitude, longitude,
    timezone_offset, timezone_description) AS address_id,
$person
  FROM people
  ORDER BY rowid
) TO '$output/users.csv' (HEADER);
