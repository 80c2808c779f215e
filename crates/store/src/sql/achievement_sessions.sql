SELECT
    s.client_id, s.started_at + s.duration AS ended_at, s.kind, l.course, l.number, s.local_date, s.keyboard_layout,
    s.error_policy, s.rating, s.stars_needed, s.wpm, s.raw_wpm, s.accuracy, s.consistency, s.inserts, s.errors,
    s.uncorrected_errors, s.pause_count
FROM sessions AS s
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.is_deleted = 0
  AND s.is_completed = 1
ORDER BY ended_at, s.client_id
