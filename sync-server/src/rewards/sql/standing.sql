SELECT l.lesson_number, p.is_unlocked, p.is_completed, p.best_rating, p.best_wpm_centi, p.best_accuracy_centi,
       p.attempt_count
FROM progress p
JOIN lessons l ON l.id = p.lesson_id
WHERE p.user_id = $1 AND p.course_id = $2
