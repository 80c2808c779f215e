SELECT s.started_at, s.local_date, s.wpm, s.accuracy, l.number
FROM sessions AS s
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.is_deleted = 0
  AND s.is_completed = 1
  AND s.local_date >= ?1
ORDER BY s.started_at, s.client_id
