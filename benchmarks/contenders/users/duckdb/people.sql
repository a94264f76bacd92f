-- A flat table.
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
FROM $source;
