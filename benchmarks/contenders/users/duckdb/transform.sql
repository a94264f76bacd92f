-- The records as JSON values, taken apart by json_transform.
(
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
)
