-- Of the account signed in: what is refused or held back first, then what waits; each newest first.
SELECT s.client_id, o.state, o.code, o.detail, o.attempts, o.next_try
FROM outbox AS o
JOIN sessions AS s ON s.id = o.session_id
JOIN accounts AS a ON a.id = o.account_id AND a.is_current = 1
WHERE o.state IN ('rejected', 'held', 'pending', 'sent')
ORDER BY o.state NOT IN ('rejected', 'held'), o.session_id DESC
LIMIT ?1
