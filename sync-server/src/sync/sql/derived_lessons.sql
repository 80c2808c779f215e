-- Lessons that were typed, or that have a row of progress.
SELECT lesson_id AS "lesson!" FROM sessions WHERE user_id = $1 AND lesson_id IS NOT NULL
UNION
SELECT lesson_id FROM progress WHERE user_id = $1
