SELECT
    lesson_id, is_unlocked, is_completed, best_rating, best_wpm_centi, best_accuracy_centi,
    attempt_count
FROM progress
WHERE user_id = $1 AND lesson_id = ANY ($2)
