SELECT t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
WHERE s.is_deleted = 0
  AND s.local_date >= ?1
  AND (?2 IS NULL OR s.keyboard_layout = ?2)
ORDER BY s.id
