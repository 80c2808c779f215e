-- Before the first whole month.
SELECT s.keyboard_layout, t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
WHERE s.is_deleted = 0
  AND s.local_date >= ?1
  AND s.local_date < ?2
  AND (?3 IS NULL OR iif(s.is_test = 1, 'test', s.kind) = ?3)
