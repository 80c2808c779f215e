SELECT substr(s.local_date, 1, 7), s.keyboard_layout, iif(s.is_test = 1, 'test', s.kind), t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
LEFT JOIN summed_months AS m ON m.month = substr(s.local_date, 1, 7)
LEFT JOIN summing_months AS g ON g.month = substr(s.local_date, 1, 7)
WHERE s.id = ?1
  AND s.is_deleted = 0
  AND (m.month IS NOT NULL OR s.id <= g.last_session)
