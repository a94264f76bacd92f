-- As it comes.
COPY (
  SELECT 202611210000001 + rowid AS user_id, uuid, username, password, '2026-11-21T12:00:00.000Z' AS created_at
  FROM people
  ORDER BY rowid
) TO '$output/login_data.csv' (HEADER);
