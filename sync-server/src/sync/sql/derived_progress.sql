SELECT
    course_id, lesson_id, is_completed, completed_at, best_wpm_centi, best_accuracy_centi,
    best_verified_wpm_centi, best_rating, best_session_id, attempt_count, is_unlocked,
    first_rated_on, last_rated_on, accuracy_gain_centi
FROM progress
WHERE user_id = $1
