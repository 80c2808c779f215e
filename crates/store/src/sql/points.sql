SELECT s.client_id, s.started_at, s.local_date, s.wpm, s.accuracy, s.consistency, l.number,
       iif(s.is_test = 1, 'test', s.kind), s.origin = 0
FROM sessions AS s
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.is_deleted = 0
  AND s.is_completed = 1
  AND s.local_date >= ?1
  AND (?2 IS NULL OR s.keyboard_layout = ?2)
  AND (?3 IS NULL OR iif(s.is_test = 1, 'test', s.kind) = ?3)
ORDER BY s.started_at, s.client_id
