SELECT s.local_date, t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
WHERE s.is_deleted = 0
  AND s.keyboard_layout IN (SELECT value FROM json_each(?1))
ORDER BY s.local_date DESC, s.started_at DESC, s.client_id DESC
LIMIT ?2
