-- What the lesson after asks for; NULL after the last.
SELECT (unlock_requirements ->> 'previous_lesson_stars')::SMALLINT AS stars
FROM lessons
WHERE course_id = $1 AND lesson_number = $2 + 1
