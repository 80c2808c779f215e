UPDATE outbox
SET state = 'stored', code = NULL, detail = NULL, next_try = NULL
WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)
