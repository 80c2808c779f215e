SELECT s.id, s.keyboard_layout, iif(s.is_test = 1, 'test', s.kind), t.stats,
       p.session_id IS NULL AND s.is_completed = 1, s.error_policy, g.log, g.text, l.text
FROM sessions AS s
LEFT JOIN session_stats AS t ON t.session_id = s.id
LEFT JOIN session_pace AS p ON p.session_id = s.id
LEFT JOIN session_logs AS g ON g.session_id = s.id
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.is_deleted = 0
  AND substr(s.local_date, 1, 7) = ?1
