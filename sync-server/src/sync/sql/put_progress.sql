INSERT INTO progress (
    user_id, course_id, lesson_id, is_completed, completed_at, best_wpm_centi, best_accuracy_centi,
    best_verified_wpm_centi, best_rating, best_session_id, attempt_count, is_unlocked
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT ON CONSTRAINT progress_lesson_key DO UPDATE
SET is_completed = excluded.is_completed,
    completed_at = excluded.completed_at,
    best_wpm_centi = excluded.best_wpm_centi,
    best_accuracy_centi = excluded.best_accuracy_centi,
    best_verified_wpm_centi = excluded.best_verified_wpm_centi,
    best_rating = excluded.best_rating,
    best_session_id = excluded.best_session_id,
    attempt_count = excluded.attempt_count,
    is_unlocked = progress.is_unlocked OR excluded.is_unlocked
