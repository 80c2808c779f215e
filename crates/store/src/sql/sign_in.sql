-- A known account keeps its cursor; an error of the time before says nothing about now.
INSERT INTO accounts (server_url, user_id, user, is_current)
VALUES (?1, ?2, ?3, 1)
ON CONFLICT (server_url, user_id) DO UPDATE
SET user = excluded.user, is_current = 1, next_try = NULL, failures = 0, last_error = NULL
RETURNING id
