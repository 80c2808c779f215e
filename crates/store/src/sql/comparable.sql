SELECT s.client_id, substr(s.local_date, 1, 7), s.origin, s.is_deleted, y.item_hash, o.state
FROM sessions AS s
LEFT JOIN synced AS y ON y.session_id = s.id
LEFT JOIN outbox AS o ON o.session_id = s.id
WHERE coalesce(o.account_id, y.account_id) = ?1
UNION ALL
-- Deleted before they came here.
SELECT client_id, '', 1, 1, NULL, NULL FROM tombstones
ORDER BY 1
