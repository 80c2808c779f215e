SELECT s.local_date, s.active_duration, s.is_completed, s.wpm_centi, l.lesson_number AS "lesson?"
FROM sessions s
LEFT JOIN lessons l ON l.id = s.lesson_id AND l.course_id = $2
WHERE s.user_id = $1
