SELECT s.client_id, o.state, o.code, o.detail, o.attempts, o.next_try
FROM sessions AS s
JOIN outbox AS o ON o.session_id = s.id
WHERE s.client_id = ?1
