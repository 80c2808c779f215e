-- Gives the lessons that were not open before.
INSERT INTO progress (user_id, course_id, lesson_id, is_unlocked)
SELECT $1, opened.course, opened.lesson, TRUE
FROM unnest($2::BIGINT[], $3::BIGINT[]) AS opened (lesson, course)
ON CONFLICT ON CONSTRAINT progress_lesson_key DO UPDATE SET is_unlocked = TRUE
WHERE NOT progress.is_unlocked
RETURNING lesson_id
