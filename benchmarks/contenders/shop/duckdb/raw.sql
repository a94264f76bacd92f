-- The orders as they are; a row's number is the ordinal less one.
SET TimeZone = 'UTC';

CREATE TEMP TABLE raw AS
SELECT * FROM $source;
