-- Generated from the contract 'randomuser' 1.0.0 by ./daybook erd; do not edit.
-- For PostgreSQL 15 and newer.

CREATE TABLE "address" (
    "address_id" BIGINT NOT NULL,
    "street_number" INTEGER NOT NULL,
    "street_name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "postcode" VARCHAR(16) NOT NULL,
    "latitude" DECIMAL(7,4) NOT NULL,
    "longitude" DECIMAL(7,4) NOT NULL,
    "timezone_offset" VARCHAR(6) NOT NULL,
    "timezone_description" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("address_id"),
    CHECK ("latitude" BETWEEN -90 AND 90),
    CHECK ("longitude" BETWEEN -180 AND 180)
);
COMMENT ON TABLE "address" IS 'A place where people live; equal places of a day are one row. One row for each $.results[*].location. Within a partition, rows with equal street_number, street_name, city, state, country, postcode, latitude, longitude, timezone_offset, timezone_description are one row';
COMMENT ON COLUMN "address"."address_id" IS 'Partition date and the ordinal of the first person who lives here. From key()';
COMMENT ON COLUMN "address"."street_number" IS 'Number of the house. From $.street.number';
COMMENT ON COLUMN "address"."street_name" IS 'Name of the street. From $.street.name';
COMMENT ON COLUMN "address"."city" IS 'City. From $.city';
COMMENT ON COLUMN "address"."state" IS 'State, province or region. From $.state';
COMMENT ON COLUMN "address"."country" IS 'Country, in English. From $.country';
COMMENT ON COLUMN "address"."postcode" IS 'Postal code; the source sends a number or a string, by country. From $.postcode';
COMMENT ON COLUMN "address"."latitude" IS 'Degrees north. From $.coordinates.latitude';
COMMENT ON COLUMN "address"."longitude" IS 'Degrees east. From $.coordinates.longitude';
COMMENT ON COLUMN "address"."timezone_offset" IS 'Offset from UTC as the source writes it. From $.timezone.offset';
COMMENT ON COLUMN "address"."timezone_description" IS 'Cities in the time zone. From $.timezone.description';
COMMENT ON COLUMN "address"."created_at" IS 'When the partition was extracted. From extractedAt()';

CREATE TABLE "users" (
    "user_id" BIGINT NOT NULL,
    "address_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "gender" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "nationality" CHAR(2) NOT NULL,
    "dob_date" TIMESTAMPTZ(3) NOT NULL,
    "dob_age" SMALLINT NOT NULL,
    "registered_date" TIMESTAMPTZ(3) NOT NULL,
    "registered_age" SMALLINT NOT NULL,
    "phone" TEXT NOT NULL,
    "cell" TEXT NOT NULL,
    "id_name" TEXT,
    "id_value" CHAR(64),
    "picture_large" TEXT NOT NULL,
    "picture_medium" TEXT NOT NULL,
    "picture_thumbnail" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("user_id"),
    FOREIGN KEY ("address_id") REFERENCES "address" ("address_id"),
    CHECK ("gender" IN ('female', 'male')),
    CHECK ("nationality" IN ('AU', 'BR', 'CA', 'CH', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IE', 'IN', 'IR', 'MX', 'NL', 'NO', 'NZ', 'RS', 'TR', 'UA', 'US')),
    CHECK ("dob_age" BETWEEN 0 AND 130),
    CHECK ("registered_age" BETWEEN 0 AND 130)
);
COMMENT ON TABLE "users" IS 'A person. One row for each $.results[*]';
COMMENT ON COLUMN "users"."user_id" IS 'Partition date and the ordinal of the record. From key()';
COMMENT ON COLUMN "users"."address_id" IS 'Where the person lives. From key()';
COMMENT ON COLUMN "users"."title" IS 'Form of address. From $.name.title';
COMMENT ON COLUMN "users"."first_name" IS 'Given name. From $.name.first';
COMMENT ON COLUMN "users"."last_name" IS 'Family name. From $.name.last';
COMMENT ON COLUMN "users"."gender" IS 'female or male. From $.gender';
COMMENT ON COLUMN "users"."email" IS 'E-mail address; not unique. From $.email';
COMMENT ON COLUMN "users"."nationality" IS 'ISO 3166-1 alpha-2 code. From $.nat';
COMMENT ON COLUMN "users"."dob_date" IS 'Birth. From $.dob.date';
COMMENT ON COLUMN "users"."dob_age" IS 'Age in years at the partition date. From ageAt($.dob.date)';
COMMENT ON COLUMN "users"."registered_date" IS 'Registration. From $.registered.date';
COMMENT ON COLUMN "users"."registered_age" IS 'Years since the registration at the partition date. From ageAt($.registered.date)';
COMMENT ON COLUMN "users"."phone" IS 'Phone number. From $.phone';
COMMENT ON COLUMN "users"."cell" IS 'Mobile phone number. From $.cell';
COMMENT ON COLUMN "users"."id_name" IS 'Kind of the national id; null where the country has none. From $.id.name';
COMMENT ON COLUMN "users"."id_value" IS 'National id as a keyed digest. From $.id.value. Stored as keyed digest (hmac-sha256)';
COMMENT ON COLUMN "users"."picture_large" IS 'Address of the large portrait. From $.picture.large';
COMMENT ON COLUMN "users"."picture_medium" IS 'Address of the medium portrait. From $.picture.medium';
COMMENT ON COLUMN "users"."picture_thumbnail" IS 'Address of the small portrait. From $.picture.thumbnail';
COMMENT ON COLUMN "users"."created_at" IS 'When the partition was extracted. From extractedAt()';

CREATE TABLE "login_data" (
    "user_id" BIGINT NOT NULL,
    "uuid" CHAR(36) NOT NULL,
    "username" TEXT NOT NULL,
    "password" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("user_id"),
    FOREIGN KEY ("user_id") REFERENCES "users" ("user_id")
);
CREATE UNIQUE INDEX ON "login_data" (("user_id" / 10000000), "uuid"); -- within a partition date
COMMENT ON TABLE "login_data" IS 'The login of a person. One row for each $.results[*].login';
COMMENT ON COLUMN "login_data"."user_id" IS 'The person. From key()';
COMMENT ON COLUMN "login_data"."uuid" IS 'Identifier of the login. From $.uuid';
COMMENT ON COLUMN "login_data"."username" IS 'Login name. From $.username';
COMMENT ON COLUMN "login_data"."password" IS 'Password as a keyed digest. From $.password. Stored as keyed digest (hmac-sha256)';
COMMENT ON COLUMN "login_data"."created_at" IS 'When the partition was extracted. From extractedAt()';

-- Loading a partition; any number of partitions fit into the tables:
-- COPY "address" FROM '…/20261121_address.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "users" FROM '…/20261121_users.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
-- COPY "login_data" FROM '…/20261121_login_data.csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');
