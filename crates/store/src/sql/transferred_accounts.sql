SELECT a.server_url, a.user_id, a.user, (
    SELECT count(*) FROM sessions AS s
    WHERE s.is_deleted = 0 AND (
        s.id IN (SELECT session_id FROM outbox WHERE account_id = a.id)
        OR s.id IN (SELECT session_id FROM synced WHERE account_id = a.id)
    )
)
FROM accounts AS a
ORDER BY a.id
