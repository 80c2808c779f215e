-- The course that is being learnt, and on which keys: those of the newest session in a lesson.
SELECT c.id AS course, c.slug, s.keyboard_layout
FROM sessions s
JOIN lessons l ON l.id = s.lesson_id
JOIN courses c ON c.id = l.course_id
WHERE s.user_id = $1 AND s.lesson_id IS NOT NULL
ORDER BY s.started_at DESC, s.client_id DESC
LIMIT 1
