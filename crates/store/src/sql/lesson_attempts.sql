SELECT s.local_date, s.accuracy
FROM lessons AS l
JOIN sessions AS s ON s.lesson_id = l.id
WHERE l.course = ?1
  AND l.number = ?2
  AND s.is_deleted = 0
  AND s.rating IS NOT NULL
