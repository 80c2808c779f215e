SELECT s.keyboard_layout, iif(s.is_test = 1, 'test', s.kind), t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
WHERE s.local_date >= ?1 || '-01'
  AND s.local_date <= ?1 || '-31'
  AND s.is_deleted = 0
  AND s.id > ?2
  AND s.id <= ?3
