-- As records-join, but users find their address by a window.
SET threads = 2;

CREATE TEMP TABLE people AS
SELECT
  gender, name.title, name.first AS first_name, name.last AS last_name,
  location.street.number AS street_number, location.street.name AS street_name,
  location.city, location.state, location.country, location.postcode,
  location.coordinates.latitude, location.coordinates.longitude,
  location.timezone."offset" AS timezone_offset,
  location.timezone.description AS timezone_description,
  email, login.uuid, login.username, login.password,
  dob."date" AS dob, registered."date" AS registered, phone, cell,
  nullif(id.name, '') AS id_name, id.value AS id_value,
  picture.large, picture.medium, picture.thumbnail, nat
FROM read_json('$records', format = 'newline_delimited', columns = {
    gender: 'VARCHAR',
    name: 'STRUCT(title VARCHAR, first VARCHAR, last VARCHAR)',
    location: 'STRUCT(
      street STRUCT(number INTEGER, name VARCHAR),
      city VARCHAR, state VARCHAR, country VARCHAR, postcode VARCHAR,
      coordinates STRUCT(latitude DECIMAL(7, 4), longitude DECIMAL(7, 4)),
      timezone STRUCT("offset" VARCHAR, description VARCHAR))',
    email: 'VARCHAR',
    login: 'STRUCT(uuid VARCHAR, username VARCHAR, password VARCHAR)',
    dob: 'STRUCT("date" TIMESTAMP)',
    registered: 'STRUCT("date" TIMESTAMP)',
    phone: 'VARCHAR',
    cell: 'VARCHAR',
    id: 'STRUCT(name VARCHAR, value VARCHAR)',
    picture: 'STRUCT(large VARCHAR, medium VARCHAR, thumbnail VARCHAR)',
    nat: 'VARCHAR'
  });

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
  SELECT 202611210000001 + rowid AS user_id,
    202611210000001 + min(rowid) OVER (PARTITION BY
      street_number, street_name, city, state, country, postcode, latitude, longitude,
    timezone_offset, timezone_description) AS address_id,
    title, first_name, last_name, gender, email, nat AS nationality,
    strftime(dob, '%Y-%m-%dT%H:%M:%S.%gZ') AS dob_date,
    datesub('year', dob::DATE, DATE '2026-11-21') AS dob_age,
    strftime(registered, '%Y-%m-%dT%H:%M:%S.%gZ') AS registered_date,
    datesub('year', registered::DATE, DATE '2026-11-21') AS registered_age,
    phone, cell, id_name, id_value, large AS picture_large, medium AS picture_medium,
    thumbnail AS picture_thumbnail, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people
  ORDER BY rowid
) TO '$output/users.csv' (HEADER);

COPY (
  SELECT 202611210000001 + rowid AS user_id, uuid, username, password, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people
  ORDER BY rowid
) TO '$output/login_data.csv' (HEADER);
