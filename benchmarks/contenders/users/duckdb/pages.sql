-- Pages as the source sends them, unnested.
(
  SELECT unnest(results) AS r
  FROM read_json('$pages/*.json', maximum_object_size = 67108864, columns = {
    results: 'STRUCT(
    gender VARCHAR,
    name STRUCT(title VARCHAR, first VARCHAR, last VARCHAR),
    location STRUCT(
      street STRUCT(number INTEGER, name VARCHAR),
      city VARCHAR, state VARCHAR, country VARCHAR, postcode VARCHAR,
      coordinates STRUCT(latitude DECIMAL(7, 4), longitude DECIMAL(7, 4)),
      timezone STRUCT("offset" VARCHAR, description VARCHAR)),
    email VARCHAR,
    login STRUCT(uuid VARCHAR, username VARCHAR, password VARCHAR),
    dob STRUCT("date" TIMESTAMP),
    registered STRUCT("date" TIMESTAMP),
    phone VARCHAR,
    cell VARCHAR,
    id STRUCT(name VARCHAR, value VARCHAR),
    picture STRUCT(large VARCHAR, medium VARCHAR, thumbnail VARCHAR),
    nat VARCHAR
    )[]'
  })
)
