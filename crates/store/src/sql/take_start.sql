-- Not of a session that waits for anything else than its verdict: what is refused or held stays as it was sent.
UPDATE sessions
SET started_at = ?2
WHERE client_id = ?1
  AND is_deleted = 0
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS o
      WHERE o.session_id = sessions.id AND o.state NOT IN ('pending', 'sent', 'stored')
  )
