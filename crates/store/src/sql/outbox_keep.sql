UPDATE outbox
SET state = 'local', code = 'by_choice', detail = NULL, next_try = NULL
WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)
  AND state IN ('local', 'pending', 'sent', 'held', 'rejected')
