-- The course of each learner's newest lesson, and how far they are in it.
SELECT asked.user_id AS "user_id!", c.slug, c.name, c.language, c.age_group, c.total_lessons,
       (SELECT COUNT(*) FROM progress p
        WHERE p.user_id = asked.user_id AND p.course_id = c.id AND p.is_completed) AS "completed!"
FROM unnest($1::BIGINT[]) AS asked (user_id)
CROSS JOIN LATERAL (
    SELECT l.course_id
    FROM sessions s JOIN lessons l ON l.id = s.lesson_id
    WHERE s.user_id = asked.user_id AND s.lesson_id IS NOT NULL
    ORDER BY s.started_at DESC
    LIMIT 1
) newest
JOIN courses c ON c.id = newest.course_id
