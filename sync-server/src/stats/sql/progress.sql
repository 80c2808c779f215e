-- Every lesson of a course with how a learner stands in it; nothing for a course that is not there.
SELECT
    l.lesson_number AS number,
    c.age_group,
    l.target_wpm,
    l.target_accuracy_centi,
    (l.unlock_requirements ->> 'previous_lesson_stars')::SMALLINT AS stars_needed,
    COALESCE(p.is_unlocked, FALSE) AS "is_unlocked!",
    COALESCE(p.is_completed, FALSE) AS "is_completed!",
    p.best_rating AS "best_rating?",
    p.best_wpm_centi AS "best_wpm_centi?",
    p.best_accuracy_centi AS "best_accuracy_centi?",
    COALESCE(p.attempt_count, 0) AS "attempt_count!",
    s.rating AS "attempt_rating?",
    s.wpm_centi AS "attempt_wpm_centi?",
    s.accuracy_centi AS "attempt_accuracy_centi?"
FROM courses c
JOIN lessons l ON l.course_id = c.id
LEFT JOIN progress p ON p.user_id = $1 AND p.lesson_id = l.id
LEFT JOIN sessions s ON s.id = p.best_session_id
WHERE c.slug = $2
ORDER BY l.lesson_number
