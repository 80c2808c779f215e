-- Lessons among those of their course: what completes each, and which one comes after.
SELECT
    l.id AS "lesson!",
    l.course_id AS "course!",
    c.slug AS "slug!",
    l.lesson_number AS "number!",
    (n.unlock_requirements ->> 'previous_lesson_stars')::SMALLINT AS stars,
    n.id AS "next?"
FROM lessons l
JOIN courses c ON c.id = l.course_id
LEFT JOIN lessons n ON n.course_id = l.course_id AND n.lesson_number = l.lesson_number + 1
WHERE l.id = ANY ($1)
