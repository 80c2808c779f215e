SELECT p.lesson_number, p.attempt_count, p.best_rating, p.best_wpm, p.best_verified_wpm, p.best_accuracy,
       p.completed_at, p.completed_date, s.client_id, p.first_date, p.last_date, p.gain
FROM progress AS p
LEFT JOIN sessions AS s ON s.id = p.best_session_id
WHERE p.course = ?1
  AND (?2 IS NULL OR p.lesson_number = ?2)
