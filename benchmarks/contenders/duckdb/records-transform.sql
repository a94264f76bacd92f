-- Records as JSON values, taken apart by json_transform; otherwise as records-join.
SET threads = 2;

CREATE TEMP TABLE people AS
SELECT
  r.gender, r.name.title, r.name.first AS first_name, r.name.last AS last_name,
  r.location.street.number AS street_number, r.location.street.name AS street_name,
  r.location.city, r.location.state, r.location.country, r.location.postcode,
  r.location.coordinates.latitude, r.location.coordinates.longitude,
  r.location.timezone."offset" AS timezone_offset,
  r.location.timezone.description AS timezone_description,
  r.email, r.login.uuid, r.login.username, r.login.password,
  r.dob."date" AS dob, r.registered."date" AS registered, r.phone, r.cell,
  nullif(r.id.name, '') AS id_name, r.id.value AS id_value,
  r.picture.large, r.picture.medium, r.picture.thumbnail, r.nat
FROM (
  SELECT json_transform(json, '{
    "gender": "VARCHAR", "name": {"title": "VARCHAR", "first": "VARCHAR", "last": "VARCHAR"},
    "location": {"street": {"number": "INTEGER", "name": "VARCHAR"},
      "city": "VARCHAR", "state": "VARCHAR", "country": "VARCHAR", "postcode": "VARCHAR",
      "coordinates": {"latitude": "DECIMAL(7, 4)", "longitude": "DECIMAL(7, 4)"},
      "timezone": {"offset": "VARCHAR", "description": "VARCHAR"}},
    "email": "VARCHAR", "login": {"uuid": "VARCHAR", "username": "VARCHAR", "password": "VARCHAR"},
    "dob": {"date": "TIMESTAMP"}, "registered": {"date": "TIMESTAMP"},
    "phone": "VARCHAR", "cell": "VARCHAR", "id": {"name": "VARCHAR", "value": "VARCHAR"},
    "picture": {"large": "VARCHAR", "medium": "VARCHAR", "thumbnail": "VARCHAR"}, "nat": "VARCHAR"
  }') AS r
  FROM read_ndjson_objects('$records')
);

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

COPY (
  SELECT 202611210000001 + p.rowid AS user_id, 202611210000000 + a.n AS address_id,
    title, first_name, last_name, gender, email, nat AS nationality,
    strftime(dob, '%Y-%m-%dT%H:%M:%S.%gZ') AS dob_date,
    datesub('year', dob::DATE, DATE '2026-11-21') AS dob_age,
    strftime(registered, '%Y-%m-%dT%H:%M:%S.%gZ') AS registered_date,
    datesub('year', registered::DATE, DATE '2026-11-21') AS registered_age,
    phone, cell, id_name, id_value, large AS picture_large, medium AS picture_medium,
    thumbnail AS picture_thumbnail, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people p
  JOIN address a USING (
    street_number, street_name, city, state, country, postcode, latitude, longitude,
    timezone_offset, timezone_description)
  ORDER BY p.rowid
) TO '$output/users.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS user_id, uuid, username, password, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people
  ORDER BY rowid
) TO '$output/login_data.csv' (HEADER);
