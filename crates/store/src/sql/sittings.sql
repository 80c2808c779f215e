SELECT s.local_date, s.active_duration, s.is_completed, s.wpm, l.number, s.kind = 'practice'
FROM sessions AS s
LEFT JOIN lessons AS l ON l.id = s.lesson_id AND l.course = ?1
WHERE s.is_deleted = 0
ORDER BY s.started_at, s.client_id
