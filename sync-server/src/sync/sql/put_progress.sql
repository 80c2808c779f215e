INSERT INTO progress (
    user_id, course_id, lesson_id, is_completed, completed_at, best_wpm_centi, best_accuracy_centi,
    best_verified_wpm_centi, best_rating, best_session_id, attempt_count, is_unlocked,
    first_rated_on, last_rated_on, accuracy_gain_centi
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT ON CONSTRAINT progress_lesson_key DO UPDATE
SET is_completed = excluded.is_completed,
    completed_at = excluded.completed_at,
    best_wpm_centi = excluded.best_wpm_centi,
    best_accuracy_centi = excluded.best_accuracy_centi,
    best_verified_wpm_centi = excluded.best_verified_wpm_centi,
    best_rating = excluded.best_rating,
    best_session_id = excluded.best_session_id,
    attempt_count = excluded.attempt_count,
    first_rated_on = excluded.first_rated_on,
    last_rated_on = excluded.last_rated_on,
    accuracy_gain_centi = excluded.accuracy_gain_centi,
    is_unlocked = progress.is_unlocked OR excluded.is_unlocked
