-- A session of another device gets a place of its own in the outbox: its own device may be gone.
INSERT INTO outbox (session_id, account_id, state, next_try)
SELECT id, ?2, 'pending', ?3 FROM sessions WHERE client_id = ?1 AND is_deleted = 0
ON CONFLICT (session_id) DO UPDATE
SET state = 'pending', code = NULL, detail = NULL, attempts = 0, next_try = excluded.next_try
WHERE account_id = excluded.account_id AND state = 'stored'
