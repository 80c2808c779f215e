SELECT s.client_id, o.state, o.code, o.detail, o.attempts, o.next_try
FROM outbox AS o
JOIN sessions AS s ON s.id = o.session_id
WHERE o.account_id = ?1
  AND o.state IN ('pending', 'sent', 'held')
  -- No wait is longer than a week: one that is comes from a clock that was set back since.
  AND (coalesce(o.next_try, 0) <= ?2 OR o.next_try > ?2 + 691200000)
ORDER BY o.session_id
LIMIT ?3
