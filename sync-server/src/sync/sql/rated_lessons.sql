SELECT DISTINCT lesson_id AS "lesson!"
FROM sessions
WHERE user_id = $1 AND local_date = ANY ($2) AND rating IS NOT NULL AND lesson_id IS NOT NULL
