-- A table of structs; the place is compared as one value.
CREATE TEMP TABLE people AS
SELECT *
FROM $source;

CREATE TEMP TABLE address AS
SELECT min(rowid) + 1 AS n, location
FROM people
GROUP BY location;

COPY (
  SELECT 202611210000000 + n AS address_id,
    location.street.number AS street_number, location.street.name AS street_name,
    location.city, location.state, location.country, location.postcode,
    location.coordinates.latitude, location.coordinates.longitude,
    location.timezone."offset" AS timezone_offset,
    location.timezone.description AS timezone_description,
    '2026-11-21T12:00:00.000Z' AS created_at
  FROM address
  ORDER BY n
) TO '$output/address.csv' (HEADER);

COPY (
  SELECT 202611210000001 + p.rowid AS user_id, 202611210000000 + a.n AS address_id,
    p.name.title, p.name.first AS first_name, p.name.last AS last_name, gender, email, nat AS nationality,
    strftime(p.dob."date", '%Y-%m-%dT%H:%M:%S.%gZ') AS dob_date,
    datesub('year', p.dob."date"::DATE, DATE '2026-11-21') AS dob_age,
    strftime(p.registered."date", '%Y-%m-%dT%H:%M:%S.%gZ') AS registered_date,
    datesub('year', p.registered."date"::DATE, DATE '2026-11-21') AS registered_age,
    phone, cell, nullif(p.id.name, '') AS id_name, p.id.value AS id_value, p.picture.large AS picture_large, p.picture.medium AS picture_medium,
    p.picture.thumbnail AS picture_thumbnail, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people p
  JOIN address a ON p.location = a.location
  ORDER BY p.rowid
) TO '$output/users.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS user_id, login.uuid, login.username, login.password,
    '2026-11-21T12:00:00.000Z' AS created_at
  FROM people
  ORDER BY rowid
) TO '$output/login_data.csv' (HEADER);
