UPDATE outbox
SET state = ?3, code = ?4, detail = ?5, next_try = ?6, attempts = attempts + 1
WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)
  AND account_id = ?2
  AND state IN ('pending', 'sent', 'held')
